import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

const card = '052190001234||Đặng Thị Ngọc Ưởng|01021990|Nữ|Khu phố 3, phường Minh Họa|10052022';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await signInByTouch(page);
});
afterAll(() => app.stop());

/** Slower than a scanner, as hands are. */
const byHand = (text: string) => page.keyboard.type(text, { delay: 40 });

async function scan(text: string): Promise<void> {
  const keys = await page.context().newCDPSession(page);
  const press = (key: string, typed: string) =>
    Promise.all([
      keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: typed }),
      keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
    ]);
  await Promise.all([...[...text].map((letter) => press(letter, letter)), press('Enter', '\r')]);
  await keys.detach();
}

const focused = () => page.evaluate(() => document.activeElement?.id ?? '');

/** F6, and the name has the focus. */
async function newVisit(): Promise<void> {
  await page.keyboard.press('F6');
  await expect.poll(focused).toBe('applicant.name');
}

// Keystroke-level model (Card, Moran, Newell 1983). K: 0.28 s, an average non-secretary typist (40 words a
// minute). M: 1.35 s of making up one's mind. Hands stay on the keyboard (no H). R: what the program takes.
const K = 0.28;
const M = 1.35;

/** Keys of a word by Telex: a mark is one key more (`ê` is ee, `ễ` eex, `đ` dd), a capital is Shift and letter. */
const telexKeys = (text: string): number =>
  [...text].reduce((keys, letter) => {
    const plain = letter.normalize('NFD');
    const marks = [...plain].length - 1 + (/đ/i.test(letter) ? 1 : 0);
    const shift = letter.toLowerCase() === letter ? 0 : 1;
    return keys + 1 + marks + shift;
  }, 0);

interface Visited {
  readonly keys: number;
  /** What the program itself took: the screen to open, the visit to be saved. */
  readonly ms: number;
}

/** Nguyễn Thị Hường brings a diploma of two pages and wants three copies. */
async function diplomaVisit(name: string, see: (file: string) => Promise<void>): Promise<Visited> {
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const opening = Date.now();
  await press('F6');
  await page.locator('#applicant\\.name:focus').waitFor();
  const opened = Date.now() - opening;
  await see('c01-at-once-empty');
  keys += telexKeys(name);
  await byHand(name);
  await press('Enter');
  expect(await focused()).toBe('paper-0');
  await see('c02-papers-offered');
  const offered = await page.locator('.papers-offered button').allTextContents();
  const digit = offered.find((paper) => paper.includes('Bằng tốt nghiệp THPT'))?.trim()[0] ?? '';
  await press(digit);
  expect(await page.getByLabel('Loại giấy tờ').inputValue()).toBe('Bằng tốt nghiệp THPT');
  expect(await focused()).toBe('pages-0');
  await press('2');
  await press('Enter');
  await press('3');
  await page.getByText('12.000 đ').first().waitFor();
  await see('c03-at-once-full');
  const saving = Date.now();
  await press('Enter');
  await page.getByRole('heading', { name: 'Thu 12.000 đ' }).waitFor();
  return { keys, ms: opened + Date.now() - saving };
}

test('one paper of two pages, three copies, name typed: at most 15 s at the keyboard, by the keystroke-level model', async () => {
  const name = 'Nguyễn Thị Hường';
  const see = (file: string) => picture(page, file);
  const visits = [await diplomaVisit(name, see)];
  await see('c04-served');
  await expectAccessible(page);
  for (let n = 0; n < 2; n += 1) visits.push(await diplomaVisit(name, async () => undefined));
  // Minds are made up four times: to begin, on the paper, on pages and copies, on the sum before saving.
  const person = (visits[0]?.keys ?? 0) * K + 4 * M;
  // The quickest of three: what is left is the program, not what else this machine does.
  const program = Math.min(...visits.map(({ ms }) => ms)) / 1000;
  console.log(
    `${visits[0]?.keys} keys × ${K} s + 4 × ${M} s = ${person.toFixed(2)} s, program ${program.toFixed(2)} s`,
  );
  expect(person + program).toBeLessThanOrEqual(15);
  const { rows } = await app.done('certification.register', {
    register: 'SCT/BS',
    from: '2026-11-20',
    to: '2026-11-20',
    limit: 10,
    offset: 0,
  });
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(rows[0]).toMatchObject({ requester: name, pages: 2, copies: 3, dong: 12_000 });
});

test('Enter goes on to the next visit; a card fills the name; + adds a kind of paper; F9 saves from anywhere', async () => {
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('applicant.name');
  await scan(card);
  await expect.poll(() => page.getByLabel('Họ tên người yêu cầu').inputValue()).toBe('Đặng Thị Ngọc Ưởng');
  await expect.poll(focused).toBe('paper-0');
  // What this ward had last stands first now.
  await byHand('1');
  await byHand('10');
  await page.keyboard.press('Enter');
  await byHand('2');
  await page.keyboard.press('+');
  await expect.poll(focused).toBe('paper-1');
  await page.getByLabel('Giấy tờ 2: chứng thực').selectOption('2.000884');
  await page.locator('#paper-1').fill('Sơ yếu lý lịch');
  await page.locator('#copies-1').fill('3');
  await page.getByText('54.000 đ').waitFor();
  await picture(page, 'c05-two-kinds');
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Thu 54.000 đ' }).waitFor();
  await page.getByText('SCT/CK,ĐC').waitFor();
  await page.getByRole('button', { name: 'Giấy tiếp nhận' }).click();
  await page.getByText('GIẤY TIẾP NHẬN HỒ SƠ').first().waitFor();
  await picture(page, 'c06-served-slip');
  await expectAccessible(page);
});

test('what is wrong stands at the top and beside its field; F6 after a visit begins the next', async () => {
  await newVisit();
  await page.keyboard.press('F9');
  const summary = page.getByRole('alert');
  await expect.poll(() => summary.textContent()).toContain('Họ tên người yêu cầu: Chưa nhập.');
  await expect.poll(() => summary.textContent()).toContain('Loại giấy tờ 1: Chưa nhập.');
  await picture(page, 'c07-errors');
  await expectAccessible(page);
  await page.getByLabel('Số biên lai').fill('12');
  await expect.poll(() => summary.textContent()).toContain('Số biên lai: ');
  await page.getByLabel('Số biên lai').fill('0000012');
  await page.getByLabel('Ký hiệu biên lai').fill('01aa/26p');
  await page.getByLabel('Họ tên người yêu cầu').fill('Y Moan Êñuôl');
  await page.locator('#paper-0').fill('Học bạ');
  await page.keyboard.press('F9');
  await page.getByText('Biên lai 01AA/26P số').waitFor();
  await page.keyboard.press('Enter');
  // The receipt book goes on by itself.
  await expect.poll(() => page.getByLabel('Số biên lai').inputValue()).toBe('0000013');
  await page.getByLabel('Số biên lai').fill('0000012');
  await page.getByLabel('Họ tên người yêu cầu').fill('Hiên');
  await page.locator('#paper-0').fill('Học bạ');
  await page.keyboard.press('F9');
  await summary.waitFor();
  expect(await page.locator('.summary a').getAttribute('href')).toBe('#receipt.number');
  await expect.poll(() => summary.textContent()).toContain('Số biên lai này đã ghi cho khoản thu khác');
});

test('a spoiled receipt is voided, its number kept, and the payment written again', async () => {
  await page.getByLabel('Số biên lai').fill('0000013');
  await page.keyboard.press('F9');
  await page.getByText('Biên lai 01AA/26P số').waitFor();
  await page.getByRole('button', { name: 'Khoản thu, biên lai' }).click();
  await page.getByRole('button', { name: 'Hủy biên lai' }).click();
  await picture(page, 'c12-void');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hủy khoản này' }).click();
  await page.getByText('Biên lai đã hủy, chưa ghi lại khoản thu.').waitFor();
  await page.getByRole('button', { name: 'Khoản thu, biên lai' }).click();
  expect(await page.getByLabel('Số tiền (đ)').inputValue()).toBe('2.000');
  await page.getByLabel('Ký hiệu biên lai').fill('01AA/26P');
  await page.getByLabel('Số biên lai').fill('13');
  await page.getByRole('button', { name: 'Ghi đã thu' }).click();
  await page.getByText('Số biên lai có 7 hoặc 8 chữ số').waitFor();
  await page.getByLabel('Số tiền (đ)').fill('hai nghìn');
  await page.getByLabel('Số biên lai').fill('0000014');
  await page.getByRole('button', { name: 'Ghi đã thu' }).click();
  await page.getByText('Số tiền phải là số nguyên đồng từ 1 trở lên.').waitFor();
  expect(await page.getByText('Số biên lai có 7 hoặc 8 chữ số').count()).toBe(0);
  await picture(page, 'c13-pay');
  await expectAccessible(page);
  await page.getByLabel('Số tiền (đ)').fill('2.000');
  await page.getByRole('button', { name: 'Ghi đã thu' }).click();
  await page.getByText('0000014').waitFor();
  await page.keyboard.press('F6');
  await page.getByLabel('Họ tên người yêu cầu').fill('Hiên');
  await page.locator('#paper-0').fill('Học bạ');
});

test('a visit half typed is there again after a look elsewhere, and gone when another officer signs in', async () => {
  await page.getByRole('button', { name: 'Trang chủ' }).click();
  await page.getByRole('heading', { name: 'Hồ sơ hôm nay' }).waitFor();
  await newVisit();
  expect(await page.getByLabel('Họ tên người yêu cầu').inputValue()).toBe('Hiên');
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Trần Quốc Bảo');
  await newVisit();
  expect(await page.getByLabel('Họ tên người yêu cầu').inputValue()).toBe('');
});

test('an e-certified copy: the request on the portal, the fee, and that it was sent; an exemption has its ground', async () => {
  await byHand('Hiên');
  await page.getByLabel('Bản điện tử').click();
  await page.locator('#paper-0').fill('Giấy khai sinh');
  await page.keyboard.press('F9');
  await expect
    .poll(() => page.getByRole('alert').textContent())
    .toContain('Mã yêu cầu trên Cổng: Chưa nhập.');
  await page.getByLabel('Mã yêu cầu trên Cổng Dịch vụ công').fill('BSDT-2026-0077');
  await page.getByLabel('Đã ký số và gửi bản điện tử').click();
  await page.getByLabel('Được miễn').click();
  await page.getByLabel('Căn cứ miễn (đối tượng, giấy tờ)').fill('Người có công');
  await picture(page, 'c08-electronic-exempt');
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Không thu tiền' }).waitFor();
});

test('the register of a period, and the drawer of a day closed once with its difference', async () => {
  await page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await page.getByRole('button', { name: /^Sổ chứng thực/ }).click();
  await page.getByLabel('Từ ngày').fill('1/11/2026');
  await page.getByLabel('Đến ngày').fill('30112026');
  await page.getByRole('button', { name: '5/2026' }).waitFor();
  await picture(page, 'c09-register');
  await expectAccessible(page);
  await page.getByLabel('Từ ngày').fill('01/12/2026');
  await page.getByText('Ngày đầu phải trước hoặc bằng ngày cuối.').waitFor();
  await page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await page.getByRole('button', { name: /^Quỹ trong ngày/ }).click();
  await page.getByText('94.000 đ').first().waitFor();
  await page.getByLabel('Tiền lẻ đầu ngày (đ)').fill('200.000');
  await page.getByRole('button', { name: 'Chốt sổ ngày này' }).click();
  await page.getByText('Số tiền phải là số nguyên đồng').waitFor();
  await page.getByLabel('Đếm được (đ)').fill('293000');
  await page.getByText('Thiếu 1.000 đ so với sổ.').waitFor();
  await page.getByRole('button', { name: 'Chốt sổ ngày này' }).click();
  await page.getByText('Tiền đếm được lệch với sổ.').waitFor();
  await picture(page, 'c10-cash-open');
  await expectAccessible(page);
  await page.getByLabel('Lý do chênh lệch').fill('Trả nhầm tiền lẻ');
  await page.getByRole('button', { name: 'Chốt sổ ngày này' }).click();
  await page.getByText('Đã chốt sổ', { exact: true }).waitFor();
  await newVisit();
  await byHand('Kpă Klơng');
  await page.locator('#paper-0').fill('Học bạ');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Thu 2.000 đ' }).waitFor();
  await page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await page.getByRole('button', { name: /^Quỹ trong ngày/ }).click();
  await page.getByText('Sau chốt sổ còn thu').waitFor();
  await picture(page, 'c11-cash-closed');
  await expectAccessible(page);
});

test('a waiver of the day is offered with its condition and source, and chosen by the officer only', async () => {
  await page.keyboard.press('F4');
  await expect.poll(focused).toBe('procedure');
  await byHand('2.000635');
  await page.keyboard.press('Enter');
  await page.getByLabel('Miễn phí theo TT 117/2026/TT-BTC').waitFor();
  await page.getByText('8.000 đ').waitFor();
  expect(await page.getByLabel('Miễn phí theo TT 117/2026/TT-BTC').isChecked()).toBe(false);
  await page.getByText('VNeID mức độ 2').waitFor();
  await page.getByLabel('Miễn phí theo TT 117/2026/TT-BTC').click();
  await page.getByText('Miễn (đối tượng được miễn)').waitFor();
  await picture(page, 'c14-waiver');
  await expectAccessible(page);
  await page.getByLabel('Miễn phí theo TT 117/2026/TT-BTC').click();
  await page.getByText('8.000 đ').waitFor();
});

test('every screen of certification and cash, at every size of text, in high contrast, and on a narrow window', async () => {
  const narrow = await (await app.newContext(1090, 768)).newPage();
  narrow.setDefaultTimeout(8000);
  await narrow.goto(app.web.counterAddress);
  await signInByTouch(narrow);
  for (const [where, look] of [
    [page, 'A+ chữ to'],
    [page, 'A− chữ nhỏ'],
    [page, 'Tương phản'],
    [narrow, 'A chữ vừa'],
  ] as const) {
    await where.getByRole('button', { name: look }).click();
    for (const [name, heading] of [
      ['Trả ngay', 'Tiếp nhận và trả ngay'],
      ['Sổ chứng thực', 'Sổ chứng thực bản sao từ bản chính'],
      ['Quỹ trong ngày', 'Quỹ trong ngày'],
    ] as const) {
      if (name !== 'Trả ngay') await where.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
      await where.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await where.getByRole('heading', { level: 1, name: heading }).waitFor();
      await picture(where, `c20-${heading}-${where === narrow ? 'narrow' : look}`.replaceAll(' ', '-'));
      await expectAccessible(where);
      expect(
        await where.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
    }
  }
});
