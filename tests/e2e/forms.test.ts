import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLibrary } from '../../src-main/services/library.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { openTestCounter, type TestCounter } from '../support/counter.ts';
import { formPdf, lockedPdf } from '../support/sampleFiles.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from '../ward/postgres.ts';
import { expectAccessible, picture } from './app.ts';
import { launchBrowser } from './chromium.ts';

let database: TestDatabase;
let ward: TestWard;
let counter: TestCounter;
let browser: Browser;
let manager: Page;
let phone: Page;

const code = '1.001193';
const title = 'Tờ khai đăng ký khai sinh (mẫu của phường)';
const content = Buffer.from(formPdf(2));

beforeAll(async () => {
  database = await startPostgres();
  ward = await startWard(await database.fresh());
  counter = await openTestCounter({ online: true, clock: () => new Date() });
  browser = await launchBrowser();
  const pageOf = async (width: number, height: number, javaScriptEnabled = true) => {
    const viewport = { width, height };
    const options = { ignoreHTTPSErrors: true, viewport, locale: 'vi-VN', javaScriptEnabled };
    return (await browser.newContext(options)).newPage();
  };
  manager = await pageOf(1280, 800);
  phone = await pageOf(390, 844);
  const password = await ward.open.managers.make(ward.id, 'Lê Hồng Đức');
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!password.ok || !made.ok) throw new Error('no ward');
  const { url, fingerprint } = ward;
  await counter.counter.services.enrol({ url, fingerprint }, made.value, 'Quầy 1');
  await manager.goto(`${ward.url}/manage`);
  await manager.getByLabel('Họ tên').fill('Lê Hồng Đức');
  await manager.getByLabel('Mật khẩu').fill(password.value);
  await manager.getByRole('button', { name: 'Vào quản lý' }).click();
}, 60_000);
afterAll(async () => {
  await browser.close();
  counter.counter.close();
  await ward.stop();
  await database.stop();
});

const button = (name: string) => manager.getByRole('button', { name, exact: true });
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
const shown = async () =>
  (await counter.done('library.list', { procedureCode: code })).documents.map((one) => [
    one.title,
    one.size,
    one.coming,
  ]);

test('a manager gives a procedure its form; what is no form is refused in words', async () => {
  await manager.getByLabel('Tìm thủ tục').fill(code);
  await button(`Mẫu đơn ${code}`).click();
  await manager.getByText('Thủ tục này chưa có mẫu nào.').waitFor();
  await button('Thêm mẫu').click();
  await button('Lưu').click();
  await manager.getByText('Chưa chọn tệp của mẫu.').waitFor();
  const chosen = manager.getByLabel('Chọn tệp');
  await chosen.setInputFiles(file('to-khai.pdf', Buffer.from('không phải PDF')));
  await button('Lưu').click();
  await manager.getByText('Chỉ nhận tệp PDF và ảnh').waitFor();
  await chosen.setInputFiles(file('to-khai.pdf', Buffer.from(lockedPdf())));
  await button('Lưu').click();
  await manager.getByText('Tệp PDF này có mật khẩu').waitFor();
  await chosen.setInputFiles(file('to-khai.pdf', content));
  await button('Lưu').click();
  await manager.getByText('Tên mẫu phải có từ 3 đến 200 ký tự').waitFor();
  await manager.getByLabel('Tên mẫu').fill(title);
  await manager.getByLabel('Dùng cho giấy tờ').selectOption({ index: 1 });
  await expectAccessible(manager);
  await picture(manager, 'manage-form');
  await button('Lưu').click();
  await manager.getByRole('heading', { name: title }).waitFor();
  await expectAccessible(manager);
  await picture(manager, 'manage-forms');
  await expect.poll(shown, { timeout: 10_000 }).toEqual([[title, content.length, false]]);
});

/** The name a file is saved under; a browser on a machine without a locale would not write it. */
async function nameAt(address: string): Promise<string> {
  const answer = await phone.request.get(address);
  return decodeURIComponent(answer.headers()['content-disposition']?.split("UTF-8''")[1] ?? '');
}

test('on a phone it is found with its kind and size, and saved under its name', async () => {
  await phone.goto(`${ward.url}/#${code}`);
  const link = phone.getByRole('link', { name: title });
  await link.waitFor();
  expect(await link.innerText()).toMatch(/PDF, \d+ kB/);
  await expectAccessible(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await link.scrollIntoViewIfNeeded();
  await picture(phone, 'public-forms');
  const address = await link.getAttribute('href');
  const [download] = await Promise.all([phone.waitForEvent('download'), link.click()]);
  expect(await nameAt(`${ward.url}${address}`)).toBe(`${title}.pdf`);
  expect(readFileSync(await download.path()).equals(content)).toBe(true);
});

test('the address of a form alone is enough: no script runs, and nothing is shown as a page', async () => {
  const address = await phone.getByRole('link', { name: title }).getAttribute('href');
  const context = await browser.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled: false });
  const page = await context.newPage();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto(`${ward.url}${address}`).catch(() => null),
  ]);
  expect(readFileSync(await download.path()).equals(content)).toBe(true);
});

test('another file takes its place at once, is saved by the manager, and is withdrawn everywhere', async () => {
  await button(`Thay tệp ${title}`).click();
  const newer = Buffer.from(formPdf(3));
  await manager.getByLabel('Chọn tệp').setInputFiles(file('moi.pdf', newer));
  await manager.getByLabel('Dùng từ ngày').fill('2000-01-01');
  await button('Lưu').click();
  await manager.getByText('Ngày bắt đầu dùng phải là hôm nay hoặc sau đó').waitFor();
  const today = toLocalDate(new Date().toISOString());
  await manager.getByLabel('Dùng từ ngày').fill(today);
  await button('Lưu').click();
  await expect.poll(shown, { timeout: 10_000 }).toEqual([[title, newer.length, false]]);
  const save = manager.getByRole('button', { name: /^Tải về Tờ khai/ });
  const [download] = await Promise.all([manager.waitForEvent('download'), save.click()]);
  expect(readFileSync(await download.path()).equals(newer)).toBe(true);
  await manager.getByRole('button', { name: /^Gỡ Tờ khai/ }).click();
  await manager.getByText('Thủ tục này chưa có mẫu nào.').waitFor();
  await expect.poll(shown, { timeout: 10_000 }).toEqual([]);
  await phone.reload();
  await phone.getByText('Chưa có mẫu để tải về.').waitFor();
  await expectAccessible(phone);
});

test('a counter that had another file under the same name: the manager looks at both and chooses', async () => {
  const own = Buffer.from(formPdf(1));
  const other = await openTestCounter({ online: true, clock: () => new Date() });
  openLibrary(other.folder).add(code, { title, kind: 'blank', content: own }, new Date());
  await button('Thêm mẫu').click();
  await manager.getByLabel('Chọn tệp').setInputFiles(file('to-khai.pdf', content));
  await manager.getByLabel('Tên mẫu').fill(title);
  await button('Lưu').click();
  await manager.getByRole('heading', { name: title }).waitFor();
  const made = await ward.open.members.makeCode(ward.id, 'Q2');
  if (!made.ok) throw new Error(made.error.code);
  const { url, fingerprint } = ward;
  await other.counter.services.enrol({ url, fingerprint }, made.value, 'Quầy 2');
  await expect
    .poll(async () => (await ward.open.settings.offers(ward.id)).length, { timeout: 10_000 })
    .toBe(1);
  await manager.getByRole('navigation').getByRole('button', { name: 'Khác biệt giữa quầy' }).click();
  await manager.getByRole('heading', { name: title }).waitFor();
  await expectAccessible(manager);
  await picture(manager, 'manage-form-differs');
  const [download] = await Promise.all([
    manager.waitForEvent('download'),
    button('Xem tệp của quầy Q2').click(),
  ]);
  expect(readFileSync(await download.path()).equals(own)).toBe(true);
  await button('Lấy bản của quầy Q2').click();
  await manager.getByText('Không có khác biệt nào.').waitFor();
  await expect.poll(shown, { timeout: 10_000 }).toEqual([[title, own.length, false]]);
  other.counter.close();
});
