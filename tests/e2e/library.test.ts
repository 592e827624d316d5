import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/services/library.ts';
import { pdf } from '../support/sampleFiles.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;
/** What was in the frame the browser was asked to print. */
const printed: string[] = [];
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await page.context().exposeFunction('tellPrinted', (what: string) => printed.push(what));
  await page.addInitScript(() =>
    Object.assign(window, {
      print: () => {
        const pictures = [...document.querySelectorAll('img')].map((img) => `${img.naturalWidth} px`);
        (window as unknown as { tellPrinted(what: string): void }).tellPrinted(pictures.join());
        window.dispatchEvent(new Event('afterprint'));
      },
    }),
  );
  await page.reload();
  await signInByTouch(page);
});
afterAll(() => app.stop());

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const summary = () => page.locator('.library summary');

async function intakeOf(code: string): Promise<void> {
  await page.keyboard.press('F4');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('procedure');
  await page.keyboard.type(code, { delay: 40 });
  await page.keyboard.press('Enter');
  await summary().click();
}

test('a procedure without forms says so, and who can add them', async () => {
  await intakeOf('1.001193');
  await page.getByText('Phường chưa đưa mẫu đơn, hồ sơ mẫu của thủ tục này vào máy.').waitFor();
  await picture(page, 'library-none');
  await expectAccessible(page);
});

test('a blank form is looked at and printed from the intake', async () => {
  const form = await page.screenshot();
  const library = openLibrary(app.folder);
  const now = app.clock.clock();
  library.add('1.004873', { title: 'Tờ khai xác nhận hôn nhân', kind: 'blank', content: form }, now);
  const content = pdf();
  library.add('1.004873', { title: 'Hồ sơ mẫu đã điền', kind: 'sample', content }, now);
  await intakeOf('1.004873');
  expect(await summary().textContent()).toContain('(2)');
  await press('Xem Tờ khai xác nhận hôn nhân');
  await expect
    .poll(() =>
      page
        .getByRole('img', { name: 'Tờ khai xác nhận hôn nhân' })
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    )
    .toBe(1280);
  await picture(page, 'library-view');
  await expectAccessible(page);
  await press('Đóng');
  await press('In Tờ khai xác nhận hôn nhân');
  await page.getByRole('alertdialog', { name: 'Giấy đã ra chưa?' }).waitFor();
  expect(printed).toEqual(['1280 px']);
  await press('Đã ra');
  await page.getByText('Đã in.').waitFor();
  await picture(page, 'library-list');
  await expectAccessible(page);
});

test('a PDF opens in a tab of the browser, for the counter’s own window only', async () => {
  const address = await page.getByRole('link', { name: 'Xem và in Hồ sơ mẫu đã điền' }).getAttribute('href');
  const url = new URL(address ?? '', page.url()).href;
  const own = await page.context().request.get(url);
  expect(own.status()).toBe(200);
  expect(own.headers()['content-type']).toBe('application/pdf');
  expect(own.headers()['x-content-type-options']).toBe('nosniff');
  const stranger = await app.newContext();
  expect((await stranger.request.get(url)).status()).toBe(403);
  await stranger.close();
  expect((await page.context().request.get(url.replace(/.$/, 'z'))).status()).toBe(404);
});

test('a form that was lost is told, not shown', async () => {
  rmSync(join(app.folder, 'library', '1.004873'), { recursive: true });
  await press('Xem Tờ khai xác nhận hôn nhân');
  await page.getByText('Không có mẫu này, có thể đã gỡ.').waitFor();
});

test('who was only looked through gets the forms offered beside the slip', async () => {
  await intakeOf('1.001193');
  await page.getByLabel('Họ và tên', { exact: true }).fill("Rơ Châm H'Bơ");
  await press('Xem trước');
  await page.getByText('Đã xem trước giấy tờ và lưu').waitFor();
  await summary().click();
  await page.getByText('Phường chưa đưa mẫu đơn').waitFor();
  await page.getByText('Giấy đã ra chưa?').first().waitFor();
  await expectAccessible(page);
  await press('Đã ra');
});
