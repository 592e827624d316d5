import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';
import { scanInto } from './scan.ts';

const card = '052190001234||Đặng Thị Ngọc Ưởng|01021990|Nữ|Khu phố 3, phường Minh Họa|10052022';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
});
afterAll(() => app.stop());

const scan = (text: string) => scanInto(page, text);

/** Slower than a scanner, as hands are. */
const byHand = (text: string) => page.keyboard.type(text, { delay: 40 });

/** F4, and the search for a procedure has the focus. */
async function newIntake(): Promise<void> {
  await page.keyboard.press('F4');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('procedure');
}

/** No dialog of the browser in a test; what it would print is printed to nowhere. */
const stubPrint = () =>
  page.addInitScript(() =>
    Object.assign(window, { print: () => window.dispatchEvent(new Event('afterprint')) }),
  );

test('sign-in: the demonstration tells its PINs, a wrong one is refused in words', async () => {
  await stubPrint();
  await page.reload();
  await page.getByRole('button', { name: /Nguyễn Thị Minh Anh/ }).waitFor();
  await picture(page, '01-sign-in');
  await expectAccessible(page);
  await byHand('0000');
  await page.keyboard.press('Enter');
  await page.getByText('Mã PIN không đúng. Còn 4 lần thử.').waitFor();
  await signInByTouch(page);
  await picture(page, '02-home-empty');
  await expectAccessible(page);
});

test('search answers words without marks, initials and codes at once', async () => {
  const box = page.getByRole('combobox', { name: 'Tìm thủ tục hoặc hồ sơ' });
  for (const [typed, name] of [
    ['xac nhan tinh trang', 'Cấp Giấy xác nhận tình trạng hôn nhân'],
    ['dkks', 'Đăng ký khai sinh'],
    ['1.000894', 'Đăng ký kết hôn'],
  ] as const) {
    await box.fill(typed);
    await expect.poll(() => page.getByRole('option').first().textContent()).toContain(name);
  }
  await picture(page, '03-search');
  await expectAccessible(page);
  await box.fill('');
});

test('an intake of a known procedure with a QR scan takes no more than six taps, by touch alone', async () => {
  let taps = 0;
  const tap = async (name: string | RegExp, role: 'button' | 'option' = 'button') => {
    taps += 1;
    await page.getByRole(role, { name }).first().tap();
  };
  await page.keyboard.press('F2');
  await byHand('tinh trang hon nhan');
  await tap(/Cấp Giấy xác nhận tình trạng hôn nhân/, 'option');
  await page.getByText('Thiếu 2 giấy tờ bắt buộc').waitFor();
  await picture(page, '04-intake');
  await scan(card);
  await expect.poll(() => page.getByLabel('Họ và tên').inputValue()).toBe('Đặng Thị Ngọc Ưởng');
  expect(await page.getByLabel('Ngày sinh').inputValue()).toBe('01/02/1990');
  await tap('Đủ giấy tờ bắt buộc');
  await page.getByText('17:00 thứ Năm, 26/11/2026').waitFor();
  await picture(page, '05-intake-full');
  await expectAccessible(page);
  await tap(/^Tiếp nhận và in/);
  await page.getByRole('heading', { name: 'TAM-Q1-261120-0001' }).waitFor();
  await page.getByText('Giấy đã ra chưa?').first().waitFor();
  await picture(page, '06-saved');
  await expectAccessible(page);
  await tap('Đã ra');
  await page.getByText('Đã ghi: giấy đã ra.').waitFor();
  await tap(/^Hồ sơ tiếp theo/);
  await page.getByRole('heading', { name: 'Hồ sơ hôm nay' }).waitFor();
  expect(taps).toBeLessThanOrEqual(6);
  await picture(page, '07-home');
});

test('by keyboard alone: an organisation, another submitter, by post; what is wrong is said at the top and beside the field', async () => {
  await newIntake();
  await byHand('khai tu');
  await page.keyboard.press('Enter');
  await page.getByLabel('Họ và tên').waitFor();
  await page.keyboard.press('F9');
  const summary = page.getByRole('alert');
  await summary.waitFor();
  await expect
    .poll(() => summary.textContent())
    .toContain('Họ tên chủ hồ sơ: Chưa nhập. Ô này cần có để làm tiếp.');
  await picture(page, '08-intake-errors');
  await expectAccessible(page);
  await page.getByRole('link', { name: /Họ tên chủ hồ sơ/ }).press('Enter');
  await byHand('Hiên');
  await page.getByLabel('Địa chỉ', { exact: true }).focus();
  await byHand('Khu phố 1');
  await page.getByLabel('Tổ chức').press('Space');
  await page.getByLabel('Người nộp không phải chủ hồ sơ').press('Space');
  await page.getByLabel('Họ và tên người nộp').focus();
  await byHand("Rơ Châm H'Bơ");
  await page.getByLabel('Bưu chính').first().focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Người dân nộp lúc').fill('2026-11-19T08:00');
  await page.getByRole('button', { name: 'Đủ giấy tờ bắt buộc' }).press('Enter');
  await picture(page, '09-intake-organisation');
  await expectAccessible(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'TAM-Q1-261120-0002' }).waitFor();
  await page.getByRole('button', { name: 'Chưa ra' }).press('Enter');
  await page.getByText('Giấy chưa ra. Hồ sơ đã được lưu.').first().waitFor();
  await picture(page, '10-print-failed');
});

test('a scan of something else changes nothing and says what to do', async () => {
  await newIntake();
  await byHand('ket hon');
  await page.keyboard.press('Enter');
  await page.getByLabel('Họ và tên').fill('Lê Văn Nam');
  await scan('https://vidu.vn/khong-phai-the');
  await page.getByText('Xin quét thẻ căn cước.').waitFor();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Lê Văn Nam');
});

test('autosave: the window is gone in the middle of typing and the draft is back', async () => {
  await page.getByLabel('Địa chỉ', { exact: true }).fill('Tổ 5, khu phố Tăng Long');
  await page.getByText(/^Đã lưu nháp/).waitFor();
  await expect
    .poll(async () => JSON.stringify((await app.done('draft.list', {})).rows))
    .toContain('Lê Văn Nam');
  await page.close();
  page = await app.openCounterPage();
  await stubPrint();
  await signInByTouch(page);
  await page.getByRole('button', { name: /^Hồ sơ nháp/ }).click();
  await picture(page, '11-drafts');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Lê Văn Nam/ }).click();
  await expect
    .poll(() => page.getByLabel('Địa chỉ', { exact: true }).inputValue())
    .toBe('Tổ 5, khu phố Tăng Long');
});

test('the police’s procedures are explained and cannot be received; a term nobody published is asked with its ground', async () => {
  await newIntake();
  await byHand('tam tru');
  await page.keyboard.press('Enter');
  await page.getByText('do Công an cấp xã tiếp nhận').first().waitFor();
  await picture(page, '12-guide-only');
  await page.getByRole('button', { name: 'Đổi', exact: true }).click();
  await byHand('nuoi con nuoi');
  await page.getByRole('button', { name: /Đăng ký việc nuôi con nuôi trong nước/ }).click();
  await page.getByText('Danh mục chưa có thời hạn').first().waitFor();
  await page.getByLabel('Ngày làm việc').click();
  await page.getByLabel('Căn cứ (văn bản, điều khoản)').fill('Quyết định công bố của tỉnh');
  await page.getByText(/thứ Hai, 23\/11\/2026/).waitFor();
  await picture(page, '13-term-by-hand');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cách tính' }).click();
  await page.getByText('Thứ Sáu, 20/11/2026: ngày nhận, không tính vào thời hạn.').waitFor();
  await picture(page, '14-why-this-day');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('the result comes back to the counter, is given to a person, and the dossier tells its story', async () => {
  await page.keyboard.press('F2');
  await byHand('dang uong');
  await page.getByRole('option', { name: /Đặng Thị Ngọc Ưởng/ }).waitFor();
  await picture(page, '15-search-dossier');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Đặng Thị Ngọc Ưởng' }).waitFor();
  await picture(page, '16-dossier');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Nhận kết quả về quầy' }).click();
  await page.getByRole('button', { name: 'Quầy đã nhận kết quả' }).click();
  await page.getByRole('button', { name: 'Trả kết quả', exact: true }).click();
  await page.getByLabel('Người khác').click();
  await page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await page.getByText('Chưa nhập. Ô này cần có để làm tiếp.').waitFor();
  await page.getByLabel('Họ tên người nhận').fill('Y Moan Êñuôl');
  // Nothing shows yet that this is the right person.
  await page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await page.getByText('Chưa nhập. Ô này cần có để làm tiếp.').waitFor();
  await page.getByLabel('Số giấy ủy quyền, giấy tờ người nhận').fill('UQ 12, 052190009999');
  await picture(page, '17-return');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Đã trả kết quả' }).click();
  await page.getByText('Trả kết quả tại quầy cho người khác được giao.').waitFor();
  await page.getByRole('button', { name: 'Nhập mã chính thức' }).click();
  await page.getByLabel('Mã hồ sơ trên Hệ thống của tỉnh').fill('H08.12-261120-0012');
  await page.getByRole('button', { name: 'Ghi mã' }).click();
  await page.getByText('Ghi mã chính thức H08.12-261120-0012.').waitFor();
  await picture(page, '18-dossier-returned');
});

test('lists, catalogue and the notice to citizens have nothing axe objects to, at every size and contrast', async () => {
  for (const [name, file] of [
    [/^Hôm nay/, '19-today'],
    [/^Chưa có mã/, '20-no-code'],
    ['Sổ, quỹ, báo cáo', '21-tools'],
    [/^Danh mục thủ tục/, '21-catalogue'],
    ['Sổ, quỹ, báo cáo', '21-tools'],
    [/^Dữ liệu cá nhân/, '22-privacy'],
  ] as const) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, file);
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Trang chủ' }).click();
  for (const size of ['A+ chữ to', 'A− chữ nhỏ', 'Tương phản']) {
    await page.getByRole('button', { name: size }).click();
    await picture(
      page,
      `23-home-${size === 'A+ chữ to' ? 'large' : size === 'A− chữ nhỏ' ? 'small' : 'contrast'}`,
    );
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Tương phản' }).click();
  await page.getByRole('button', { name: 'A chữ vừa' }).click();
});

test('the on-screen keyboard types Vietnamese into the focused field', async () => {
  await page.getByRole('button', { name: 'Bàn phím', exact: true }).click();
  await page.keyboard.press('F4');
  await page.getByLabel('Tìm thủ tục', { exact: true }).waitFor();
  for (const key of ['k', 'e', 'e', 't', 's']) await page.locator(`.hg-button[data-skbtn="${key}"]`).tap();
  await expect.poll(() => page.getByLabel('Tìm thủ tục', { exact: true }).inputValue()).toBe('kết');
  await picture(page, '24-keyboard');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bàn phím', exact: true }).click();
});

test('a leader puts the recovery key away; a receiver is not asked', async () => {
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Trần Quốc Bảo');
  await page.getByRole('button', { name: /In khóa khôi phục/ }).click();
  await page.getByRole('heading', { name: 'Khóa khôi phục sổ hồ sơ' }).waitFor();
  await picture(page, '25-recovery-key');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'In khóa', exact: true }).click();
  await page.getByRole('alertdialog', { name: 'Giấy đã ra chưa?' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Chưa ra' }).click();
  await page.getByText('Giấy chưa ra. Xem máy in rồi bấm in lại.').waitFor();
  expect(await page.getByRole('button', { name: 'Lưu PDF' }).count()).toBe(0);
  await page.getByRole('button', { name: /^Đã cất vào két/ }).click();
  await page.getByRole('heading', { name: 'Hồ sơ hôm nay' }).waitFor();
  expect(await page.getByRole('button', { name: /In khóa khôi phục/ }).count()).toBe(0);
});

test('no text of a person is in any address the browser asked for', async () => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    asked.push(decodeURIComponent(pathname + search));
  });
  await page.keyboard.press('F2');
  await byHand('Ưởng 0905');
  await page.getByRole('option').or(page.getByText('Không thấy.')).first().waitFor();
  await expect.poll(() => asked.filter((url) => url.includes('dossier.search')).length).toBeGreaterThan(0);
  expect(asked.filter((url) => /ưởng|0905/i.test(url))).toEqual([]);
});
