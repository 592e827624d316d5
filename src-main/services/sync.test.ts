import { expect, test } from 'vitest';
import { openTestCounter, signIn, type TestCounter, testId, validForm } from '../../tests/support/counter.ts';
import { openTestWard, setSync } from '../../tests/support/ward.ts';

const page = { limit: 50, offset: 0 };
const tasks = async (counter: TestCounter) => (await counter.done('conflict.list', page)).rows;
const state = async (counter: TestCounter) => (await counter.done('sync.status', {})).state;

async function received(counter: TestCounter, id: string): Promise<void> {
  await counter.done('dossier.receive', { id, form: await validForm(counter) });
}

/** Two counters of one ward; both have the dossier where one is named. */
async function twoCounters(id?: string) {
  const ward = openTestWard();
  const first = await openTestCounter();
  const second = await openTestCounter();
  await ward.join(first, 'Quầy 1');
  await ward.join(second, 'Quầy 2');
  setSync(first);
  setSync(second);
  if (id) {
    await received(first, id);
    await ward.round(first);
    await ward.round(second);
  }
  return { ward, first, second };
}

async function correct(counter: TestCounter, id: string, name: string): Promise<void> {
  const { personal } = await counter.done('dossier.get', { id });
  if (!personal) throw new Error('erased');
  const applicant = { ...personal.applicant, name };
  await counter.done('dossier.correct', { id, personal: { ...personal, applicant } });
}

/** Both correct one dossier while they do not see each other; the second is turned down. */
async function writtenOver() {
  const id = testId(1);
  const counters = await twoCounters(id);
  const { ward, first, second } = counters;
  await correct(first, id, 'Rơ Châm H’Bơ');
  await correct(second, id, 'Kpă Klơng');
  await ward.round(first);
  await ward.round(second);
  const [task] = await tasks(second);
  if (!task) throw new Error('no task');
  return { ...counters, id, task };
}

test('I6: a counter without a server works alone, and is not told of anything to do', async () => {
  const counter = await openTestCounter();
  await received(counter, testId(1));
  expect(await counter.done('sync.status', {})).toEqual({
    state: 'alone',
    waiting: 1,
    openTasks: 0,
    since: null,
    skewMinutes: null,
    failure: null,
  });
  expect(await counter.call('sync.retry', {})).toMatchObject({ error: { code: 'sync.notEnrolled' } });
  counter.counter.close();
});

test('the line tells what waits, that the network is gone, and what a person has to look at', async () => {
  const counter = await openTestCounter();
  setSync(counter);
  expect(await state(counter)).toBe('synced');
  await received(counter, testId(1));
  expect(await state(counter)).toBe('waiting');
  setSync(counter, { failure: 'sync.offline', skewMs: -400_000 });
  expect(await counter.done('sync.status', {})).toMatchObject({
    state: 'offline',
    since: '2026-11-20T02:05:00.000Z',
    skewMinutes: 7,
    failure: 'sync.offline',
  });
  setSync(counter, { failure: 'sync.forked', skewMs: 120_000 });
  expect(await counter.done('sync.status', {})).toMatchObject({ state: 'attention', skewMinutes: null });
  setSync(counter, { enrolled: false, failure: 'sync.notEnrolled' });
  expect(await state(counter)).toBe('attention');
  counter.counter.close();
});

test('an administrator has the logs compared; nobody else, and not where there is no ward', async () => {
  const counter = await openTestCounter();
  await signIn(counter, 'administrator');
  expect(await counter.call('sync.compare', {})).toMatchObject({ error: { code: 'sync.notEnrolled' } });
  const told = setSync(counter);
  await counter.done('sync.compare', {});
  expect(told.comparisons).toBe(1);
  setSync(counter, { failure: 'sync.digestMismatch' });
  expect(await state(counter)).toBe('attention');
  await signIn(counter, 'receiver');
  expect(await counter.call('sync.compare', {})).toMatchObject({ ok: false });
  counter.counter.close();
});

test('every command that writes tells the exchange, a query and a draft do not', async () => {
  const counter = await openTestCounter();
  const told = setSync(counter);
  const form = await validForm(counter);
  await counter.done('draft.save', { id: testId(1), form });
  expect(told.changes).toBe(0);
  await counter.done('dossier.receive', { id: testId(1), form });
  expect(told.changes).toBe(1);
  await counter.done('sync.retry', {});
  expect(told.retries).toBe(1);
  counter.counter.close();
});

test('what waits is listed newest first, with its dossier and its events without what is sealed', async () => {
  const counter = await openTestCounter();
  await received(counter, testId(1));
  await received(counter, testId(2));
  await counter.done('counter.leave', { reason: 'meeting', minutes: 10 });
  await signIn(counter, 'receiver');
  const { rows, total } = await counter.done('sync.items', { ...page, waiting: true });
  expect(total).toBe(4);
  expect(rows.map(({ code, what }) => [code, what.map(({ type }) => type)])).toEqual([
    ['', ['counter.backAtWork']],
    ['', ['counter.left']],
    ['TAM-Q1-261120-0002', ['dossier.received']],
    ['TAM-Q1-261120-0001', ['dossier.received']],
  ]);
  expect(rows[2]).toMatchObject({
    dossierId: testId(2),
    state: 'waiting',
    own: true,
    at: '2026-11-20T09:00',
  });
  expect(rows[0]?.dossierId).toBeNull();
  expect(JSON.stringify(rows)).not.toContain('sealed');
  const second = await counter.done('sync.items', { limit: 1, offset: 3, waiting: true });
  expect(second.rows[0]?.code).toBe('TAM-Q1-261120-0001');
  counter.counter.close();
});

test('I5: what the rules forbid is one task at both counters, with both versions', async () => {
  const { ward, first, second, id, task } = await writtenOver();
  expect(task).toMatchObject({ status: 'rejected', reason: 'sync.writtenOver', dossierId: id, own: true });
  expect(await state(second)).toBe('attention');
  await ward.round(first);
  expect(await tasks(first)).toMatchObject([{ commitId: task.commitId, own: false, device: 'Quầy 2' }]);
  const shown = await second.done('conflict.get', { commitId: task.commitId });
  expect(shown.ward?.personal?.applicant.name).toBe('Rơ Châm H’Bơ');
  expect(shown.tried?.applicant.name).toBe('Kpă Klơng');
  expect(shown.ward?.history.map(({ type }) => type)).toEqual(['dossier.corrected', 'dossier.received']);
  expect(shown.what.map(({ type }) => type)).toEqual(['dossier.corrected']);
  expect(JSON.stringify(shown)).not.toContain('sealed');
  const { history } = await second.done('dossier.get', { id });
  expect(history.map(({ type, leftOut }) => [type, leftOut])).toEqual([
    ['dossier.received', undefined],
    ['dossier.corrected', true],
    ['dossier.corrected', undefined],
  ]);
});

test('what comes after a turned down commit is held behind it, and comes in with it', async () => {
  const { ward, first, second, id, task } = await writtenOver();
  await second.done('dossier.recordOfficialCode', { id, code: '000.00.BD.H08-261120-0004' });
  await ward.round(second);
  const items = await second.done('sync.items', { ...page, waiting: false });
  expect(items.rows.map(({ state: standing, reason }) => [standing, reason])).toEqual([
    ['held', 'sync.held'],
    ['rejected', 'sync.writtenOver'],
  ]);
  expect((await second.done('sync.items', { ...page, waiting: true })).total).toBe(1);
  const shown = await second.done('conflict.get', { commitId: task.commitId });
  expect(shown.held.map(({ what }) => what[0]?.type)).toEqual(['dossier.officialCodeRecorded']);
  await second.done('conflict.settle', { commitId: task.commitId, choice: 'retry' });
  await ward.round(second);
  await ward.round(first);
  for (const counter of [first, second]) {
    const { personal, row } = await counter.done('dossier.get', { id });
    expect(personal?.applicant.name).toBe('Kpă Klơng');
    expect(row.officialCode).toBe('000.00.BD.H08-261120-0004');
    expect(await tasks(counter)).toEqual([]);
    expect(await state(counter)).toBe('synced');
  }
});

test('I5: a dropped commit is settled once, here at once and everywhere with the next round', async () => {
  const { ward, first, second, id, task } = await writtenOver();
  await ward.round(first);
  const input = { commitId: task.commitId, choice: 'drop' as const };
  await signIn(second, 'specialist');
  expect(await second.call('conflict.settle', input)).toMatchObject({ error: { code: 'role.counterOnly' } });
  await signIn(second, 'receiver');
  await second.done('conflict.settle', input);
  expect(await tasks(second)).toEqual([]);
  expect(await second.call('conflict.settle', input)).toMatchObject({
    error: { code: 'sync.alreadySettled' },
  });
  expect((await second.done('conflict.get', { commitId: task.commitId })).settledAt).not.toBeNull();
  await ward.round(second);
  await ward.round(first);
  expect(await tasks(first)).toEqual([]);
  expect((await second.done('dossier.get', { id })).personal?.applicant.name).toBe('Rơ Châm H’Bơ');
});

test('a commit nobody has a task for is refused, and nothing is written', async () => {
  const counter = await openTestCounter();
  const before = (await counter.done('sync.status', {})).waiting;
  for (const choice of ['drop', 'retry'] as const)
    expect(await counter.call('conflict.settle', { commitId: testId(9), choice })).toMatchObject({
      error: { code: 'sync.unknownConflict' },
    });
  expect(await counter.call('conflict.get', { commitId: testId(9) })).toMatchObject({
    error: { code: 'sync.unknownConflict' },
  });
  expect((await counter.done('sync.status', {})).waiting).toBe(before);
  counter.counter.close();
});

test('I2: one number on two slips is in both dossiers and a task for a person', async () => {
  const { ward, first, second } = await twoCounters();
  await received(first, testId(1));
  await received(second, testId(2));
  await ward.round(first);
  await ward.round(second);
  const [task] = await tasks(second);
  expect(task).toMatchObject({ status: 'flagged', reason: 'number.duplicate', dossierId: testId(2) });
  const shown = await second.done('conflict.get', { commitId: task?.commitId ?? '' });
  expect(shown).toMatchObject({
    ward: { status: 'received' },
    sameCode: [{ id: testId(1), applicantName: 'Đặng Thị Ngọc Ưởng' }],
    held: [],
  });
  await second.done('conflict.settle', { commitId: task?.commitId ?? '', choice: 'drop' });
  await ward.round(second);
  expect((await second.done('dossier.get', { id: testId(2) })).row.status).toBe('received');
  expect(await state(second)).toBe('synced');
});

test('what waits goes into a file for managers, named by counter and day alone', async () => {
  const counter = await openTestCounter();
  expect(await counter.call('sync.export', {})).toMatchObject({ error: { code: 'api.roleNeeded' } });
  await signIn(counter, 'leader');
  expect(await counter.call('sync.export', {})).toMatchObject({ error: { code: 'sync.nothingWaits' } });
  await received(counter, testId(1));
  await received(counter, testId(2));
  const { name, content } = await counter.done('sync.export', {});
  expect(name).toBe('Viec-cho-gui_Q1_2026-11-20.json');
  const { signed } = JSON.parse(Buffer.from(content ?? '', 'base64').toString());
  const file = JSON.parse(signed);
  expect(file.device).toBe(counter.counter.services.device);
  expect(file.commits.map(({ first_seq }: { first_seq: number }) => first_seq)).toEqual([1, 2]);
  expect(JSON.stringify(file)).not.toContain('Ưởng');
  counter.counter.close();
});
