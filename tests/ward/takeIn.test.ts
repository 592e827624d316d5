import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { firstWaiting, readCommits } from '../../src-main/sync/outbox.ts';
import { type Exported, exportFile } from '../../src-shared/sync/exportFile.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { handle, receive } from '../simulation/office.ts';
import { dossiers, enrolledCounter, type WardCounter } from './counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
beforeEach(async () => {
  await ward?.stop();
  url = await database.fresh();
  ward = await startWard(url);
});
afterAll(async () => {
  await ward.stop();
  await database.stop();
});

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const chance = chanceFrom(11);

const waiting = ({ db, device }: WardCounter) => readCommits(db, device, firstWaiting(db, device) ?? 1, 500);

/** What the counter's own export writes. */
function exportOf({ key, device, ...counter }: WardCounter, commits = waiting({ key, device, ...counter })) {
  const content: Exported = { format: 2, device, at: '2026-11-20T02:00:00.000Z', commits };
  return exportFile(content, { hash, sign: key.sign });
}

const takeIn = (text: string) => ward.open.takeIn(ward.id, text);

/** Every line of every table of the ward's log. */
async function logOf(): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = await Promise.all(
    ['commit_log', 'entry', 'paper_number', 'dossier_key'].map(
      async (table) => (await client.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)).rows,
    ),
  );
  await client.end();
  return JSON.stringify(tables);
}

/** Two counters that have met; then the first works on alone and is revoked before it meets the ward again. */
async function revokedWithWork() {
  const [one, two] = [await enrolledCounter(ward, 'Q1'), await enrolledCounter(ward, 'Q2')];
  receive(one.office, chance);
  for (const { sync } of [one, two]) expect(await sync.round()).toMatchObject({ ok: true });
  for (let i = 0; i < 6; i += 1) receive(one.office, chance);
  const [shared] = dossiers(two.db);
  if (!shared) throw new Error('nothing was received');
  handle(one.office, shared.id, chance);
  expect(await ward.open.members.revoke(ward.id, one.device)).toEqual({ ok: true, value: undefined });
  expect(await one.sync.round()).toMatchObject({ error: { code: 'sync.notEnrolled' } });
  return { one, two };
}

test('I1: signed, unsent work of a revoked counter comes in by its file, with its keys, and reaches the others', async () => {
  const { one, two } = await revokedWithWork();
  const taken = await takeIn(exportOf(one));
  expect(taken).toEqual({ ok: true, value: { counter: 'Q1', accepted: 7, there: 0, tasks: [] } });
  expect(await two.sync.round()).toMatchObject({ ok: true });
  expect(dossiers(two.db)).toEqual(dossiers(one.db));
  const keys = 'SELECT dossier, key FROM dossier_key ORDER BY dossier';
  expect(two.db.prepare(keys).all()).toEqual(one.db.prepare(keys).all());
});

test('I1: the same file a second time changes nothing and says that all of it is there', async () => {
  const { one } = await revokedWithWork();
  const text = exportOf(one);
  await takeIn(text);
  const before = await logOf();
  expect(await takeIn(text)).toEqual({
    ok: true,
    value: { counter: 'Q1', accepted: 0, there: 7, tasks: [] },
  });
  expect(await logOf()).toBe(before);
});

test('a later file of a counter that worked on brings only what is new', async () => {
  const { one } = await revokedWithWork();
  await takeIn(exportOf(one));
  receive(one.office, chance);
  expect(await takeIn(exportOf(one))).toMatchObject({ value: { accepted: 1, there: 7 } });
});

test('a file longer than a batch comes in whole, and a second one goes on behind it', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  for (let i = 0; i < 620; i += 1) receive(one.office, chance);
  await ward.open.members.revoke(ward.id, one.device);
  const commits = readCommits(one.db, one.device, 1, 1000);
  expect(await takeIn(exportOf(one, commits.slice(0, 510)))).toMatchObject({ value: { accepted: 510 } });
  expect(await takeIn(exportOf(one, commits))).toMatchObject({ value: { accepted: 110, there: 510 } });
}, 30_000);

test('a file altered by one byte is refused, wherever the byte stands, and nothing of it is taken', async () => {
  const { one } = await revokedWithWork();
  const text = exportOf(one, waiting(one).slice(0, 2));
  const before = await logOf();
  const refused = ['takeIn.badFile', 'takeIn.altered', 'takeIn.stranger'];
  for (let at = 0; at < text.length; at += 23) {
    const bytes = Buffer.from(text);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const taken = await takeIn(bytes.toString('utf8'));
    expect(taken.ok ? `byte ${at}` : refused.includes(taken.error.code)).toBe(true);
  }
  for (const other of [`${text}\n`, text.slice(0, -1), text.replace('","', '", "'), '', '{}', 'null'])
    expect(await takeIn(other)).toEqual({ ok: false, error: { code: 'takeIn.badFile' } });
  expect(await logOf()).toBe(before);
});

test('every place of the signature counts, the bits no decoder reads included', async () => {
  const { one } = await revokedWithWork();
  const text = exportOf(one);
  const { signature } = JSON.parse(text) as { signature: string };
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const last = letters.indexOf(signature.charAt(85));
  const same = `${signature.slice(0, 85)}${letters[last ^ 1]}==`;
  expect(Buffer.from(same, 'base64')).toEqual(Buffer.from(signature, 'base64'));
  expect(await takeIn(text.replace(signature, same))).toMatchObject({ ok: false });
});

test('a key that was changed in a file, which no commit covers, is refused too', async () => {
  const { one } = await revokedWithWork();
  const text = exportOf(one);
  const key = waiting(one)[0]?.key ?? '';
  const altered = text.replace(key, `${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`);
  expect(altered).not.toBe(text);
  expect(await takeIn(altered)).toEqual({ ok: false, error: { code: 'takeIn.altered' } });
});

test('a file of a stranger is refused, also one that names a counter of the ward', async () => {
  const { one } = await revokedWithWork();
  const elsewhere = await startWard(await database.fresh());
  const stranger = await enrolledCounter(elsewhere, 'Q1');
  receive(stranger.office, chance);
  const before = await logOf();
  expect(await takeIn(exportOf(stranger))).toEqual({ ok: false, error: { code: 'takeIn.stranger' } });
  const disguised = { ...one, key: deviceKey(newDeviceKey()) };
  expect(await takeIn(exportOf(disguised))).toEqual({ ok: false, error: { code: 'takeIn.altered' } });
  const mixed = exportFile(
    { format: 2, device: one.device, at: '', commits: waiting(stranger) },
    { hash, sign: one.key.sign },
  );
  expect(await takeIn(mixed)).toEqual({ ok: false, error: { code: 'takeIn.badFile' } });
  expect(await logOf()).toBe(before);
  await elsewhere.stop();
});

test('I3: a file that does not join the chain, or brings another one, is refused whole', async () => {
  const { one } = await revokedWithWork();
  const commits = waiting(one);
  const before = await logOf();
  expect(await takeIn(exportOf(one, commits.slice(1)))).toEqual({
    ok: false,
    error: { code: 'takeIn.gap' },
  });
  const bad = commits.map((commit, i) => (i === 3 ? { ...commit, base: '{"ward":9}' } : commit));
  expect(await takeIn(exportOf(one, bad))).toEqual({ ok: false, error: { code: 'takeIn.badCommit' } });
  expect(await logOf()).toBe(before);
  await takeIn(exportOf(one));
  const [first, ...others] = commits;
  if (!first) throw new Error('nothing waits');
  const other = { ...first, id: '00000000-0000-7000-8000-00000000abcd' };
  expect(await takeIn(exportOf(one, [other, ...others]))).toEqual({
    ok: false,
    error: { code: 'takeIn.forked' },
  });
  const twice = { ...first, head: first.head.replace(/./, (c) => (c === '0' ? '1' : '0')) };
  expect(await takeIn(exportOf(one, [twice]))).toEqual({ ok: false, error: { code: 'takeIn.forked' } });
});

test('I5: what the rules forbid becomes a task, as with a push', async () => {
  const [one, two] = [await enrolledCounter(ward, 'Q1'), await enrolledCounter(ward, 'Q2')];
  const { dossier } = receive(one.office, chance);
  for (const { sync } of [one, two]) await sync.round();
  const code = 'H08.12-261120-0001';
  for (const { record } of [one, two]) record(dossier, code);
  await two.sync.round();
  await ward.open.members.revoke(ward.id, one.device);
  const taken = await takeIn(exportOf(one));
  expect(taken).toMatchObject({
    value: { accepted: 0, tasks: [{ firstSeq: 2, status: 'rejected', code: 'sync.writtenOver' }] },
  });
});

test('the command tells in Vietnamese what became of the file, and refuses with a sentence', async () => {
  const { one } = await revokedWithWork();
  const folder = mkdtempSync(join(tmpdir(), 'quay-take-in-'));
  const file = join(folder, 'viec.json');
  writeFileSync(file, exportOf(one));
  const run = (path: string) =>
    promisify(execFile)(process.execPath, ['src-ward/cli/ward.ts', 'take-in', '--file', path], {
      env: { ...process.env, DATABASE_URL: url },
    }).catch((error: { code: number; stderr: string }) => error);
  expect(await run(file)).toMatchObject({
    stdout: expect.stringContaining('Quầy Q1: nhận 7 việc, trong đó cần người xem 0;'),
  });
  expect(await run(file)).toMatchObject({ stdout: expect.stringContaining('đã có từ trước 7.') });
  writeFileSync(file, exportOf(one).replace('"signed"', '"signet"'));
  expect(await run(file)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('không phải tệp việc chờ gửi'),
  });
  expect(await run(join(folder, 'không có'))).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Không đọc được tệp.'),
  });
}, 30_000);
