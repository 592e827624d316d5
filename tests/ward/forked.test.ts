import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deviceKey } from '../../src-main/store/deviceKey.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import { enrolAt } from '../../src-main/sync/httpClient.ts';
import type { Visit } from '../../src-shared/certification/visit.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { EnrolReply } from '../../src-shared/sync/wire.ts';
import {
  openTestCounter,
  signIn,
  type TestCounter,
  temporaryFolder,
  testId,
  validForm,
} from '../support/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let ward: TestWard;
const open: TestCounter[] = [];
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
beforeEach(async () => {
  for (const { counter } of open.splice(0)) counter.close();
  await ward?.stop();
  ward = await startWard(await database.fresh());
});
afterAll(async () => {
  for (const { counter } of open) counter.close();
  await ward.stop();
  await database.stop();
});

const page = { limit: 50, offset: 0 };

async function start(folder = temporaryFolder()): Promise<TestCounter> {
  const counter = await openTestCounter({ folder, online: true, random: randomBytes });
  open.push(counter);
  return counter;
}

/** Switched off: everything it has is in its folder. */
function stop(counter: TestCounter): string {
  counter.counter.close();
  open.splice(open.indexOf(counter), 1);
  return counter.folder;
}

/** What a backup of a switched off counter holds: everything, its keys too. */
function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const address = () => ({ url: ward.url, fingerprint: ward.fingerprint });

async function code(counter: string): Promise<string> {
  const made = await ward.open.members.makeCode(ward.id, counter);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function enrol(counter: TestCounter, name: string): Promise<EnrolReply> {
  await signIn(counter, 'administrator');
  const joined = await counter.call('sync.enrol', { ...address(), code: await code(name) });
  if (!joined.ok) throw new Error(joined.error.code);
  await signIn(counter, 'receiver');
  return { ward: ward.id, ...joined.value };
}

const receive = async (counter: TestCounter, n: number) =>
  (await counter.done('dossier.receive', { id: testId(n), form: await validForm(counter) })).row
    .temporaryCode;

const status = async (counter: TestCounter) => counter.done('sync.status', {});
const failure = async (counter: TestCounter) => (await status(counter)).failure;
const dossiers = ({ counter }: TestCounter) =>
  counter.services.db.prepare('SELECT id, code, status, applicant_name FROM dossier ORDER BY id').all();
const waiting = ({ counter }: TestCounter) =>
  counter.services.db.prepare('SELECT count(*) FROM outbox').pluck().get();

/** Until everything it wrote is at the ward and everything of the ward is here. */
async function level(...counters: TestCounter[]): Promise<void> {
  for (const counter of [...counters, ...counters]) {
    const before = counter.counter.services.sync.state().lastContact;
    counter.clock.advance(1000);
    counter.counter.services.sync.retry();
    await expect
      .poll(() => [waiting(counter), counter.counter.services.sync.state().lastContact !== before], {
        timeout: 8000,
      })
      .toEqual([0, true]);
  }
}

const verified = async (...counters: TestCounter[]) => {
  for (const { counter } of counters)
    expect(await verifyStore(counter.services.db)).toMatchObject({ ok: true, firstBad: null, differing: [] });
};

const asides = async (counter: TestCounter) => (await counter.done('setAside.list', page)).rows;

/**
 * Two counters; the first is set back to a backup from before its last two receipts, and takes in three
 * people's papers before it meets the ward again.
 */
async function restored() {
  let first = await start();
  const second = await start();
  await enrol(first, 'Q1');
  await enrol(second, 'Q2');
  await receive(first, 1);
  await receive(second, 11);
  await level(first, second);
  const backup = copyOf(stop(first));
  first = await start(first.folder);
  await receive(first, 2);
  await receive(first, 3);
  await level(first, second);
  stop(first);
  const copy = await start(backup);
  const codes = [await receive(copy, 4), await receive(copy, 5), await receive(copy, 6)];
  await expect.poll(() => failure(copy), { timeout: 8000 }).toBe('sync.forked');
  return { copy, second, codes, first: first.folder };
}

test('a restored backup is noticed, and its work goes on without the ward', async () => {
  const { copy, second } = await restored();
  expect(await status(copy)).toMatchObject({ state: 'attention', waiting: 3 });
  expect(await receive(copy, 7)).toMatch(/^TAM-Q1-/);
  expect(dossiers(copy)).toHaveLength(6);
  await level(second);
  expect(dossiers(second)).toHaveLength(4);
}, 30_000);

test('I1, I5: enrolled anew it takes back what it had lost, agrees with the ward, and lists what was never acknowledged', async () => {
  const { copy, second, codes } = await restored();
  const before = copy.counter.services.device;
  expect(await enrol(copy, 'Q3')).toMatchObject({ counter: 'Q3' });
  expect(copy.counter.services.device).not.toBe(before);
  await level(copy, second);
  expect(dossiers(copy)).toEqual(dossiers(second));
  expect(dossiers(copy)).toHaveLength(4);
  await verified(copy, second);
  expect(await status(copy)).toMatchObject({ state: 'attention', openTasks: 3, failure: null });
  const rows = await asides(copy);
  expect(rows.map(({ code: shown, dossierId, what }) => [shown, dossierId, what[0]?.type])).toEqual(
    codes.map((shown) => [shown, null, 'dossier.received']),
  );
  expect(await receive(copy, 8)).toMatch(/^TAM-Q3-/);
  await level(copy, second);
  expect(dossiers(copy)).toEqual(dossiers(second));
}, 30_000);

test('I1, I2: entered again it is at the ward under the new device, and a number on two slips is a task', async () => {
  const { copy, second, codes } = await restored();
  await enrol(copy, 'Q3');
  expect(await copy.done('setAside.enterAll', {})).toEqual({ entered: 3 });
  await level(copy, second);
  expect(await asides(copy)).toEqual([]);
  expect(dossiers(copy)).toEqual(dossiers(second));
  expect(dossiers(copy)).toHaveLength(7);
  const kept = await second.done('dossier.get', { id: testId(4) });
  expect(kept).toMatchObject({
    row: { temporaryCode: codes[0] },
    personal: { applicant: { name: 'Đặng Thị Ngọc Ưởng' } },
  });
  const { rows } = await second.done('conflict.list', page);
  expect(rows.map(({ reason, dossierId }) => [reason, dossierId]).sort()).toEqual([
    ['number.duplicate', testId(4)],
    ['number.duplicate', testId(5)],
  ]);
  await verified(copy, second);
}, 30_000);

test('I2: register numbers the restored store had forgotten are not given again', async () => {
  let first = await start();
  await enrol(first, 'Q1');
  const certify = async (counter: TestCounter, n: number) => {
    const visit: Visit = {
      applicant: { ...emptyIntake().applicant, name: 'Rơ Châm H’Bơ' },
      lines: [{ procedure: '2.000815', paper: 'Bằng tốt nghiệp THPT', pages: 2, copies: 3 }],
      electronic: null,
      exemption: '',
      signer: 'Lê Văn Định, Phó Chủ tịch',
      method: 'cash',
      receipt: { series: '', number: '' },
    };
    return (await counter.done('certification.serve', { id: testId(n), visit })).certified[0]?.number;
  };
  expect(await certify(first, 1)).toBe(1);
  await level(first);
  const backup = copyOf(stop(first));
  first = await start(first.folder);
  expect([await certify(first, 2), await certify(first, 3)]).toEqual([2, 3]);
  await level(first);
  stop(first);
  const copy = await start(backup);
  await expect.poll(() => failure(copy), { timeout: 8000 }).toBe('sync.forked');
  await enrol(copy, 'Q3');
  await level(copy);
  expect(await certify(copy, 4)).toBe(4);
}, 30_000);

test('one can be left out for good, its key with it; a later one of a dossier waits for the earlier', async () => {
  const { copy, second } = await restored();
  await copy.done('dossier.recordOfficialCode', { id: testId(6), code: '000.00.BD.H08-261120-0009' });
  await enrol(copy, 'Q3');
  const [four, , six, after] = await asides(copy);
  if (!four || !six || !after) throw new Error('something is missing');
  const shown = await copy.done('setAside.get', { commitId: four.commitId });
  expect(shown).toMatchObject({
    ward: null,
    settledAs: null,
    earlier: false,
    tried: { applicant: { name: 'Đặng Thị Ngọc Ưởng' } },
  });
  expect(await copy.done('setAside.get', { commitId: after.commitId })).toMatchObject({ earlier: true });
  const enter = (commitId: string) => copy.call('setAside.settle', { commitId, choice: 'enter' });
  expect(await enter(after.commitId)).toMatchObject({ error: { code: 'sync.earlierFirst' } });
  await signIn(copy, 'specialist');
  expect(await enter(six.commitId)).toMatchObject({ error: { code: 'role.counterOnly' } });
  expect(await copy.call('setAside.enterAll', {})).toMatchObject({ error: { code: 'role.counterOnly' } });
  await signIn(copy, 'receiver');
  expect(await enter(six.commitId)).toMatchObject({ ok: true });
  expect(await enter(six.commitId)).toMatchObject({ error: { code: 'sync.alreadySettled' } });
  expect(await enter(testId(99))).toMatchObject({ error: { code: 'sync.unknownConflict' } });
  expect(await copy.call('setAside.get', { commitId: testId(99) })).toMatchObject({
    error: { code: 'sync.unknownConflict' },
  });
  await copy.done('setAside.settle', { commitId: four.commitId, choice: 'drop' });
  expect(await copy.done('setAside.get', { commitId: four.commitId })).toMatchObject({
    settledAs: 'dropped',
    tried: null,
  });
  expect((await asides(copy)).map(({ commitId }) => commitId)).not.toContain(four.commitId);
  await level(copy, second);
  expect(dossiers(copy)).toEqual(dossiers(second));
  await verified(copy);
}, 30_000);

test('a dossier that is left out goes with everything that followed it', async () => {
  const { copy } = await restored();
  await copy.done('dossier.recordOfficialCode', { id: testId(6), code: '000.00.BD.H08-261120-0009' });
  await enrol(copy, 'Q3');
  const six = (await asides(copy))[2];
  await copy.done('setAside.settle', { commitId: six?.commitId ?? '', choice: 'drop' });
  expect((await asides(copy)).map(({ what }) => what[0]?.type)).toEqual([
    'dossier.received',
    'dossier.received',
  ]);
}, 30_000);

test('started again it is the new device still, also where it was cut off before its keys said so', async () => {
  const { copy, second } = await restored();
  await enrol(copy, 'Q3');
  const { device } = copy.counter.services;
  const folder = stop(copy);
  const keys = join(folder, 'keys.json');
  const ring = JSON.parse(readFileSync(keys, 'utf8'));
  expect(ring).toMatchObject({ device });
  const { devicePrivateKey, storeKey } = ring;
  const old = JSON.parse(readFileSync(join(copyOf(folder), 'keys.json'), 'utf8'));
  const before = { ...old, device: testId(77), devicePrivateKey: old.devicePrivateKey };
  writeFileSync(keys, JSON.stringify({ ...before, storeKey, next: { device, devicePrivateKey } }));
  const again = await start(folder);
  expect(again.counter.services.device).toBe(device);
  expect(JSON.parse(readFileSync(keys, 'utf8'))).toMatchObject({ device });
  await receive(again, 8);
  await level(again, second);
  expect(dossiers(again)).toEqual(dossiers(second));
}, 30_000);

test('a wrong code changes nothing; the answer lost, the same code joins with the same new device', async () => {
  const { copy } = await restored();
  const { device } = copy.counter.services;
  await signIn(copy, 'administrator');
  const attempt = (typed: string) => copy.call('sync.enrol', { ...address(), code: typed });
  expect(await attempt('SAI-SAI-SAI')).toMatchObject({ error: { code: 'sync.badCode' } });
  expect(copy.counter.services.device).toBe(device);
  expect(await failure(copy)).toBe('sync.forked');
  expect(dossiers(copy)).toHaveLength(5);
  const { next } = JSON.parse(readFileSync(join(copy.folder, 'keys.json'), 'utf8'));
  const good = await code('Q3');
  const { publicKey } = deviceKey(next.devicePrivateKey);
  const lost = { code: good, device: next.device, publicKey, name: 'Quầy 1', seq: 0 };
  expect(await enrolAt(address(), lost)).toMatchObject({ ok: true });
  expect(await attempt(good)).toMatchObject({ ok: true, value: { counter: 'Q3' } });
  expect(copy.counter.services.device).toBe(next.device);
  expect(await attempt(good)).toMatchObject({ error: { code: 'sync.alreadyEnrolled' } });
}, 30_000);

test('a disk that is full while it enrols anew: it is who it was, loses nothing, and the same code goes on later', async () => {
  const { copy, second } = await restored();
  const { db, device } = copy.counter.services;
  await signIn(copy, 'administrator');
  const request = { ...address(), code: await code('Q3') };
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON former_device BEGIN
    INSERT INTO draft SELECT hex(randomblob(16)), '', hex(zeroblob(4000000)), ''; END`);
  db.pragma(`max_page_count = ${pages + 10}`);
  expect(await copy.call('sync.enrol', request)).toMatchObject({ error: { code: 'store.full' } });
  db.pragma('max_page_count = 1073741823');
  db.exec('DROP TRIGGER full');
  expect(copy.counter.services.device).toBe(device);
  expect(await failure(copy)).toBe('sync.forked');
  expect(dossiers(copy)).toHaveLength(5);
  expect(await copy.call('sync.enrol', request)).toMatchObject({ ok: true });
  await level(copy, second);
  expect(dossiers(copy)).toEqual(dossiers(second));
  expect(await asides(copy)).toHaveLength(3);
}, 30_000);

test('I3: both copies of a cloned disk go on, each as its own device once it has enrolled anew', async () => {
  const first = await start();
  await enrol(first, 'Q1');
  await receive(first, 1);
  await level(first);
  const clone = await start(copyOf(stop(first)));
  const original = await start(first.folder);
  await receive(original, 2);
  await level(original);
  await receive(clone, 3);
  await expect.poll(() => failure(clone), { timeout: 8000 }).toBe('sync.forked');
  await enrol(clone, 'Q5');
  await clone.done('setAside.enterAll', {});
  await receive(original, 4);
  await level(clone, original);
  expect(dossiers(clone)).toEqual(dossiers(original));
  expect(dossiers(clone)).toHaveLength(4);
  await verified(clone, original);
}, 30_000);

test('a revoked counter enrolled anew keeps what it had not sent; taken in from its file, nothing is left to decide', async () => {
  const [first, second] = [await start(), await start()];
  await enrol(first, 'Q1');
  await enrol(second, 'Q2');
  await receive(first, 1);
  await level(first, second);
  await ward.open.members.revoke(ward.id, first.counter.services.device);
  await receive(first, 2);
  await expect.poll(() => failure(first), { timeout: 8000 }).toBe('sync.notEnrolled');
  await signIn(first, 'leader');
  const { content } = await first.done('sync.export', {});
  await enrol(first, 'Q3');
  await level(first, second);
  expect(dossiers(first)).toHaveLength(1);
  expect(await asides(first)).toHaveLength(1);
  const text = Buffer.from(content ?? '', 'base64').toString('utf8');
  expect(await ward.open.takeIn(ward.id, text)).toMatchObject({
    ok: true,
    value: { accepted: expect.any(Number) },
  });
  await level(first, second);
  expect(dossiers(first)).toEqual(dossiers(second));
  expect(dossiers(first)).toHaveLength(2);
  expect(await asides(first)).toEqual([]);
  await verified(first, second);
}, 30_000);
