import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentsFolder } from '../../src-main/services/openCounter.ts';
import { fileDue, fileSettled } from '../../src-main/store/filesDue.ts';
import { testId, validForm } from '../support/counter.ts';
import { faxPdf, jpeg, lockedPdf, pdf, png, pngOf, webp } from '../support/sampleFiles.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;
const asked: string[] = [];
const complaints: string[] = [];
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text());
  });
  await signInByTouch(page);
  const { row } = await app.done('dossier.receive', { id: testId(1), form: await validForm(app) });
  await page.keyboard.press('F2');
  await page.getByRole('combobox').fill(row.code);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Tệp đính kèm (0)' }).waitFor();
});
afterAll(() => app.stop());

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (count: number) => page.getByRole('heading', { name: `Tệp đính kèm (${count})` }).waitFor();
const file = (name: string, content: Uint8Array, mimeType = 'application/octet-stream') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});
const choose = (...files: ReturnType<typeof file>[]) =>
  page.getByLabel('Chọn tệp đính kèm').setInputFiles(files);

/** Drops files on the dossier as a hand with a mouse does. */
async function drop(...files: ReturnType<typeof file>[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const { name, mimeType, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      made.items.add(new File([bytes], name, { type: mimeType }));
    }
    return made;
  }, given);
  const place = page.locator('.drop');
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await picture(page, '60-attachment-over');
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** The colour at a share of the canvas, as `r,g,b`. */
const colourAt = (x: number, y: number) =>
  page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.picture-room canvas');
      const data = canvas
        ?.getContext('2d')
        ?.getImageData(Math.floor(canvas.width * left), Math.floor(canvas.height * top), 1, 1).data;
      return data ? [...data].slice(0, 3).join(',') : '';
    },
    [x, y] as const,
  );
const isDark = async (x: number, y: number) =>
  (await colourAt(x, y)).split(',').every((part) => Number(part) < 60);
const canvasSize = () =>
  page.evaluate(() => {
    const { width, height } = document.querySelector('.picture-room canvas')?.getBoundingClientRect() ?? {
      width: 0,
      height: 0,
    };
    return { width, height };
  });

test('files dropped on the dossier are in it, for the paper that was chosen', async () => {
  await page.getByLabel('Tệp thể hiện giấy tờ nào').selectOption({ index: 1 });
  await drop(file('Ảnh chụp của Ưởng.jpg', jpeg()), file('bản scan.webp', webp()));
  await heading(2);
  await expect.poll(() => page.getByLabel('Tệp thể hiện giấy tờ nào').inputValue()).toBe('');
  await page.getByText('Đã đính kèm bản scan.webp.').waitFor();
  const { attachments, components } = await app.done('dossier.get', { id: testId(1) });
  expect(attachments).toMatchObject([
    { name: 'Ảnh chụp của Ưởng.jpg', media: 'image/jpeg', component: components[0]?.id },
    { name: 'bản scan.webp', media: 'image/webp' },
  ]);
  await page.locator('.attachments').scrollIntoViewIfNeeded();
  await picture(page, '61-attachments');
  await expectAccessible(page);
});

test('a picture is looked at inside the app: larger, smaller, whole, turned, and by keyboard', async () => {
  await button('Xem Ảnh chụp của Ưởng.jpg').click();
  await page.getByRole('img', { name: /^Ảnh chụp của Ưởng.jpg, trang 1/ }).waitFor();
  // The green bar at the upper left.
  await expect.poll(() => colourAt(0.3, 0.25)).toMatch(/^\d{1,2},[78]\d,[78]\d$/);
  const before = await canvasSize();
  expect(before.width).toBeGreaterThan(before.height);
  await button('+ Phóng to').click();
  await expect.poll(async () => (await canvasSize()).width).toBeGreaterThan(before.width);
  await picture(page, '62-picture-large');
  await expectAccessible(page);
  await button('Xoay phải').click();
  await expect
    .poll(async () => {
      const { width, height } = await canvasSize();
      return height > width;
    })
    .toBe(true);
  await button('Cả trang').press('Enter');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const room = document.querySelector('.picture-room');
        return room ? room.scrollHeight <= room.clientHeight + 1 : false;
      }),
    )
    .toBe(true);
  await picture(page, '63-picture-turned');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a PDF is turned over page by page; black and white scans of office machines show too', async () => {
  await choose(file('đơn hai trang.pdf', pdf()), file('quét đen trắng.pdf', faxPdf()));
  await heading(4);
  await button('Xem đơn hai trang.pdf').click();
  await page.getByText('Trang 1/2').waitFor();
  await expect.poll(async () => (await canvasSize()).width).toBeGreaterThan(500);
  await expect.poll(() => colourAt(0.01, 0.01)).toBe('255,255,255');
  await picture(page, '64-pdf');
  await expectAccessible(page);
  await button('Trang sau').click();
  await page.getByText('Trang 2/2').waitFor();
  await picture(page, '65-pdf-second-page');
  await button('Xoay trái').click();
  await expect
    .poll(async () => {
      const { width, height } = await canvasSize();
      return height > width;
    })
    .toBe(true);
  await button('Đóng').click();
  await button('Xem quét đen trắng.pdf').click();
  await expect.poll(() => isDark(0.48, 0.5)).toBe(true);
  await expect.poll(() => isDark(0.05, 0.05)).toBe(false);
  await picture(page, '66-fax-pdf');
  await button('Đóng').click();
});

test('a PDF under a password is taken with a warning and opens with it', async () => {
  await choose(file('có khóa.pdf', lockedPdf('1234')));
  await page.getByText(/Tệp này có mật khẩu, ai không biết/).waitFor();
  await page.locator('.attachments').scrollIntoViewIfNeeded();
  await picture(page, '67-locked-warning');
  await expectAccessible(page);
  await button('Đã xem').click();
  await button('Xem có khóa.pdf').click();
  await page.getByLabel('Mật khẩu của tệp PDF').fill('sai');
  await button('Mở tệp').click();
  await page.getByText('Mật khẩu không đúng.').waitFor();
  await picture(page, '68-password');
  await expectAccessible(page);
  await page.getByLabel('Mật khẩu của tệp PDF').fill('1234');
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /^có khóa.pdf/ }).waitFor();
  await expect.poll(async () => (await canvasSize()).width).toBeGreaterThan(500);
  await picture(page, '69-unlocked');
  await button('Đóng').click();
});

test('what cannot be taken says why and what to do, each file by itself; the good ones go in', async () => {
  // Its parts meet and it ends properly, but the tables for decoding are nonsense.
  const brokenInside = jpeg();
  const tables = Buffer.from(brokenInside.buffer).indexOf('ffc4', 0, 'hex');
  brokenInside.fill(0xee, tables + 5, tables + 21);
  await choose(
    file('dở dang.jpg', jpeg().subarray(0, 300), 'image/jpeg'),
    file('hỏng bên trong.jpg', brokenInside, 'image/jpeg'),
    file('thư mời.docx', Buffer.from('PK\x03\x04 word/document.xml')),
    file('tốt.png', png()),
    file('tốt (bản sao).png', png()),
  );
  await page.getByText('Đã đính kèm tốt.png.').waitFor();
  await page.getByText(/^dở dang.jpg: Tệp ảnh JPEG này bị hỏng hoặc chưa đủ\./).waitFor();
  await page.getByText(/^hỏng bên trong.jpg: Tệp ảnh JPEG này bị hỏng/).waitFor();
  await page.getByText(/^thư mời.docx: Chưa nhận tệp Word/).waitFor();
  await page.getByText(/^tốt \(bản sao\).png: Tệp này đã có trong hồ sơ/).waitFor();
  await page.locator('.drop').scrollIntoViewIfNeeded();
  await picture(page, '70-refused-files');
  await expectAccessible(page);
  await heading(6);
  const large = await page.evaluateHandle(() => {
    const made = new DataTransfer();
    made.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'quá lớn.pdf'));
    return made;
  });
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: large });
  await page.getByText(/^quá lớn.pdf: Tệp lớn 21 MB; mỗi tệp tối đa 20 MB/).waitFor();
});

test('a long way in shows how far it is and can be stopped; nothing of it stays', async () => {
  let held = true;
  await page.route('**/api/attachment.chunk', async (route) => {
    while (held) await new Promise((done) => setTimeout(done, 20));
    await route.continue().catch(() => undefined);
  });
  await choose(file('dài.png', pngOf(700_000)), file('sau.png', png(10, 10)));
  await page.getByText(/Đang đưa vào tệp 1\/2: dài.png, 0 %/).waitFor();
  await page.locator('.drop').scrollIntoViewIfNeeded();
  await picture(page, '71-under-way');
  await expectAccessible(page);
  await button('Dừng').click();
  held = false;
  await page.getByText(/^dài.png: Đã dừng, tệp này chưa vào hồ sơ/).waitFor();
  await page.unroute('**/api/attachment.chunk');
  expect((await app.done('dossier.get', { id: testId(1) })).attachments).toHaveLength(6);
});

test('leaving the page does not stop what is on its way in', async () => {
  let held = true;
  await page.route('**/api/attachment.chunk', async (route) => {
    while (held) await new Promise((done) => setTimeout(done, 20));
    await route.continue();
  });
  await choose(file('đi tiếp.png', png(12, 12)), file('hỏng.png', png().subarray(0, 50)));
  await page.getByText(/Đang đưa vào tệp 1\/2/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Hồ sơ hôm nay' }).waitFor();
  held = false;
  await expect
    .poll(async () => (await app.done('dossier.get', { id: testId(1) })).attachments.length)
    .toBe(7);
  await page.unroute('**/api/attachment.chunk');
  await page.keyboard.press('F2');
  await page.getByRole('combobox').fill('Đặng Thị Ngọc Ưởng');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(/^hỏng.png: Tệp ảnh PNG này bị hỏng/).waitFor();
  await button('Gỡ đi tiếp.png').click();
  await button('Gỡ tệp').click();
  await heading(6);
});

test('a file on its way from the ward and a lost one say so on the dossier, which stays as usable as before', async () => {
  const { attachments } = await app.done('dossier.get', { id: testId(1) });
  const lost = attachments.find(({ name }) => name === 'bản scan.webp');
  const own = join(attachmentsFolder(app.folder), testId(1));
  const size = (lost?.bytes ?? 0) + 28;
  const name = readdirSync(own).find((entry) => statSync(join(own, entry)).size === size) ?? '';
  rmSync(join(own, name));
  const due = { dossier: testId(1), hash: hashOf(webp()) };
  fileDue(app.counter.services.db, due);
  app.counter.services.push('dossiers');
  await page.getByText('Tệp đang về', { exact: true }).scrollIntoViewIfNeeded();
  expect(await page.getByText('Tệp bị mất', { exact: true }).count()).toBe(0);
  expect(await button('Xem bản scan.webp').count()).toBe(0);
  await picture(page, '72-coming-file');
  await expectAccessible(page);
  fileSettled(app.counter.services.db, due);
  app.counter.services.push('dossiers');
  await page.getByText('Tệp bị mất', { exact: true }).waitFor();
  await page.getByText('Tệp bị mất', { exact: true }).scrollIntoViewIfNeeded();
  await picture(page, '72-lost-file');
  await expectAccessible(page);
});

test('taking a file off asks first', async () => {
  await button('Gỡ tốt.png').click();
  await page.getByText('sẽ bị xóa khỏi máy này và không lấy lại được').waitFor();
  await picture(page, '73-detach');
  await expectAccessible(page);
  await button('Thôi').click();
  await heading(6);
  await button('Gỡ tốt.png').click();
  await button('Gỡ tệp').click();
  await heading(5);
  await page.getByText('Gỡ tệp đính kèm.').last().waitFor();
});

test('a scan comes from the folder a leader has named, once it is whole', async () => {
  await button('Lấy từ máy quét').click();
  await page.getByText('Chưa đặt thư mục máy quét.').waitFor();
  await picture(page, '74-no-scanner');
  await expectAccessible(page);
  await button('Đóng').click();
  const scans = mkdtempSync(join(tmpdir(), 'quay-scans-'));
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Trần Quốc Bảo');
  await page.keyboard.press('F2');
  await page.getByRole('combobox').fill('Đặng Thị Ngọc Ưởng');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await button('Lấy từ máy quét').click();
  await button('Đặt thư mục máy quét').click();
  await page.getByLabel('Thư mục mà máy quét lưu tệp vào').fill(app.folder);
  await button('Dùng thư mục này').click();
  await page.getByText('Không dùng được thư mục này cho máy quét.').waitFor();
  await page.getByLabel('Thư mục mà máy quét lưu tệp vào').fill(scans);
  await picture(page, '75-scanner-folder');
  await expectAccessible(page);
  await button('Dùng thư mục này').click();
  await page.getByText('Chưa có tệp nào.').waitFor();
  writeFileSync(join(scans, 'Quét 0001.png'), png(20, 20));
  await page.getByText('Máy quét còn đang ghi tệp này.').waitFor();
  await picture(page, '76-scan-writing');
  await expectAccessible(page);
  app.clock.advance(2000);
  await page.getByText('Máy quét còn đang ghi tệp này.').waitFor({ state: 'detached' });
  await button('Đưa vào hồ sơ: Quét 0001.png').click();
  await expect.poll(() => readdirSync(scans)).toEqual([]);
  await page.getByText('Chưa có tệp nào.').waitFor();
  await button('Đóng').click();
  await heading(6);
  await button('Xem Quét 0001.png').waitFor();
});

test('no file name is in any address, and the pages’ policy was never in the way', async () => {
  expect(asked.filter((url) => url.includes('attachment.read')).length).toBeGreaterThan(3);
  expect(asked.filter((url) => /ưởng|bản scan|quét|\.jpg|khóa|blob:/i.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
