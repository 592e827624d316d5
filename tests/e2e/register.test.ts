import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted, handed, testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await page.addInitScript(() =>
    Object.assign(window, { print: () => window.dispatchEvent(new Event('afterprint')) }),
  );
  await page.reload();
  await signInByTouch(page);
  await fill();
});
afterAll(() => app.stop());

const people = [
  'Đặng Thị Ngọc Ưởng',
  "Rơ Châm H'Bơ",
  'Kpă Klơng',
  '=1+1 Lê Văn Công',
  'Y Moan Êñuôl',
  'Nguyễn Thị Ánh Nguyệt',
];

/** Two weeks of a counter: on time, late, open, withdrawn, for another agency, a paper asked for beyond the list. */
async function fill(): Promise<void> {
  const id = (n: number) => testId(n);
  app.clock.set('2026-11-10T02:00:00.000Z');
  for (const [i, name] of people.entries()) {
    const form = await validForm(app);
    await app.done('dossier.receive', {
      id: id(i + 1),
      form: {
        ...form,
        applicant: { ...form.applicant, name },
        competentAgency: i === 5 ? 'UBND phường Bồng Sơn' : '',
      },
    });
  }
  await app.done('dossier.recordExtraPaper', { id: id(3), form: null, how: 'demanded', name: 'Sổ hộ khẩu' });
  app.clock.set('2026-11-11T02:00:00.000Z');
  await app.done('dossier.takeResult', granted(id(1)));
  await app.done('dossier.return', handed(id(1)));
  await app.done('dossier.withdraw', { id: id(4), reason: 'Người dân xin rút hồ sơ', papers: '' });
  app.clock.set('2026-11-19T02:00:00.000Z');
  await app.done('dossier.takeResult', { ...granted(id(2)), reason: 'otherAgency' });
  app.clock.set('2026-11-20T02:05:00.000Z');
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
/** One of the books and reports, by its name. */
async function go(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

async function month(): Promise<void> {
  await page.getByLabel('Từ ngày').fill('01/11/2026');
  await page.getByLabel('Đến ngày').fill('30112026');
}

test('the register of a month on screen: own dossiers, those of other agencies in their own book', async () => {
  await go('Sổ theo dõi');
  await page.getByRole('heading', { name: /^Sổ theo dõi hồ sơ/ }).waitFor();
  await month();
  await page.getByRole('heading', { name: 'Sổ theo dõi hồ sơ (5)' }).waitFor();
  for (const name of people.slice(0, 5)) await page.getByText(name).waitFor();
  await page.getByText('Rút hồ sơ ngày 11/11/2026').waitFor();
  await page.getByText('Bố cục chưa đối chiếu với phụ lục thông tư').waitFor();
  await picture(page, '60-register');
  await expectAccessible(page);
  await page.getByLabel('Phi địa giới').check();
  await page.getByText('UBND phường Bồng Sơn').waitFor();
  await page.getByRole('heading', { name: 'Sổ theo dõi hồ sơ (1)' }).waitFor();
  await page.getByLabel('Hồ sơ của phường').check();
  await page.getByLabel('Lĩnh vực').selectOption('Hộ tịch');
  await page.getByRole('heading', { name: 'Sổ theo dõi hồ sơ (5)' }).waitFor();
});

test('two days the wrong way round ask for nothing and say so', async () => {
  await page.getByLabel('Đến ngày').fill('01/10/2026');
  await page.getByText('Ngày đầu phải trước hoặc bằng ngày cuối.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Đến ngày').fill('30/11/2026');
  await page.getByRole('heading', { name: 'Sổ theo dõi hồ sơ (5)' }).waitFor();
});

test('the register is saved as a spreadsheet and printed by the browser', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất Excel').click()]);
  expect(download.suggestedFilename()).toBe('So-theo-doi-ho-so_2026-11-01_2026-11-30.xlsx');
  const files = unzipSync(readFileSync(await download.path()));
  expect(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain('Y Moan Êñuôl');
  await page.getByText('Đã tải về tệp').waitFor();
  await button('In').click();
  await page.getByText('Đã mở hộp thoại in của trình duyệt').waitFor();
});

test('the report: figures with their number, the 2 % line, and names of papers hidden from a receiver', async () => {
  await go('Báo cáo');
  await page.getByRole('heading', { name: 'Báo cáo giải quyết hồ sơ' }).waitFor();
  await month();
  await page.getByText('0 + 6 = 2 + 3 + 0 + 1').waitFor();
  // One of two results was late, and three open dossiers are past their day.
  await page.getByText('4/5 hồ sơ (80 %)').waitFor();
  await page.getByText('Vượt mức của phường: nhiều nhất 2 %.').waitFor();
  await page.getByText('Chờ cơ quan phối hợp').waitFor();
  await page.getByText('6/6 hồ sơ tiếp nhận (100 %)').waitFor();
  await page.getByText('chỉ lãnh đạo xem').waitFor();
  expect(await page.getByText('Sổ hộ khẩu').count()).toBe(0);
  await picture(page, '61-report');
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await picture(page, '62-report-below');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất Excel').click()]);
  expect(download.suggestedFilename()).toBe('Bao-cao-giai-quyet-ho-so_2026-11-01_2026-11-30.xlsx');
  await button('In').click();
  await page.getByText('Đã mở hộp thoại in của trình duyệt').waitFor();
});

test('by keyboard alone: a dossier is copied for the province and marked with its code; another day is asked about', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await go('Nhập Hệ thống');
  await page.getByRole('heading', { name: 'Chưa nhập Hệ thống của tỉnh (6)' }).waitFor();
  await button('Chép TAM-Q1-261110-0002').press('Enter');
  await page.getByText('Đã chép 1 hồ sơ').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\t')).toContain("Rơ Châm H'Bơ");
  expect(copied).not.toContain('\n');
  await picture(page, '63-not-entered');
  await expectAccessible(page);
  await button('Chọn cả trang').press('Enter');
  await button('Chép 6 hồ sơ đã chọn').press('Enter');
  await page.getByText('Đã chép 6 hồ sơ').waitFor();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toHaveLength(6);

  await button('Ghi mã cho TAM-Q1-261110-0002').press('Enter');
  await page.getByLabel('Mã hồ sơ trên Hệ thống của tỉnh').fill('H08.12-261111-0012');
  await page.keyboard.press('Enter');
  await page.getByText('Ngày trong mã là 11/11/2026, hồ sơ tiếp nhận ngày 10/11/2026.').waitFor();
  await picture(page, '64-other-day');
  await expectAccessible(page);
  await page.getByLabel('Mã đúng như Hệ thống đã cấp').press('Space');
  await page.getByLabel('Mã hồ sơ trên Hệ thống của tỉnh').press('Enter');
  await page.getByText('Đã ghi mã cho hồ sơ TAM-Q1-261110-0002.').waitFor();
  await page.getByRole('heading', { name: 'Chưa nhập Hệ thống của tỉnh (5)' }).waitFor();
});

test('a leader reads what the papers were called', async () => {
  await button('Đổi người').click();
  await page
    .getByRole('button', { name: /Lãnh đạo/ })
    .first()
    .waitFor();
  const leader = (await app.done('session.open', {})).staff.find(({ role }) => role === 'leader');
  await signInByTouch(page, leader?.name);
  await go('Báo cáo');
  await month();
  await page.getByText('Sổ hộ khẩu').waitFor();
});
