import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { openTestCounter, type TestCounter, testId, validForm } from '../support/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from '../ward/postgres.ts';
import { expectAccessible, picture } from './app.ts';
import { launchBrowser } from './chromium.ts';

let database: TestDatabase;
let ward: TestWard;
let counter: TestCounter;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await startPostgres();
  ward = await startWard(await database.fresh());
  counter = await openTestCounter({ online: true });
  await ward.open.settings.change(ward.id, 'Đức', [
    settingOf('answer', {
      id: 'a',
      publishedOn: '2026-11-02',
      question: 'Chờ lâu vào sáng thứ Hai.',
      answer: 'Phường đã thêm một quầy.',
    }),
  ]);
  browser = await launchBrowser();
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 390, height: 844 },
    locale: 'vi-VN',
  });
  page = await context.newPage();
  await page.goto(ward.url);
}, 60_000);
afterAll(async () => {
  await browser.close();
  counter.counter.close();
  await ward.stop();
  await database.stop();
});

const noSideways = async () =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

test('on a phone: a procedure is found without marks and shows what is to be published', async () => {
  await page.getByRole('heading', { name: 'Thủ tục hành chính và tra cứu hồ sơ' }).waitFor();
  await page.getByText('Phường đã thêm một quầy.').waitFor();
  await expectAccessible(page);
  await noSideways();
  await picture(page, 'public-home');
  await page.getByLabel('Tìm thủ tục').fill('khai sinh');
  await page.getByRole('link', { name: /1\.001193/ }).click();
  await page.getByRole('heading', { name: 'Thành phần hồ sơ' }).waitFor();
  for (const part of ['Cách thức, thời hạn, phí', 'Trình tự thực hiện', 'Kết quả', 'Căn cứ pháp lý'])
    await page.getByRole('heading', { name: part }).waitFor();
  await expectAccessible(page);
  await noSideways();
  await picture(page, 'public-procedure');
  await page.getByRole('link', { name: 'Tất cả thủ tục' }).click();
  await page.getByLabel('Tìm thủ tục').fill('zzzz');
  await page.getByText('Không có thủ tục nào khớp.').waitFor();
});

test('a person sees by the slip’s QR when to come, and a wrong code in one sentence', async () => {
  const { services } = counter.counter;
  await counter.done('dossier.receive', { id: testId(1), form: await validForm(counter) });
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!made.ok) throw new Error(made.error.code);
  const { url, fingerprint } = ward;
  await services.enrol({ url, fingerprint }, made.value, 'Quầy 1');
  await expect
    .poll(() => services.db.prepare('SELECT count(*) FROM outbox').pluck().get(), { timeout: 10_000 })
    .toBe(0);
  const { code, secret } = services.db
    .prepare('SELECT code, lookup_secret AS secret FROM dossier')
    .get() as Record<'code' | 'secret', string>;
  const button = page.getByRole('button', { name: 'Xem tiến độ' });
  await button.click();
  await page.getByText('Cần cả mã và mã tra cứu.').waitFor();
  await page.getByLabel('Mã hồ sơ').fill(code);
  await page.getByLabel('Mã tra cứu').fill('SAISAI');
  await button.click();
  await page.getByText('Không tìm thấy hồ sơ với mã và mã tra cứu này.').waitFor();
  await page.getByLabel('Mã hồ sơ').fill(`QMC1|${code}|${secret}`);
  await button.click();
  const shown = page.getByRole('status');
  await shown.getByText('Đã tiếp nhận').waitFor();
  await shown.getByText('Hẹn trả').waitFor();
  expect(page.url()).not.toContain(code);
  expect(await page.locator('body').innerText()).not.toMatch(/Nguyễn|Trần Văn/);
  await expectAccessible(page);
  await picture(page, 'public-progress');
});
