import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runVerify } from '../../src-main/cli/verify.ts';
import { destroyData } from '../../src-main/services/dossiers.ts';
import { attachmentsFolder } from '../../src-main/services/openCounter.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import type { FileClient } from '../../src-main/sync/client.ts';
import { createFiles } from '../../src-main/sync/files.ts';
import { createHttpClient } from '../../src-main/sync/httpClient.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { chunkBytes, sealedSize } from '../../src-shared/attachment/limits.ts';
import { pieceBytes, sealedLimit } from '../../src-shared/sync/fileWire.ts';
import { granted, handed, openTestCounter, type TestCounter, testId, validForm } from '../support/counter.ts';
import { pngOf } from '../support/sampleFiles.ts';
import { upload } from '../support/upload.ts';
import { type CuttingProxy, cuttingProxy } from './cuttingProxy.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
let sql: Client;
let proxy: CuttingProxy;
let open: TestCounter[] = [];
let made = 0;
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  made = 0;
  url = await database.fresh();
  ward = await startWard(url);
  proxy = await cuttingProxy(ward.url);
  sql = new Client({ connectionString: url });
  await sql.connect();
});
afterEach(async () => {
  for (const { counter } of open) counter.close();
  open = [];
  proxy.close();
  await sql.end();
  await ward.stop();
});

type Member = Awaited<ReturnType<typeof member>>;

/** A counter of the ward, with the exchange of commits and of files driven by hand. */
async function member() {
  made += 1;
  const name = `Q${made}`;
  const test = await openTestCounter();
  open.push(test);
  const { services } = test.counter;
  const code = await ward.open.members.makeCode(ward.id, name);
  if (!code.ok) throw new Error(code.error.code);
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  expect(await services.enrol(address, code.value, name)).toMatchObject({ ok: true });
  return { ...test, ...exchangeOf(test, ward.url) };
}

function exchangeOf({ counter: { services } }: TestCounter, at: string) {
  const { db, device, attachments, clock } = services;
  const address = { url: at, fingerprint: ward.fingerprint };
  const client = createHttpClient(address, { ward: ward.id, device, key: services.deviceKey, clock });
  const files = createFiles({ db, attachments, client, clock });
  const sync = createSync({ db, device, client, clock, files });
  return { client, files, sync };
}

/** Commits, files, and what was waiting for them. */
async function exchange({ sync, files }: Pick<Member, 'sync' | 'files'>): Promise<void> {
  for (const step of [sync, files, sync]) expect(await step.round()).toMatchObject({ ok: true });
}

const waiting = ({ counter }: TestCounter) =>
  counter.services.db.prepare('SELECT count(*) FROM outbox').pluck().get();
const due = ({ counter }: TestCounter) =>
  counter.services.db.prepare('SELECT hash, lost FROM file_due').all();
const states = async (test: TestCounter, id: string) =>
  (await test.done('dossier.get', { id })).attachments.map(({ state }) => state);
const folderOf = ({ folder }: TestCounter, dossier: string) => join(attachmentsFolder(folder), dossier);
const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const pathIn = (test: TestCounter, dossier: string) => {
  const folder = folderOf(test, dossier);
  return join(folder, namesIn(folder)[0] ?? '');
};
const verify = (test: TestCounter) => verifyStore(test.counter.services.db, attachmentsFolder(test.folder));

async function contentOf(test: TestCounter, dossierId: string): Promise<Buffer> {
  const [attached] = (await test.done('dossier.get', { id: dossierId })).attachments;
  const parts: Buffer[] = [];
  for (let offset = 0; offset < (attached?.bytes ?? 0); offset += chunkBytes) {
    const piece = await test.done('attachment.read', {
      dossierId,
      attachmentId: attached?.attachmentId ?? '',
      offset,
    });
    parts.push(Buffer.from(piece.base64, 'base64'));
  }
  return Buffer.concat(parts);
}

let dossiers = 0;
/** A dossier at a counter, known at the ward. */
async function dossierAt(one: Member): Promise<string> {
  dossiers += 1;
  const id = testId(dossiers);
  await one.done('dossier.receive', { id, form: await validForm(one) });
  await exchange(one);
  return id;
}

const stored = async () => {
  const { rows } = await sql.query(
    `SELECT f.stream, f.name, f.whole, f.bytes::int, coalesce(sum(octet_length(p.bytes)), 0)::int AS have
     FROM file f LEFT JOIN file_piece p ON p.ward = f.ward AND p.file = f.id
     GROUP BY f.ward, f.id, f.stream, f.name, f.whole, f.bytes`,
  );
  return rows as { stream: string; name: string; whole: boolean; bytes: number; have: number }[];
};
const storedOf = async (dossier: string) =>
  (await stored()).filter(({ stream }) => stream === `dossier:${dossier}`);

test('the file goes before its commit, which waits for it; another counter shows it on its way, then whole', async () => {
  const [one, two] = [await member(), await member()];
  const id = await dossierAt(one);
  const content = pngOf(700_000);
  expect(await upload(one, id, content)).toMatchObject({ ok: true });
  await one.done('dossier.takeResult', granted(id));
  expect(await one.sync.round()).toMatchObject({ ok: true });
  expect(waiting(one)).toBe(2);
  expect(await one.files.round()).toMatchObject({ ok: true });
  expect(await one.sync.round()).toMatchObject({ ok: true });
  expect(waiting(one)).toBe(0);
  expect(due(one)).toEqual([]);

  expect(await two.sync.round()).toMatchObject({ ok: true });
  expect(await states(two, id)).toEqual(['coming']);
  const [attached] = (await two.done('dossier.get', { id })).attachments;
  const read = { dossierId: id, attachmentId: attached?.attachmentId ?? '', offset: 0 };
  expect(await two.call('attachment.read', read)).toMatchObject({ error: { code: 'attachment.coming' } });
  expect(await verify(two)).toMatchObject({ ok: true, attachments: { coming: 1, missing: 0 } });
  const told = await runVerify(['--data', two.folder]);
  expect(told).toMatchObject({ exitCode: 0 });
  expect(told.stdout).toContain('0 tệp đính kèm đều mở được. 1 tệp đang được tải về từ máy chủ phường.');
  expect(await two.files.round()).toMatchObject({ ok: true });
  expect(await states(two, id)).toEqual(['there']);
  expect((await contentOf(two, id)).equals(content)).toBe(true);
  expect(readFileSync(pathIn(two, id)).equals(readFileSync(pathIn(one, id)))).toBe(true);
  expect(await verify(two)).toMatchObject({ ok: true, attachments: { coming: 0, checked: 1 } });
  expect(namesIn(folderOf(two, id))).toHaveLength(1);
});

const cuts = [
  ['up', 90_000],
  ['up', pieceBytes + 30_000],
  ['up', 3 * pieceBytes - 5000],
  ['down', 3300],
  ['down', 4200],
] as const;

test.each(cuts)(
  'a line cut %s after %i bytes: the upload goes on, and nothing that is there goes again',
  async (way, bytes) => {
    const one = await member();
    const id = await dossierAt(one);
    await upload(one, id, pngOf(900_000));
    const size = sealedSize(900_000);
    const before = exchangeOf(one, proxy.url);
    const { up } = proxy.passed;
    proxy.cutAfter(way, bytes);
    await before.sync.round();
    expect(await before.files.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
    expect(waiting(one)).toBe(1);
    // A new start of the counter: it remembers nothing and asks.
    const after = exchangeOf(one, proxy.url);
    await exchange(after);
    expect(waiting(one)).toBe(0);
    expect(await storedOf(id)).toMatchObject([{ whole: true, bytes: size, have: size }]);
    // At most the piece under way went twice; a request costs some 3 kB around it.
    expect(proxy.passed.up - up).toBeLessThan(size + pieceBytes + 25 * 3000);
  },
);

test.each([40_000, pieceBytes + 50_000, 3 * pieceBytes])(
  'a line cut after %i bytes came: the download goes on from what is here, across a restart',
  async (bytes) => {
    const [one, two] = [await member(), await member()];
    const id = await dossierAt(one);
    const content = pngOf(900_000);
    await upload(one, id, content);
    await exchange(one);
    await two.sync.round();
    const before = exchangeOf(two, proxy.url);
    const { down } = proxy.passed;
    proxy.cutAfter('down', bytes);
    expect(await before.files.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
    expect(await states(two, id)).toEqual(['coming']);
    const after = exchangeOf(two, proxy.url);
    expect(await after.files.round()).toMatchObject({ ok: true });
    expect(proxy.passed.down - down).toBeLessThan(sealedSize(900_000) + pieceBytes + 20 * 4000);
    expect((await contentOf(two, id)).equals(content)).toBe(true);
  },
);

test('a server that stops half way goes on where it was when another one takes its place', async () => {
  const one = await member();
  const id = await dossierAt(one);
  await upload(one, id, pngOf(900_000));
  await one.sync.round();
  let pieces = 0;
  const dying: FileClient = {
    ...one.client,
    sendPiece: async (...piece) => {
      pieces += 1;
      if (pieces === 3) await ward.stop();
      return one.client.sendPiece(...piece);
    },
  };
  const { db, attachments, clock } = one.counter.services;
  const files = createFiles({ db, attachments, client: dying, clock });
  const sync = createSync({ db, device: one.counter.services.device, client: one.client, clock, files });
  await sync.round();
  expect(await files.round()).toEqual({ ok: false, error: { code: 'sync.offline' } });
  ward = await startWard(url, undefined, ward);
  expect(await storedOf(id)).toMatchObject([{ whole: false, have: 2 * pieceBytes }]);
  await exchange({ sync, files });
  expect(await storedOf(id)).toMatchObject([{ whole: true }]);
  // Four pieces, and the one that was under way once more.
  expect(pieces).toBe(5);
});

test('two counters attach the same content: whoever is whole first is what everybody gets, and nobody is harmed', async () => {
  const [one, two, three] = [await member(), await member(), await member()];
  const id = await dossierAt(one);
  await exchange(two);
  const content = pngOf(600_000);
  for (const counter of [one, two]) await upload(counter, id, content);
  expect(readFileSync(pathIn(one, id)).equals(readFileSync(pathIn(two, id)))).toBe(false);
  // Both are half way; then the second one is through first.
  for (const counter of [one, two]) await counter.sync.round();
  let left = 2;
  const failing: FileClient = {
    ...one.client,
    sendPiece: async (...piece) => {
      left -= 1;
      if (left === 0) expect(await two.files.round()).toMatchObject({ ok: true });
      return one.client.sendPiece(...piece);
    },
  };
  const { db, attachments, clock, device } = one.counter.services;
  const files = createFiles({ db, attachments, client: failing, clock });
  const sync = createSync({ db, device, client: one.client, clock, files });
  await sync.round();
  expect(await files.round()).toMatchObject({ ok: true });
  expect(await storedOf(id)).toMatchObject([{ whole: true, have: sealedSize(600_000) }]);
  await sync.round();
  await two.sync.round();
  for (const counter of [one, two]) expect(waiting(counter)).toBe(0);
  await exchange(three);
  expect(readFileSync(pathIn(three, id)).equals(readFileSync(pathIn(two, id)))).toBe(true);
  expect((await contentOf(three, id)).equals(content)).toBe(true);
});

test('what is lost or broken here keeps no commit waiting, is told by verify, and is got when it is there again', async () => {
  const [one, two] = [await member(), await member()];
  const id = await dossierAt(one);
  const content = pngOf(400_000);
  await upload(one, id, content);
  await upload(one, id, pngOf(5000));
  await one.done('dossier.takeResult', granted(id));
  const [first] = (await one.done('dossier.get', { id })).attachments;
  const paths = namesIn(folderOf(one, id)).map((name) => join(folderOf(one, id), name));
  const large = paths.find((path) => readFileSync(path).length > 100_000) ?? '';
  const small = paths.find((path) => path !== large) ?? '';
  const good = readFileSync(large);
  const broken = Buffer.from(good);
  broken.writeUInt8(broken.readUInt8(200_000) ^ 1, 200_000);
  writeFileSync(large, broken);
  rmSync(small);
  await exchange(one);
  expect(waiting(one)).toBe(0);
  expect(due(one)).toEqual(
    expect.arrayContaining([
      { hash: expect.any(String), lost: 'attachment.missing' },
      { hash: expect.any(String), lost: 'attachment.altered' },
    ]),
  );
  expect(await verify(one)).toMatchObject({ ok: false, attachments: { missing: 1, altered: 1, coming: 0 } });
  expect(await storedOf(id)).toEqual([]);
  await exchange(two);
  expect(await states(two, id)).toEqual(['missing', 'missing']);
  expect(await verify(two)).toMatchObject({ ok: false, attachments: { missing: 2, coming: 0 } });

  // Found in the copy of the data: the next look, an hour later, brings it everywhere.
  writeFileSync(large, good);
  for (const counter of [one, two]) counter.clock.advance(61 * 60_000);
  await exchange(one);
  await exchange(two);
  expect(await states(two, id)).toEqual(['there', 'missing']);
  expect(first?.bytes).toBe(400_000);
  expect((await contentOf(two, id)).equals(content)).toBe(true);
});

test('a counter that lost its own copy gets it back from the ward', async () => {
  const one = await member();
  const id = await dossierAt(one);
  const content = pngOf(300_000);
  await upload(one, id, content);
  await exchange(one);
  rmSync(pathIn(one, id));
  one.counter.services.db
    .prepare(
      `INSERT INTO file_due (dossier, hash) SELECT ?, body ->> '$.hash' FROM event
       WHERE type = 'dossier.attached' AND stream = ?`,
    )
    .run(id, `dossier:${id}`);
  expect(await one.files.round()).toMatchObject({ ok: true });
  expect((await contentOf(one, id)).equals(content)).toBe(true);
});

test('bytes at the ward that do not open are not put in place, and nothing of them stays', async () => {
  const [one, two] = [await member(), await member()];
  const id = await dossierAt(one);
  await upload(one, id, pngOf(400_000));
  await exchange(one);
  await sql.query(
    `UPDATE file_piece p SET bytes = set_byte(p.bytes, 100, get_byte(p.bytes, 100) # 1)
     FROM file f WHERE f.ward = p.ward AND f.id = p.file AND f.stream = $1 AND p.at = 0`,
    [`dossier:${id}`],
  );
  await exchange(two);
  expect(await states(two, id)).toEqual(['missing']);
  expect(due(two)).toMatchObject([{ lost: 'attachment.altered' }]);
  expect(namesIn(folderOf(two, id))).toEqual([]);
});

test('a file that is taken off goes from the other counters too; one taken off before it came never comes', async () => {
  const [one, two, three] = [await member(), await member(), await member()];
  const id = await dossierAt(one);
  const detail = await upload(one, id, pngOf(300_000));
  await exchange(one);
  await exchange(two);
  await three.sync.round();
  expect(namesIn(folderOf(two, id))).toHaveLength(1);
  const attachmentId = detail.ok ? (detail.value.attachments[0]?.attachmentId ?? '') : '';
  await one.done('attachment.detach', { dossierId: id, attachmentId });
  for (const counter of [one, two, three]) await exchange(counter);
  for (const counter of [one, two, three]) {
    expect(namesIn(folderOf(counter, id))).toEqual([]);
    expect(due(counter)).toEqual([]);
    expect(await verify(counter)).toMatchObject({ ok: true });
  }
});

test('a taking off that the ward turned down brings the file back where it was taken off', async () => {
  const [one, two] = [await member(), await member()];
  const id = await dossierAt(one);
  const content = pngOf(300_000);
  const detail = await upload(one, id, content);
  await one.done('dossier.takeResult', granted(id));
  await exchange(one);
  await exchange(two);
  const attachmentId = detail.ok ? (detail.value.attachments[0]?.attachmentId ?? '') : '';
  // At once, without knowing of each other: the dossier is closed, and nothing is taken off it any more.
  await two.done('dossier.return', handed(id));
  await one.done('attachment.detach', { dossierId: id, attachmentId });
  expect(namesIn(folderOf(one, id))).toEqual([]);
  await exchange(two);
  await exchange(one);
  expect(one.counter.services.db.prepare('SELECT status FROM conflict').pluck().all()).toEqual(['rejected']);
  expect(await states(one, id)).toEqual(['there']);
  expect((await contentOf(one, id)).equals(content)).toBe(true);
});

test('I9: destroying the data of a dossier takes its files from the ward and from every counter, half uploads too', async () => {
  const [one, two] = [await member(), await member()];
  const [id, other] = [await dossierAt(one), await dossierAt(one)];
  for (const dossier of [id, other]) await upload(one, dossier, pngOf(300_000));
  await one.done('dossier.takeResult', granted(id));
  await one.done('dossier.return', handed(id));
  await exchange(one);
  await exchange(two);
  const name =
    one.counter.services.attachments.nameOf(id, createHash('sha256').update('x').digest('hex')) ?? '';
  const half = { stream: `dossier:${id}`, name, hash: name, bytes: 9 };
  expect(await one.client.beginFile(half)).toMatchObject({ ok: true, value: { have: 0 } });
  expect(await storedOf(id)).toHaveLength(2);

  expect(destroyData(one.counter.services, id, 'Hết thời hạn lưu trữ')).toMatchObject({ ok: true });
  for (const counter of [one, two]) await exchange(counter);
  expect(await storedOf(id)).toEqual([]);
  expect(await storedOf(other)).toHaveLength(1);
  const { rows } = await sql.query(
    'SELECT 1 FROM file_piece p WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.id = p.file)',
  );
  expect(rows).toEqual([]);
  for (const counter of [one, two]) {
    expect(existsSync(folderOf(counter, id))).toBe(false);
    expect(await states(counter, id)).toEqual(['erased']);
    expect(namesIn(folderOf(counter, other))).toHaveLength(1);
  }
  expect(await one.client.beginFile(half)).toMatchObject({ error: { code: 'dossier.dataDestroyed' } });
});

/** An upload begun by hand, of bytes that mean nothing. */
async function begun(one: Member, id: string, bytes: number, hash = '0'.repeat(64)) {
  const file = { stream: `dossier:${id}`, name: createHash('sha256').update(`${id} ${bytes}`).digest('hex') };
  const answer = await one.client.beginFile({ ...file, hash, bytes });
  return { file, answer, upload: answer.ok ? (answer.value.upload ?? '') : '' };
}

test('a wrong hash is refused, and the upload begins anew', async () => {
  const one = await member();
  const id = await dossierAt(one);
  const { file, upload: first } = await begun(one, id, 1000);
  expect(await one.client.sendPiece(first, 0, Buffer.alloc(600))).toEqual({ ok: true, value: { have: 600 } });
  expect(await one.client.finishFile({ upload: first })).toMatchObject({
    error: { code: 'sync.fileIncomplete', details: { have: 600 } },
  });
  expect(await one.client.readFile({ ...file, at: 0 })).toMatchObject({
    error: { code: 'sync.fileUnknown' },
  });
  await one.client.sendPiece(first, 600, Buffer.alloc(400));
  expect(await one.client.finishFile({ upload: first })).toMatchObject({
    error: { code: 'sync.fileWrongHash' },
  });
  expect(await one.client.sendPiece(first, 1000, Buffer.alloc(1))).toMatchObject({
    error: { code: 'sync.fileUnknown' },
  });
  expect((await begun(one, id, 1000)).answer).toMatchObject({ value: { have: 0 } });
  expect((await begun(one, id, 1000, '1'.repeat(64))).answer).toMatchObject({ ok: true });
});

test('a piece that came already, or does not fit where the upload ends, changes nothing', async () => {
  const one = await member();
  const id = await dossierAt(one);
  const bytes = Buffer.from('abcdefghij');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { file, upload: upId } = await begun(one, id, 10, hash);
  const send = (at: number, end: number) => one.client.sendPiece(upId, at, bytes.subarray(at, end));
  expect(await send(4, 8)).toEqual({ ok: true, value: { have: 0 } });
  const other = (await member()).client;
  const all = await Promise.all([send(0, 4), send(0, 4), other.sendPiece(upId, 0, bytes.subarray(0, 6))]);
  for (const answer of all) expect(answer).toMatchObject({ ok: true });
  const have = (await begun(one, id, 10, hash)).answer;
  expect([4, 6]).toContain(have.ok && have.value.have);
  const at = have.ok ? have.value.have : 0;
  expect(await send(at, 10)).toEqual({ ok: true, value: { have: 10 } });
  for (let again = 0; again < 2; again += 1)
    expect(await one.client.finishFile({ upload: upId })).toEqual({ ok: true, value: {} });
  expect(await send(0, 4)).toEqual({ ok: true, value: { have: 10 } });
  expect((await begun(one, id, 10, 'f'.repeat(64))).answer).toEqual({
    ok: true,
    value: { upload: null, have: 10 },
  });
  const read = await one.client.readFile({ ...file, at: 7 });
  expect(read.ok && Buffer.from(read.value).toString()).toBe('hij');
  expect(await one.client.readFile({ ...file, at: 10 })).toMatchObject({ error: { code: 'api.badInput' } });
});

test('two versions of one file that end at once: both counters are told it is whole, and one version stays', async () => {
  const [one, two] = [await member(), await member()];
  const id = await dossierAt(one);
  const uploads = await Promise.all(
    [one, two].map(async (counter, n) => {
      const bytes = Buffer.from(`sealed ${n}`);
      const { upload: upId } = await begun(counter, id, 8, createHash('sha256').update(bytes).digest('hex'));
      expect(await counter.client.sendPiece(upId, 0, bytes)).toEqual({ ok: true, value: { have: 8 } });
      return { counter, upId };
    }),
  );
  const ends = await Promise.all(
    uploads.map(({ counter, upId }) => counter.client.finishFile({ upload: upId })),
  );
  expect(ends.some(({ ok }) => ok)).toBe(true);
  for (const end of ends.filter(({ ok }) => !ok))
    expect(end).toMatchObject({ error: { code: 'sync.fileUnknown' } });
  expect(await storedOf(id)).toMatchObject([{ whole: true, have: 8 }]);
  for (const { counter } of uploads)
    expect((await begun(counter, id, 8, 'e'.repeat(64))).answer).toMatchObject({ value: { upload: null } });
});

test('I9: an upload that begins or ends while the data of its dossier are destroyed waits, and leaves nothing', async () => {
  const one = await member();
  const id = await dossierAt(one);
  const bytes = Buffer.from('sealed');
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { upload: upId } = await begun(one, id, 6, hash);
  await one.client.sendPiece(upId, 0, bytes);
  const other = exchangeOf(one, ward.url).client;
  const stream = `dossier:${id}`;
  await sql.query('BEGIN');
  await sql.query('UPDATE dossier_key SET key = NULL WHERE ward = $1 AND stream = $2', [ward.id, stream]);
  const lockWaits = async () => {
    const { rowCount } = await sql.query('SELECT 1 FROM pg_locks WHERE NOT granted');
    return rowCount;
  };
  // One after the other: requests of one device that overtake each other are replays.
  const end = one.client.finishFile({ upload: upId });
  await expect.poll(lockWaits).toBe(1);
  const begin = other.beginFile({ stream, name: 'd'.repeat(64), hash: 'd'.repeat(64), bytes: 9 });
  await expect.poll(lockWaits).toBe(2);
  await sql.query('DELETE FROM file WHERE ward = $1 AND stream = $2', [ward.id, stream]);
  await sql.query('COMMIT');
  for (const answer of await Promise.all([end, begin]))
    expect(answer).toMatchObject({ error: { code: 'dossier.dataDestroyed' } });
  expect(await storedOf(id)).toEqual([]);
});

test('half an upload that nobody went on with for a month makes room', async () => {
  let now = new Date('2026-11-20T02:00:00.000Z');
  await ward.stop();
  ward = await startWard(url, () => now, ward);
  const one = await member();
  const id = await dossierAt(one);
  const { upload: old } = await begun(one, id, 10);
  await one.client.sendPiece(old, 0, Buffer.alloc(5));
  now = new Date('2026-12-19T02:00:00.000Z');
  expect((await begun(one, id, 10)).answer).toMatchObject({ value: { have: 5 } });
  now = new Date('2026-12-21T02:00:00.000Z');
  await begun(one, id, 12);
  expect(await storedOf(id)).toMatchObject([{ bytes: 12 }]);
});

test('by themselves: attached at one counter, it is there at the other, and what follows it too', async () => {
  const counters = await Promise.all(
    ['Q1', 'Q2'].map(async (name) => {
      const test = await openTestCounter({ online: true });
      open.push(test);
      const code = await ward.open.members.makeCode(ward.id, name);
      const address = { url: ward.url, fingerprint: ward.fingerprint };
      await test.counter.services.enrol(address, code.ok ? code.value : '', name);
      return test;
    }),
  );
  const [one, two] = counters as [TestCounter, TestCounter];
  const id = testId(1);
  await one.done('dossier.receive', { id, form: await validForm(one) });
  const content = pngOf(700_000);
  await upload(one, id, content);
  await one.done('dossier.takeResult', granted(id));
  const shown = async () => {
    const detail = await two.call('dossier.get', { id });
    return detail.ok && [detail.value.row.status, ...detail.value.attachments.map(({ state }) => state)];
  };
  await expect.poll(shown, { timeout: 10_000 }).toEqual(['resultReady', 'there']);
  expect((await contentOf(two, id)).equals(content)).toBe(true);
  expect(waiting(one)).toBe(0);
});

test('too large is refused: the file, more than it said, a piece, and a dossier the ward does not know', async () => {
  const one = await member();
  const id = await dossierAt(one);
  expect((await begun(one, id, sealedLimit + 1)).answer).toMatchObject({
    error: { code: 'sync.fileTooLarge' },
  });
  expect((await begun(one, id, sealedLimit)).answer).toMatchObject({ ok: true });
  const { upload: small } = await begun(one, id, 10);
  expect(await one.client.sendPiece(small, 0, Buffer.alloc(11))).toMatchObject({
    error: { code: 'sync.fileTooLarge' },
  });
  expect(await one.client.sendPiece(small, 0, Buffer.alloc(pieceBytes + 1))).toMatchObject({
    error: { code: 'sync.tooLarge' },
  });
  expect((await begun(one, randomUUID(), 10)).answer).toMatchObject({
    error: { code: 'sync.unknownDossier' },
  });
  expect(
    await one.client.beginFile({ stream: `dossier:${id}'--`, name: '', hash: '', bytes: 0 }),
  ).toMatchObject({
    error: { code: 'api.badInput' },
  });
  expect(await one.client.sendPiece('../../x', 0, Buffer.alloc(1))).toMatchObject({ ok: false });
});

test('nobody reads a file but the enrolled counters of its ward', async () => {
  const one = await member();
  const id = await dossierAt(one);
  await upload(one, id, pngOf(3000));
  await exchange(one);
  const [file] = await storedOf(id);
  const asked = { stream: `dossier:${id}`, name: file?.name ?? '', at: 0 };
  expect(await one.client.readFile(asked)).toMatchObject({ ok: true });

  // A counter of another ward in the same database.
  await sql.query(`INSERT INTO ward (ward, name) VALUES ('other', 'Phường khác') ON CONFLICT DO NOTHING`);
  const stranger = await openTestCounter();
  open.push(stranger);
  const { device, deviceKey: key, clock } = stranger.counter.services;
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  await sql.query(
    `INSERT INTO device (ward, id, public_key, counter, name, head_hash, enrolled_at)
     VALUES ('other', $1, $2, 'Z1', 'Z1', '', now())`,
    [device, key.publicKey],
  );
  const theirs = createHttpClient(address, { ward: 'other', device, key, clock });
  expect(await theirs.pull({ after: 0, limit: 1, own: false })).toMatchObject({ ok: true });
  expect(await theirs.readFile(asked)).toMatchObject({ error: { code: 'sync.fileUnknown' } });
  const { upload: upId } = await begun(one, id, 10);
  expect(await theirs.sendPiece(upId, 0, Buffer.alloc(5))).toMatchObject({
    error: { code: 'sync.fileUnknown' },
  });
  expect(await theirs.finishFile({ upload: upId })).toMatchObject({ error: { code: 'sync.fileUnknown' } });
  // In the name of this ward, and with a key nobody knows.
  const posing = createHttpClient(address, { ward: ward.id, device, key, clock });
  expect(await posing.readFile(asked)).toMatchObject({ error: { code: 'sync.notEnrolled' } });
  await ward.open.members.revoke(ward.id, one.counter.services.device);
  expect(await one.client.readFile(asked)).toMatchObject({ error: { code: 'sync.notEnrolled' } });
});
