import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCounter, type TestCounter } from '../support/counter.ts';
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
  browser = await launchBrowser();
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 800 },
    locale: 'vi-VN',
  });
  page = await context.newPage();
}, 60_000);
afterAll(async () => {
  await browser.close();
  counter.counter.close();
  await ward.stop();
  await database.stop();
});

const part = (name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const services = () => counter.counter.services;
const until = (holds: () => boolean) => expect.poll(holds, { timeout: 10_000, interval: 20 }).toBe(true);

test('without a session the page shows nothing but the sign-in, and its calls answer nothing', async () => {
  await page.goto(`${ward.url}/manage`);
  await page.getByRole('heading', { name: 'Quản lý phường' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'manage-sign-in');
  for (const channel of ['session', 'people', 'devices', 'procedures', 'offers']) {
    const answer = await page.evaluate(
      async (path) =>
        (
          await fetch(path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
        ).json(),
      `/manage/api/${channel}`,
    );
    expect(answer).toEqual({ ok: false, error: { code: 'managers.notSignedIn' } });
  }
  await page.getByLabel('Họ tên').fill('Lê Hồng Đức');
  await page.getByLabel('Mật khẩu').fill('đoán mò');
  await button('Vào quản lý').click();
  await page.getByText('Tên hoặc mật khẩu không đúng').waitFor();
});

test('a manager signs in and gives a counter its code', async () => {
  const password = await ward.open.managers.make(ward.id, 'Lê Hồng Đức');
  if (!password.ok) throw new Error(password.error.code);
  await page.getByLabel('Mật khẩu').fill(password.value);
  await button('Vào quản lý').click();
  await part('Các quầy');
  await page.getByText('Chưa có quầy nào ghi danh.').waitFor();
  await button('Cấp mã cho quầy mới').click();
  await page.getByLabel('Tên ngắn của quầy').fill('2');
  await button('Cấp mã').click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Tên ngắn của quầy').fill('q2');
  await button('Cấp mã').click();
  const code = (await page.locator('.one-time').textContent()) ?? '';
  await picture(page, 'manage-code');
  await button('Đóng').click();
  const { url, fingerprint } = ward;
  expect(await services().enrol({ url, fingerprint }, code, 'Quầy 2')).toMatchObject({
    ok: true,
    value: { counter: 'Q2' },
  });
});

test('people of the ward sign in at the counter from then on, and its demonstration ends', async () => {
  await part('Nhân sự');
  await button('Thêm người').click();
  await page.getByLabel('Họ tên').fill('Trần Thị Quản Trị');
  await page.getByLabel('Quản trị').check();
  await button('Lưu').click();
  await page.getByText('Người mới cần mã PIN').waitFor();
  await page.getByLabel('Mã PIN').fill('12');
  await page.getByText('Mã PIN từ 4 đến 12 chữ số.').waitFor();
  await page.getByLabel('Mã PIN').fill('482913');
  await expectAccessible(page);
  await picture(page, 'manage-person');
  await page.route('**/manage/api/people', (route) => route.abort());
  await button('Lưu').click();
  await page.getByText('nội dung dưới đây có thể đã cũ').waitFor();
  await page.unroute('**/manage/api/people');
  await button('Đọc lại').click();
  await button('Sửa Trần Thị Quản Trị').waitFor();
  expect(await page.getByText('có thể đã cũ').count()).toBe(0);
  await until(() => !services().demo);
  const [person] = services().db.prepare('SELECT id, name FROM staff').all() as {
    id: string;
    name: string;
  }[];
  expect(person?.name).toBe('Trần Thị Quản Trị');
  const caller = { ...counter.caller, staff: null };
  expect(
    await counter.counter.call(caller, 'session.signIn', { staffId: person?.id ?? '', pin: '482913' }),
  ).toMatchObject({ ok: true });
  await button('Sửa Trần Thị Quản Trị').click();
  await button('Xóa người này').click();
  await page.getByText('Phải còn ít nhất một người quản trị.').waitFor();
  await button('Thôi').click();
});

test('the ward’s name and a closed day reach the counter', async () => {
  await part('Tên và địa chỉ');
  await button('Đặt tên phường').click();
  await button('Lưu').click();
  await page.getByText('Thiếu hoặc không đúng dạng.').first().waitFor();
  for (const [label, text] of [
    ['Dùng từ ngày', '2025-07-01'],
    ['Cơ quan, dòng đầu của phiếu', 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG HÀ'],
    ['Tên phường', 'Phường Hồng Hà'],
    ['Địa danh', 'Hồng Hà'],
    ['Tên quầy trên phiếu', 'Quầy số 2'],
    ['Địa chỉ', '12 phố Bến Sông'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await picture(page, 'manage-ward');
  await button('Lưu').click();
  await until(() => services().profiles.wardOn('2026-11-20').wardName === 'Phường Hồng Hà');

  await part('Lịch làm việc');
  await button('Thêm ngày').click();
  await button('Lưu').click();
  await page.getByText('Cần đủ ngày, tên và văn bản.').waitFor();
  await page.getByLabel('Ngày', { exact: true }).fill('2026-12-15');
  await page.getByLabel('Tên', { exact: true }).fill('Đóng cửa vì bão');
  await page.getByLabel('Văn bản').fill('Thông báo 12/TB-UBND');
  await button('Lưu').click();
  await page.getByText('Đóng cửa vì bão').waitFor();
  await expectAccessible(page);
  await picture(page, 'manage-calendar');
  await until(() => services().calendar.daysOff.some(({ date }) => date === '2026-12-15'));
});

test('a procedure changed by decision is the counter’s from its first day; a file of the portal fills in', async () => {
  await part('Thủ tục');
  await page.getByLabel('Tìm thủ tục').fill('1.001193');
  await picture(page, 'manage-procedures');
  await button('Sửa 1.001193').click();
  await page.getByLabel('Tên thủ tục').fill('Đăng ký khai sinh (phường)');
  await button('Lưu bản của phường').click();
  await page.getByText('Cần văn bản làm căn cứ').waitFor();
  await page.getByLabel('Văn bản làm căn cứ').fill('QĐ 99/QĐ-UBND');
  await page.getByLabel('Bản mới dùng từ ngày').fill('2026-01-01');
  await expectAccessible(page);
  await picture(page, 'manage-procedure');
  await button('Lưu bản của phường').click();
  await page.getByRole('cell', { name: /^Của phường/ }).waitFor();
  await until(() => services().catalogue.inForce('1.001193')?.name === 'Đăng ký khai sinh (phường)');

  const file = { name: 'hỏng.json', mimeType: 'application/json', buffer: Buffer.from('không phải JSON') };
  await page.getByLabel('Nhập tệp từ Cổng DVCQG').setInputFiles(file);
  await page.getByText('hỏng.json: không phải tệp JSON đọc được').waitFor();
});

test('an answer is published and taken down again, and signing out ends the session', async () => {
  await part('Trả lời phản ánh');
  await button('Đăng trả lời').click();
  await page.getByLabel('Phản ánh, kiến nghị').fill('Chờ lâu vào sáng thứ Hai.');
  await page.getByLabel('Trả lời của phường').fill('Phường đã thêm một quầy vào sáng thứ Hai.');
  await button('Đăng').click();
  await page.getByText('Phường đã thêm một quầy').waitFor();
  await expectAccessible(page);
  await picture(page, 'manage-answers');
  await page.getByRole('button', { name: /^Gỡ xuống trả lời/ }).click();
  await page.getByText('Chưa đăng trả lời nào.').waitFor();
  await part('Khác biệt giữa quầy');
  await page.getByText('Không có khác biệt nào.').waitFor();
  await button('Đăng xuất').click();
  await page.getByRole('heading', { name: 'Quản lý phường' }).waitFor();
});
