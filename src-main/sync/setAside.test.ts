import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ok } from '../../src-shared/result.ts';
import { openTestCounter, type TestCounter, testId, validForm } from '../../tests/support/counter.ts';
import { png } from '../../tests/support/sampleFiles.ts';
import { upload } from '../../tests/support/upload.ts';
import { appendCommit } from '../store/append.ts';
import { readState } from '../store/project.ts';
import { transact } from '../store/transact.ts';
import { verifyStore } from '../store/verify.ts';
import { enterAgain, listSetAside, setAside, setAsideCount } from './setAside.ts';

const id = testId(1);
let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function received(): Promise<TestCounter> {
  const counter = await openTestCounter();
  open.push(counter);
  await counter.done('dossier.receive', { id, form: await validForm(counter) });
  return counter;
}

const aside = ({ counter: { services } }: TestCounter, device: string) =>
  transact(services.db, () => ok(setAside(services.db, device)));

test('what waits under the own name stays where it is', async () => {
  const counter = await received();
  const { db, device } = counter.counter.services;
  aside(counter, device);
  expect(setAsideCount(db)).toBe(0);
  expect((await counter.done('sync.status', {})).waiting).toBe(1);
});

test('what was set aside is in no list and no search, its key is not with the others, and the store verifies', async () => {
  const counter = await received();
  const { db } = counter.counter.services;
  aside(counter, testId(50));
  for (const table of [
    'event',
    'commit_log',
    'outbox',
    'dossier',
    'visit_day',
    'dossier_key',
    'dossier_search',
  ])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
  expect(setAsideCount(db)).toBe(1);
  expect(await verifyStore(db)).toMatchObject({ ok: true });
  expect(await counter.done('sync.status', {})).toMatchObject({ openTasks: 1, waiting: 0 });
});

test('files of a dossier that was set aside outlive a start, and are there again once it is entered again', async () => {
  const counter = await received();
  await upload(counter, id, png());
  const { db, attachments, ...services } = counter.counter.services;
  aside(counter, testId(50));
  const marks = join(attachments.folder, 'unsettled');
  mkdirSync(marks, { recursive: true });
  writeFileSync(join(marks, id), '');
  attachments.settle();
  expect(readdirSync(join(attachments.folder, id))).toHaveLength(1);
  transact(db, () => {
    for (const one of listSetAside(db, { limit: 10, offset: 0 })) enterAgain(db, services, 'nv-01', one);
    return ok(undefined);
  });
  attachments.settle();
  const { attachments: files } = await counter.done('dossier.get', { id });
  expect(files).toMatchObject([{ state: 'there' }]);
  expect(existsSync(join(marks, id))).toBe(false);
});

test('files of a dossier that is left out for good go with it', async () => {
  const counter = await received();
  await upload(counter, id, png());
  const { db, attachments } = counter.counter.services;
  aside(counter, testId(50));
  const [first] = listSetAside(db, { limit: 1, offset: 0 });
  await counter.done('setAside.settle', { commitId: first?.commit.id ?? '', choice: 'drop' });
  expect(setAsideCount(db)).toBe(0);
  expect(existsSync(join(attachments.folder, id))).toBe(false);
  expect(db.prepare('SELECT count(*) FROM set_aside WHERE key IS NOT NULL').pluck().get()).toBe(0);
});

test('entered again, events carry their own hour and people, and who entered them is on record', async () => {
  const counter = await received();
  const { db, ...services } = counter.counter.services;
  const before = db.prepare('SELECT type, body, at, actor FROM event').all();
  aside(counter, testId(50));
  counter.clock.advance(86_400_000);
  const [one] = listSetAside(db, { limit: 1, offset: 0 });
  if (!one) throw new Error('nothing was set aside');
  transact(db, () => ok(enterAgain(db, services, 'nv-02', one)));
  const events = db.prepare('SELECT type, body, at, actor FROM event ORDER BY position').all();
  expect(events).toMatchObject([...before, { type: 'setAside.settled', actor: 'nv-02' }]);
  expect(await verifyStore(db)).toMatchObject({ ok: true });
});

test('a task that was settled in what is set aside is open again', async () => {
  const counter = await received();
  const { db } = counter.counter.services;
  const commit = db.prepare('SELECT id FROM commit_log').pluck().get() as string;
  db.prepare(
    `INSERT INTO conflict (commit_id, stream, status, code) VALUES (?, ?, 'flagged', 'sync.twice')`,
  ).run(commit, `dossier:${id}`);
  db.prepare('DELETE FROM outbox').run();
  await counter.done('conflict.settle', { commitId: commit, choice: 'drop' });
  expect((await counter.done('conflict.list', { limit: 5, offset: 0 })).total).toBe(0);
  aside(counter, testId(50));
  expect((await counter.done('conflict.list', { limit: 5, offset: 0 })).total).toBe(1);
  expect((await counter.done('setAside.list', { limit: 5, offset: 0 })).rows).toMatchObject([
    { code: '', dossierId: null, what: [{ type: 'conflict.settled' }] },
  ]);
});

test('what is set aside a second time comes before what was not decided about the first time', async () => {
  const counter = await received();
  const { db, ...services } = counter.counter.services;
  const { personal } = await counter.done('dossier.get', { id });
  if (!personal) throw new Error('nothing about people');
  await counter.done('dossier.correct', { id, personal });
  aside(counter, testId(50));
  const [receipt] = listSetAside(db, { limit: 1, offset: 0 });
  if (!receipt) throw new Error('nothing was set aside');
  transact(db, () => ok(enterAgain(db, services, 'nv-01', receipt)));
  aside(counter, testId(51));
  const types = listSetAside(db, { limit: 10, offset: 0 }).map(({ commit }) => commit.events[0]?.type);
  expect(types).toEqual(['dossier.received', 'setAside.settled', 'dossier.corrected']);
});

test('a destruction of data is not left out: the key is gone here', async () => {
  const counter = await received();
  const { db, ...services } = counter.counter.services;
  const stream = `dossier:${id}`;
  db.prepare('DELETE FROM outbox').run();
  const destroyed = { type: 'dossier.keyDestroyed', body: { ground: 'x' } };
  const state = readState(db, id);
  transact(db, () => {
    appendCommit(db, services, { stream, base: 1, state, actor: 'nv-01', events: [destroyed] });
    return ok(undefined);
  });
  aside(counter, testId(50));
  const [one] = listSetAside(db, { limit: 1, offset: 0 });
  const commitId = one?.commit.id ?? '';
  expect(await counter.call('setAside.settle', { commitId, choice: 'drop' })).toEqual({
    ok: false,
    error: { code: 'sync.destroyedStays' },
  });
  await counter.done('setAside.settle', { commitId, choice: 'enter' });
  expect(readState(db, id).dataDestroyed).toBe(true);
  expect(await verifyStore(db)).toMatchObject({ ok: true });
});

test('what a copy of the disk brings twice under one id is one payment and one line of the book', async () => {
  const counter = await received();
  const { db, ...services } = counter.counter.services;
  const stream = `dossier:${id}`;
  const entry = { register: 'copy', year: '2026', number: 1, paper: 'x', pages: 1, copies: 1, dong: 2000 };
  const at = '2026-11-20T09:00';
  const certified = {
    type: 'dossier.certified',
    body: { at, entries: [entry], portalRequest: null },
  };
  const paid = {
    type: 'dossier.feePaid',
    body: {
      paymentId: testId(9),
      at,
      dong: 2000,
      method: 'cash',
      receipt: null,
      officer: { id: 'x', name: 'x' },
    },
  };
  for (let times = 0; times < 2; times += 1) {
    const state = readState(db, id);
    transact(db, () => {
      appendCommit(db, services, { stream, base: 1, state, actor: 'nv-01', events: [certified, paid] });
      return ok(undefined);
    });
  }
  for (const table of ['payment', 'payment_part', 'certification'])
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 1]);
  expect(readState(db, id)).toMatchObject({ payments: [{ dong: 2000 }], certified: [{ at }] });
  expect(readState(db, id).payments).toHaveLength(1);
  expect(await verifyStore(db)).toMatchObject({ ok: true });
});
