import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  for (let n = 1; n <= 30; n += 1)
    await app.done('dossier.receive', { id: testId(n), form: await validForm(app) });
  page = await app.openCounterPage();
});
afterAll(() => app.stop());

const tools = () => page.getByRole('button', { name: 'Sổ, quỹ, báo cáo' }).click();
const nav = () => page.getByRole('button', { name: /^Kiểm tra sổ/ });
const check = (name: RegExp) => page.getByRole('main').getByRole('button', { name });

test('a receiver does not see the check of the register, a leader does', async () => {
  await signInByTouch(page);
  await tools();
  await page.getByRole('button', { name: /^Sổ theo dõi hồ sơ/ }).waitFor();
  expect(await nav().count()).toBe(0);
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Lãnh đạo');
  await tools();
  await nav().click();
  await page.getByText('Từ khi mở quầy chưa kiểm tra lần nào.').waitFor();
  await expectAccessible(page);
});

test('I3, I4: a sound register is told to be, with its counts', async () => {
  await check(/Bắt đầu kiểm tra/).click();
  await page.getByText('Sổ nguyên vẹn: 30 sự kiện, 30 lần ghi.').waitFor();
  await picture(page, 'system-good');
  await expectAccessible(page);
});

test('I3: a changed event is named, with what to do', async () => {
  app.counter.services.db.exec(
    `DROP TRIGGER event_no_update; UPDATE event SET body = body || ' ' WHERE seq = 7`,
  );
  await check(/Kiểm tra lại/).click();
  await page.getByRole('heading', { name: 'Sổ không khớp' }).waitFor();
  const told = await page.getByRole('alert').textContent();
  expect(told).toMatch(/số 7 của hồ sơ TAM-Q1-261120-0007, ghi lúc 09:05 20\/11\/2026.*nội dung đã bị sửa/);
  expect(told).toContain('Ngừng tiếp nhận trên máy này');
  await picture(page, 'system-bad');
  await expectAccessible(page);
});
