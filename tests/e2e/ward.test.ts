import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../src-main/store/verify.ts';
import { openTestCounter, type TestCounter, testId, validForm } from '../support/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from '../ward/postgres.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let database: TestDatabase;
let databaseUrl: string;
let ward: TestWard;
let app: App;
let other: TestCounter;
let page: Page;

beforeAll(async () => {
  database = await startPostgres();
  databaseUrl = await database.fresh();
  ward = await startWard(databaseUrl);
  app = await startApp({ online: true });
  other = await openTestCounter({ online: true, clock: app.clock.clock });
  page = await app.openCounterPage();
}, 60_000);
afterAll(async () => {
  await app.stop();
  other.counter.close();
  await ward.stop();
  await database.stop();
});

const code = async (counter: string) => {
  const made = await ward.open.members.makeCode(ward.id, counter);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};
const line = (name: RegExp | string) => page.getByRole('banner').getByRole('button', { name });
const status = ({ counter }: TestCounter, id: string) =>
  counter.services.db.prepare('SELECT status FROM dossier WHERE id = ?').pluck().get(id);
const waiting = ({ counter }: TestCounter) =>
  counter.services.db.prepare('SELECT count(*) FROM outbox').pluck().get();

test('a counter that worked alone joins: address, certificate compared, one-time code, and its history goes along', async () => {
  await app.done('dossier.receive', { id: testId(1), form: await validForm(app) });
  await signInByTouch(page, 'Lê Hồng Đức');
  await line('Quầy làm việc một mình').click();
  await page.getByLabel('Địa chỉ máy chủ').fill('http://không');
  await page.getByRole('button', { name: 'Tìm máy chủ' }).click();
  await page.getByText('Địa chỉ máy chủ chưa đúng.').waitFor();
  await page.getByLabel('Địa chỉ máy chủ').fill(ward.url);
  await page.getByRole('button', { name: 'Tìm máy chủ' }).click();
  const shown = await page.locator('.fingerprint').textContent();
  expect(shown?.replaceAll(' ', '').toLowerCase()).toBe(ward.fingerprint);
  await page.getByLabel('Mã ghi danh dùng một lần').fill('SAI-SAI-SAI');
  await page.getByRole('button', { name: 'Giống hệt, nối quầy này' }).click();
  await page.getByText('Mã ghi danh không đúng, đã dùng hoặc quá hạn.').waitFor();
  await picture(page, 'ward-enrol');
  await expectAccessible(page);
  await page.getByLabel('Mã ghi danh dùng một lần').fill(await code('Q7'));
  await page.getByRole('button', { name: 'Giống hệt, nối quầy này' }).click();
  await line('Đã đồng bộ').waitFor();
  expect(waiting(app)).toBe(0);
  await picture(page, 'ward-joined');
  const { row } = await app.done('dossier.receive', { id: testId(2), form: await validForm(app) });
  expect(row.temporaryCode).toMatch(/^TAM-Q7-261120-/);
});

test('what one counter receives, the other shows within a second', async () => {
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  expect(await other.counter.services.enrol(address, await code('Q8'), 'Quầy 8')).toMatchObject({ ok: true });
  await expect.poll(() => status(other, testId(2)), { timeout: 5000 }).toBe('received');
  const before = performance.now();
  await app.done('dossier.receive', { id: testId(3), form: await validForm(app) });
  await expect.poll(() => status(other, testId(3)), { timeout: 5000, interval: 10 }).toBe('received');
  expect(performance.now() - before).toBeLessThan(1000);
});

test('the server gone: work goes on and says since when; back again, everything is there and verifies', async () => {
  await ward.stop();
  await app.done('dossier.receive', { id: testId(4), form: await validForm(app) });
  await line(/Mất mạng từ|Chờ gửi/).waitFor();
  await picture(page, 'ward-offline');
  ward = await startWard(databaseUrl, undefined, ward);
  app.counter.services.sync.retry();
  other.counter.services.sync.retry();
  await expect.poll(() => status(other, testId(4)), { timeout: 10_000 }).toBe('received');
  await line('Đã đồng bộ').waitFor();
  for (const { counter } of [app, other])
    expect(await verifyStore(counter.services.db)).toMatchObject({ ok: true });
});
