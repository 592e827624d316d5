import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../support/counter.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await signInByTouch(page, 'Trần Quốc Bảo');
});
afterAll(() => app.stop());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const waiting = (count: number) => page.getByText(`chờ ghi ${count} phiếu`).waitFor();

test('a leader opens a survey with one of the questionnaires that ship, told how far it was checked', async () => {
  await button('Sổ, quỹ, báo cáo').click();
  await page.getByRole('button', { name: /^Khảo sát/ }).click();
  await page.getByText('không phải chỉ số SIPAS').waitFor();
  await button('Lập đợt khảo sát').click();
  await button('Lập').click();
  await page.getByText('Ghi tên đợt khảo sát').waitFor();
  await page.getByLabel('Tên đợt').fill('Khảo sát quý IV năm 2026');
  await page.getByLabel(/22 tiêu chí/).check();
  await page.getByText('Chưa đối chiếu bản chính thức.').waitFor();
  await page.getByLabel(/19 tiêu chí/).check();
  await expectAccessible(page);
  await picture(page, '70-survey-open');
  await button('Lập').click();
  await page.getByRole('heading', { name: 'Khảo sát quý IV năm 2026' }).waitFor();
});

test('a paper is typed by digits alone; the last can be taken back; fewer than five are not written down', async () => {
  await button('Nhập phiếu giấy').click();
  await page.getByText('Đã ghi sổ 0 phiếu').waitFor();
  const type = async (keys: string) => {
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  };
  await type('5544332211055555555');
  await waiting(1);
  await type('5'.repeat(19));
  await waiting(2);
  await button('Bỏ phiếu vừa nhập').click();
  await waiting(1);
  await page.keyboard.press('5');
  await page.keyboard.press('4');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('3');
  await picture(page, '71-survey-sheet');
  await expectAccessible(page);
  await type('4'.repeat(17));
  await waiting(2);
  expect(await button('Ghi sổ các phiếu đang chờ').getAttribute('aria-disabled')).toBe('true');
  for (let i = 0; i < 7; i += 1) await type('4'.repeat(19));
  await waiting(9);
  await type('5'.repeat(19));
  await page.getByText('Đã ghi sổ 5 phiếu').waitFor();
  await waiting(5);
  await button('Ghi sổ các phiếu đang chờ').click();
  await page.getByText('Đã ghi sổ 10 phiếu').waitFor();
  await waiting(0);
});

test('the results by criterion and factor, with what they are worth, on screen and in a file', async () => {
  await button('Xem kết quả').click();
  await page.getByText('10/100 phiếu').waitFor();
  const first = page.getByRole('row', { name: /^Thông tin về dịch vụ/ });
  expect(await first.textContent()).toContain('10/10 (100 %), có thể từ 72 % đến 100 %');
  expect(await page.getByRole('row', { name: /^Phí, lệ phí/ }).textContent()).toContain('9/10 (90 %)');
  await page.getByText('phường Hoài Thanh 98,80 %').waitFor();
  await picture(page, '72-survey-results');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button('Xuất Excel').click()]);
  const file = unzipSync(readFileSync(await download.path()));
  const text = strFromU8(file['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(text).toContain('không phải chỉ số SIPAS');
  expect(text).toContain('Lịch sự, tôn trọng người dân');
});

test('closed, it takes no more papers; an earlier one stands beside it', async () => {
  await button('Khép lại').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Khép lại' }).click();
  await page.getByText('khép lại lúc').waitFor();
  expect(await button('Nhập phiếu giấy').count()).toBe(0);
  await signIn(app, 'leader');
  await app.done('survey.open', {
    id: '00000000-0000-4000-8000-000000000007',
    name: 'Quý III',
    from: '2026-07-01',
    to: '2026-09-30',
    target: 50,
    questionnaire: { shipped: 'sipas-2022' },
  });
  await page.getByRole('heading', { name: 'Các đợt cùng bộ câu hỏi' }).waitFor();
  await picture(page, '73-survey-periods');
  await expectAccessible(page);
});
