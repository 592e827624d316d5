import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestCounter, type TestCounter, temporaryFolder, testId, validForm } from '../support/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from '../ward/postgres.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let database: TestDatabase;
let ward: TestWard;
let app: App;
let page: Page;

const code = async (counter: string) => {
  const made = await ward.open.members.makeCode(ward.id, counter);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};
const receive = async (counter: TestCounter, n: number) =>
  counter.done('dossier.receive', { id: testId(n), form: await validForm(counter) });
const synced = (counter: TestCounter) =>
  vi.waitFor(async () => expect((await counter.done('sync.status', {})).state).toBe('synced'), {
    timeout: 8000,
  });

beforeAll(async () => {
  database = await startPostgres();
  ward = await startWard(await database.fresh());
  const folder = temporaryFolder();
  const backup = temporaryFolder();
  const start = () => openTestCounter({ folder, online: true, random: randomBytes });
  const first = await start();
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  expect(await first.counter.services.enrol(address, await code('Q1'), 'Quầy 1')).toMatchObject({ ok: true });
  await receive(first, 1);
  await synced(first);
  first.counter.close();
  cpSync(folder, backup, { recursive: true });
  const second = await start();
  await receive(second, 2);
  await synced(second);
  second.counter.close();
  app = await startApp({ folder: backup, online: true, random: randomBytes });
  await receive(app, 3);
  await receive(app, 4);
  page = await app.openCounterPage();
}, 90_000);
afterAll(async () => {
  await app.stop();
  await ward.stop();
  await database.stop();
});

const main = () => page.getByRole('main');
const line = (name: RegExp | string) => page.getByRole('banner').getByRole('button', { name });
const press = (name: RegExp | string) => main().getByRole('button', { name }).click();
const answer = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

test('a restored backup: the page says what happened and what to do, and an administrator enrols anew', async () => {
  await signInByTouch(page, 'Lê Hồng Đức');
  await line('Cần xem').click();
  await main().getByText('Máy này từng được khôi phục từ bản sao lưu cũ').waitFor();
  await main().getByRole('heading', { name: 'Ghi danh lại quầy này' }).waitFor();
  await picture(page, 'forked');
  await expectAccessible(page);
  await page.getByLabel('Địa chỉ máy chủ').fill(ward.url);
  await press('Tìm máy chủ');
  await page.getByLabel('Mã ghi danh dùng một lần').fill(await code('Q2'));
  await press('Giống hệt, nối quầy này');
  await main().getByRole('heading', { name: 'Chưa có trong sổ của máy chủ phường (2)' }).waitFor();
  await line('Cần xem: 2').waitFor();
  await main().getByRole('heading', { name: 'Ghi danh lại quầy này' }).waitFor({ state: 'detached' });
  await picture(page, 'set-aside');
  await expectAccessible(page);
});

test('one is looked at whole and left out, the others are entered again', async () => {
  await press(/TAM-Q1-261120-0002/);
  await main().getByText('Đặng Thị Ngọc Ưởng').first().waitFor();
  await picture(page, 'set-aside-one');
  await expectAccessible(page);
  await press('Bỏ việc này');
  await expectAccessible(page);
  await answer('Bỏ việc này');
  await main().getByRole('heading', { name: 'Chưa có trong sổ của máy chủ phường (1)' }).waitFor();
  await press('Ghi lại tất cả');
  await answer('Ghi lại tất cả');
  await line('Đã đồng bộ').waitFor();
  expect(app.counter.services.db.prepare('SELECT code FROM dossier ORDER BY id').pluck().all()).toEqual([
    'TAM-Q1-261120-0001',
    'TAM-Q1-261120-0002',
    'TAM-Q1-261120-0003',
  ]);
});

test('who only receives sees what happened, and no way to enrol', async () => {
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page);
  await line('Đã đồng bộ').click();
  await main().getByRole('heading', { name: 'Đồng bộ với máy chủ phường' }).waitFor();
  expect(await page.getByLabel('Địa chỉ máy chủ').count()).toBe(0);
});
