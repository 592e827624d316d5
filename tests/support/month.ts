import type { Page } from 'playwright-core';

/** What the month needs of its host: the hour, and the ward's renaming, which only a restart brings. */
export interface MonthHost {
  /** The staff window; another one after a restart. */
  page(): Page;
  /** Sets the counter's clock, a local date-time. */
  setTime(local: string): void;
  /** The ward is called otherwise from this local day on; answers when the counter runs under it. */
  renameWard(day: string): Promise<void>;
  picture(name: string): Promise<void>;
}

/** The old and the new name, as slips head them. */
export const renamed = {
  before: 'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA',
  after: 'ỦY BAN NHÂN DÂN PHƯỜNG MINH HỌA MỚI',
};

/** What the report of the month must count; a refusal to receive stands outside the register. */
export const monthStanding = {
  broughtForward: 0,
  received: 7,
  resolved: 5,
  inProgress: 1,
  stopped: 0,
  withdrawn: 1,
  refused: 1,
  guided: 0,
} as const;
export const november = { from: '2026-11-01', to: '2026-11-30' } as const;

/** Signs a person of the demonstration ward in, by the PIN the screen shows. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const person = page.getByRole('button', { name: new RegExp(name) });
  await person.click();
  const pin = /PIN minh họa (\d+)/.exec((await person.textContent()) ?? '')?.[1] ?? '';
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: /^Đăng nhập/ }).click();
  await searchBox(page).waitFor();
}

const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Tìm thủ tục hoặc hồ sơ' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const pressIn = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function changeTo(page: Page, name: string): Promise<void> {
  await press(page, 'Đổi người');
  await signInAs(page, name);
}

async function openByCode(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F2');
  await searchBox(page).fill(code);
  await page.getByRole('option').filter({ hasText: code }).first().click();
  await page.locator('article.dossier').getByText(code).first().waitFor();
}

/** A procedure chosen and a person named, on the intake screen. */
async function begin(page: Page, procedure: string, name: string): Promise<void> {
  await page.keyboard.press('F2');
  await searchBox(page).fill(procedure);
  await page.getByRole('option').filter({ hasText: procedure }).first().click();
  await page.getByLabel('Họ và tên', { exact: true }).fill(name);
  await page.getByLabel('Địa chỉ', { exact: true }).fill('Khu phố 3');
}

/** The code that is large on the screen after saving. */
const codeShown = async (page: Page) => (await page.locator('h1.code').textContent())?.trim() ?? '';

async function receiveNow(page: Page): Promise<string> {
  const all = page.getByRole('button', { name: 'Đủ giấy tờ bắt buộc', exact: true });
  if (await all.isVisible()) await all.click();
  await page.getByRole('button', { name: /Tiếp nhận và in/ }).click();
  await page.getByText('Đã tiếp nhận và lưu').waitFor();
  return codeShown(page);
}

async function receive(page: Page, procedure: string, name: string): Promise<string> {
  await begin(page, procedure, name);
  return receiveNow(page);
}

async function takeResult(page: Page, code: string, late = false): Promise<void> {
  await openByCode(page, code);
  await press(page, 'Nhận kết quả về quầy');
  if (late) await page.getByLabel('Quá hạn vì').selectOption('verification');
  await press(page, 'Quầy đã nhận kết quả');
  await page.getByText(/^Quầy nhận kết quả, /).waitFor();
}

async function giveBack(page: Page, code: string): Promise<void> {
  await openByCode(page, code);
  await press(page, 'Trả kết quả');
  await page.getByLabel('Số giấy tờ tùy thân').fill('052190001234');
  await press(page, 'Đã trả kết quả');
  await page.getByText('Trả kết quả tại quầy cho chủ hồ sơ.').waitFor();
}

/** One paper certified and given back at once. */
async function certify(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F6');
  await page.getByLabel('Họ tên người yêu cầu').fill(name);
  await page.getByLabel('Loại giấy tờ', { exact: true }).fill('Bằng tốt nghiệp THPT');
  await page.keyboard.press('F9');
  await page.getByText('Đã lưu và trả kết quả').waitFor();
}

const officer = 'Nguyễn Thị Minh Anh';
const specialist = 'Phạm Thu Hà';

/**
 * November 2026 at one counter, by the screens alone: certifications of the day, a birth registration
 * with a missing paper, a rescheduled building permit, a postal return, a refusal, a withdrawn dossier,
 * and a ward renamed in the middle. Answers the code of a dossier of the old name.
 */
export async function playMonth(host: MonthHost): Promise<{ oldCode: string; newCode: string }> {
  const { setTime } = host;
  let page = host.page();

  setTime('2026-11-02T08:00');
  await signInAs(page, officer);
  await certify(page, 'Nguyễn Thị Hường');
  await certify(page, 'Kpă Klơng');
  await host.picture('m01-certified');
  const permit = await receive(page, '1.013225', 'Trần Văn Xây');
  await openByCode(page, permit);
  await press(page, 'Giao hồ sơ');
  await page.getByLabel('Người nhận').selectOption({ label: specialist });
  await pressIn(page, 'Giao');
  await page.getByText(`${officer} giao hồ sơ cho ${specialist}.`).waitFor();

  setTime('2026-11-03T09:00');
  await begin(page, '1.001193', "Rơ Châm H'Bơ");
  await page.getByRole('checkbox', { name: /^Tờ khai đăng ký khai sinh/ }).check();
  await press(page, 'Hướng dẫn hoàn thiện');
  await press(page, 'Lập phiếu và in');
  await page.getByText('Đã lập phiếu hướng dẫn và lưu').waitFor();
  const guided = await codeShown(page);
  await host.picture('m02-guided');

  setTime('2026-11-04T08:30');
  await openByCode(page, guided);
  await press(page, 'Tiếp tục tiếp nhận');
  await page.getByText(/Đã hướng dẫn 1 lần/).waitFor();
  const birth = await receiveNow(page);
  await takeResult(page, birth);
  await giveBack(page, birth);

  setTime('2026-11-05T10:00');
  await begin(page, '1.004873', 'Y Moan Êñuôl');
  await press(page, 'Từ chối');
  await page.getByLabel('Lý do cụ thể, ghi vào phiếu').fill('Chưa đủ tuổi kết hôn theo quy định');
  await press(page, 'Lập phiếu từ chối và in');
  await page.getByText('Đã lập phiếu từ chối và lưu').waitFor();
  await host.picture('m03-refused');

  setTime('2026-11-06T08:00');
  const posted = await receive(page, '1.004873', 'Đặng Thị Ngọc Ưởng');
  setTime('2026-11-10T15:00');
  await takeResult(page, posted);
  await press(page, 'Gửi kết quả qua bưu chính');
  await page.getByLabel('Mã bưu gửi').fill('EA123456789VN');
  await press(page, 'Đã giao bưu chính');

  setTime('2026-11-13T09:00');
  await changeTo(page, specialist);
  await page.getByRole('button', { name: /^Chờ tôi nhận/ }).click();
  await press(page, 'Nhận 1 hồ sơ');
  await pressIn(page, 'Ghi lại');
  await page.getByText('Không có hồ sơ nào chờ ông/bà nhận.').waitFor();
  await openByCode(page, permit);
  await press(page, 'Xin lỗi, hẹn lại');
  await page.getByLabel('Ngày hẹn trả mới').fill('20/11/2026');
  await page.getByLabel('Lý do ghi trên phiếu').fill('Cần xác minh thêm tại thực địa');
  await page.getByLabel('Thủ trưởng ký phiếu').fill('Trần Quốc Bảo');
  await press(page, 'Lập phiếu xin lỗi');
  await press(page, 'Đã báo người dân');
  await page.getByLabel('Lúc').fill('09:00 13/11/2026');
  await press(page, 'Ghi lại');
  await page.getByText(/^Đã báo người dân: /).waitFor();
  await host.picture('m04-rescheduled');

  setTime('2026-11-13T14:00');
  await changeTo(page, officer);
  await openByCode(page, posted);
  await press(page, 'Ghi kết quả phát bưu gửi');
  await page.getByLabel('Số phiếu báo phát hoặc bằng chứng phát').fill('BP 77');
  await press(page, 'Ghi lại');
  await page.getByText('Bưu chính báo đã phát.').waitFor();
  const withdrawn = await receive(page, '1.004873', 'Hiên');
  await openByCode(page, withdrawn);
  await press(page, 'Người dân rút hồ sơ');
  await page.getByLabel('Lý do rút, theo lời người dân').fill('Đổi ý, để làm sau khi có đủ giấy tờ');
  await press(page, 'Ghi rút hồ sơ');
  await page.getByText('Người dân rút hồ sơ.').waitFor();

  setTime('2026-11-16T08:00');
  await host.renameWard('2026-11-16');
  page = host.page();
  await signInAs(page, officer);
  setTime('2026-11-20T08:00');
  await takeResult(page, permit, true);
  await giveBack(page, permit);
  await host.picture('m05-late-result');

  setTime('2026-11-27T16:00');
  const open = await receive(page, '1.004873', 'Lê Minh Hà');
  setTime('2026-11-30T16:30');
  return { oldCode: birth, newCode: open };
}
