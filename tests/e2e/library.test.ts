import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/services/library.ts';
import { formPdf, pagelessPdf } from '../support/sampleFiles.ts';
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
        const canvas = document.createElement('canvas').getContext('2d');
        // Where the picture begins to be dark: along its upper edge, or its left one.
        const dark = (img: HTMLImageElement, x: number, y: number) => {
          canvas?.drawImage(img, -img.naturalWidth * x, -img.naturalHeight * y);
          return (canvas?.getImageData(0, 0, 1, 1).data[0] ?? 255) < 60;
        };
        const pictures = [...document.querySelectorAll('img')].map((img) =>
          [
            `${img.naturalWidth}×${img.naturalHeight}`,
            ...(dark(img, 0.5, 0.02) ? ['upper'] : []),
            ...(dark(img, 0.02, 0.5) ? ['left'] : []),
          ].join(' '),
        );
        (window as unknown as { tellPrinted(what: string): void }).tellPrinted(pictures.join(', '));
        window.dispatchEvent(new Event('afterprint'));
      },
    }),
  );
  await page.reload();
  await signInByTouch(page);
});
afterAll(() => app.stop());

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const drawnWidth = () =>
  page.locator('.picture-room canvas').evaluate((canvas) => canvas.getBoundingClientRect().width);
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
  library.add('1.004873', { title: 'Hồ sơ mẫu đã điền', kind: 'sample', content: formPdf(3) }, now);
  library.add('1.004873', { title: 'Tệp hỏng', kind: 'sample', content: pagelessPdf() }, now);
  await intakeOf('1.004873');
  expect(await summary().textContent()).toContain('(3)');
  await press('Xem Tờ khai xác nhận hôn nhân');
  await page.getByRole('img', { name: 'Tờ khai xác nhận hôn nhân, trang 1' }).waitFor();
  await expect.poll(drawnWidth).toBeGreaterThan(500);
  await picture(page, 'library-view');
  await expectAccessible(page);
  await press('Đóng');
  await press('In Tờ khai xác nhận hôn nhân');
  await page.getByRole('alertdialog', { name: 'Giấy đã ra chưa?' }).waitFor();
  expect(printed).toEqual(['1280×800']);
  await press('Đã ra');
  await page.getByText('Đã in.').waitFor();
  await picture(page, 'library-list');
  await expectAccessible(page);
});

test('a PDF is looked at in the same viewer, page by page', async () => {
  await press('Xem Hồ sơ mẫu đã điền');
  await page.getByText('Trang 1/3').waitFor();
  await expect.poll(drawnWidth).toBeGreaterThan(500);
  await picture(page, 'library-pdf');
  await expectAccessible(page);
  await page.setViewportSize({ width: 1024, height: 768 });
  await press('Trang sau');
  await page.getByText('Trang 2/3').waitFor();
  await picture(page, 'library-pdf-1024');
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await press('Đóng');
  await press('Xem Tệp hỏng');
  await page.getByText('Tệp PDF này bị hỏng').waitFor();
  await press('Đóng');
});

test('a PDF is printed page by page at 200 dpi, a lying page turned on its side', async () => {
  printed.length = 0;
  await press('In Hồ sơ mẫu đã điền');
  await page.getByRole('alertdialog', { name: 'Giấy đã ra chưa?' }).waitFor();
  expect(printed).toEqual(['1653×2340 upper, 1653×2340 upper, 1653×2339 left']);
  await picture(page, 'library-asked');
  await expectAccessible(page);
  await press('Đã ra');
  await press('In Tệp hỏng');
  await page.getByText('Tệp PDF này bị hỏng nên không in được.').waitFor();
  expect(printed).toHaveLength(1);
  await picture(page, 'library-broken');
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByText('Tệp PDF này bị hỏng nên không in được.').scrollIntoViewIfNeeded();
  await picture(page, 'library-broken-1024');
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a form that was lost is told, not shown', async () => {
  rmSync(join(app.folder, 'library', '1.004873'), { recursive: true });
  await press('Xem Tờ khai xác nhận hôn nhân');
  await page.getByText('Không có mẫu này, có thể đã gỡ.').waitFor();
  await press('Đóng');
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
