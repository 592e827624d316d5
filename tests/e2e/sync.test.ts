import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCounter, type TestCounter, testId, validForm } from '../support/counter.ts';
import { openTestWard, setSync } from '../support/ward.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let other: TestCounter;
let page: Page;
const ward = openTestWard();

beforeAll(async () => {
  app = await startApp();
  other = await openTestCounter();
  await ward.join(app, 'Quầy 1');
  await ward.join(other, 'Quầy 2');
  page = await app.openCounterPage();
});
afterAll(async () => {
  await app.stop();
  other.counter.close();
});

const main = () => page.getByRole('main');
const line = (name: RegExp | string) => page.getByRole('banner').getByRole('button', { name });
const press = (name: RegExp | string) => main().getByRole('button', { name }).click();
const answer = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

async function correct(counter: TestCounter, id: string, name: string, phone: string): Promise<void> {
  const { personal } = await counter.done('dossier.get', { id });
  if (!personal) throw new Error('erased');
  const applicant = { ...personal.applicant, name, phone };
  await counter.done('dossier.correct', { id, personal: { ...personal, applicant } });
}

/** A dossier both counters have, corrected at both while they did not see each other. */
async function writtenOver(n: number): Promise<void> {
  const id = testId(n);
  await app.done('dossier.receive', { id, form: await validForm(app) });
  await ward.round(app);
  await ward.round(other);
  await correct(other, id, 'Rơ Châm H’Bơ', '0905123456');
  await correct(app, id, 'Kpă Klơng', '0914000111');
  await app.done('dossier.recordOfficialCode', { id, code: `000.00.BD.H08-261120-000${n}` });
  await ward.round(other);
  await ward.round(app);
}

test('I6: a counter alone says so in one quiet line, and its page asks for nothing', async () => {
  await signInByTouch(page);
  await line('Quầy làm việc một mình').click();
  await page.getByRole('heading', { name: 'Đồng bộ với máy chủ phường' }).waitFor();
  expect(await main().getByRole('button').count()).toBe(0);
  await picture(page, 'sync-alone');
  await expectAccessible(page);
});

test('what waits is shown with its dossier; the network gone is told with its hour, and work goes on', async () => {
  await app.done('dossier.receive', { id: testId(1), form: await validForm(app) });
  setSync(app);
  await line('Chờ gửi 1').waitFor();
  setSync(app, { failure: 'sync.offline', skewMs: 420_000 });
  await line('Mất mạng từ 09:05').waitFor();
  await main().getByText('Đồng hồ máy lệch 7 phút so với máy chủ; vẫn làm việc bình thường.').waitFor();
  await main().getByText('Tiếp nhận hồ sơ, mã TAM-Q1-261120-0001').waitFor();
  await picture(page, 'sync-offline');
  await expectAccessible(page);
});

test('a receiver sends again and cannot export', async () => {
  const told = setSync(app, { failure: 'sync.offline' });
  await press('Gửi lại ngay');
  await main().getByText('Đã yêu cầu gửi lại').waitFor();
  expect(told.retries).toBe(1);
  expect(await main().getByRole('button', { name: 'Xuất tệp' }).count()).toBe(0);
});

test('level with the server, the line is a word', async () => {
  setSync(app);
  await ward.round(app);
  await line('Đã đồng bộ').waitFor();
  await main().getByText('Mọi việc của quầy đã có ở máy chủ phường.').waitFor();
  await picture(page, 'sync-done');
  await expectAccessible(page);
});

test('I5: what was turned down is a task with both versions side by side, by keys alone', async () => {
  await writtenOver(2);
  await line('Cần xem: 1').waitFor();
  await picture(page, 'sync-tasks');
  await expectAccessible(page);
  await main()
    .getByRole('button', { name: /Sửa thông tin chủ hồ sơ/ })
    .focus();
  await page.keyboard.press('Enter');
  const version = (title: string) => page.getByRole('region', { name: title });
  await version('Máy chủ phường có').getByText('Rơ Châm H’Bơ').waitFor();
  await version('Quầy này đã ghi').getByText('Kpă Klơng').waitFor();
  await version('Quầy này đã ghi').getByText('Đang chờ theo việc này').waitFor();
  await main().getByText('quầy khác đã ghi khác đi trên cùng hồ sơ').waitFor();
  await picture(page, 'sync-conflict');
  await expectAccessible(page);
});

test('with large letters both versions and the line stay whole', async () => {
  await page.getByRole('button', { name: 'A+ chữ to' }).click();
  await picture(page, 'sync-conflict-large');
  await expectAccessible(page);
  const wider = await page.evaluate(
    () =>
      [document.documentElement, ...document.querySelectorAll('main, .version, header.top')].filter(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
      ).length,
  );
  expect(wider).toBe(0);
  await page.getByRole('button', { name: 'A chữ vừa' }).click();
});

test('nothing is dropped without a second look, and then it is settled at every counter', async () => {
  await press('Bỏ bản của quầy này');
  await page.getByRole('dialog').getByText('Bản bị bỏ không lấy lại được').waitFor();
  await picture(page, 'sync-drop');
  await expectAccessible(page);
  await answer('Thôi');
  expect((await app.done('sync.status', {})).openTasks).toBe(1);
  await press('Bỏ bản của quầy này');
  await answer('Bỏ bản của quầy này');
  await page.getByRole('heading', { name: 'Đồng bộ với máy chủ phường' }).waitFor();
  await line(/Chờ gửi/).waitFor();
  await ward.round(app);
  await ward.round(other);
  await line('Đã đồng bộ').waitFor();
  expect((await other.done('conflict.list', { limit: 10, offset: 0 })).total).toBe(0);
  const { personal } = await app.done('dossier.get', { id: testId(2) });
  expect(personal?.applicant.name).toBe('Rơ Châm H’Bơ');
});

test('tried again, it comes in with what was held behind it', async () => {
  await writtenOver(3);
  await press(/Sửa thông tin chủ hồ sơ/);
  await press('Thử ghi lại');
  await answer('Thử ghi lại');
  await page.getByRole('heading', { name: 'Đồng bộ với máy chủ phường' }).waitFor();
  await ward.round(app);
  await line('Đã đồng bộ').waitFor();
  const { personal, row } = await app.done('dossier.get', { id: testId(3) });
  expect(personal?.applicant.name).toBe('Kpă Klơng');
  expect(row.officialCode).toBe('000.00.BD.H08-261120-0003');
});

test('I2: a number on two slips is in both dossiers, and somebody says it is dealt with', async () => {
  await other.done('dossier.receive', { id: testId(8), form: await validForm(other) });
  await ward.round(other);
  await ward.round(app);
  await press(/Mã này đã in cho cả một hồ sơ ở quầy khác/);
  await page.getByRole('region', { name: 'Quầy 2 đã ghi' }).waitFor();
  await main().getByRole('button', { name: 'Mở hồ sơ cùng mã: Đặng Thị Ngọc Ưởng' }).waitFor();
  await picture(page, 'sync-flagged');
  await expectAccessible(page);
  await press('Đã xử lý');
  await answer('Đã xử lý');
  await ward.round(app);
  await line('Đã đồng bộ').waitFor();
});

test('a specialist sees the task and why it is not theirs to settle', async () => {
  await writtenOver(4);
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Phạm Thu Hà');
  await line('Cần xem: 1').click();
  await press(/Sửa thông tin chủ hồ sơ/);
  const drop = main().getByRole('button', { name: 'Bỏ bản của quầy này' });
  expect(await drop.getAttribute('aria-disabled')).toBe('true');
  await main().getByText('Nhờ người tiếp nhận ở quầy làm.').waitFor();
  await expectAccessible(page);
});

test('a leader exports what waits, in a file named by counter and day', async () => {
  await page.getByRole('button', { name: 'Đổi người' }).click();
  await signInByTouch(page, 'Lãnh đạo');
  await app.done('dossier.receive', { id: testId(5), form: await validForm(app) });
  setSync(app, { failure: 'sync.offline' });
  await line('Cần xem: 1').click();
  const [file] = await Promise.all([page.waitForEvent('download'), press('Xuất tệp')]);
  expect(file.suggestedFilename()).toBe('Viec-cho-gui_Q1_2026-11-20.json');
  const { signed } = JSON.parse(readFileSync(await file.path(), 'utf8'));
  const { commits } = JSON.parse(signed);
  expect(commits.length).toBe((await app.done('sync.status', {})).waiting);
  await main().getByText('Đã tải về tệp Viec-cho-gui_Q1_2026-11-20.json.').waitFor();
  await picture(page, 'sync-export');
  await expectAccessible(page);
});
