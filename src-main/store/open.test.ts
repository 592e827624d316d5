import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '../../src-shared/result.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { storeFailure } from './failures.ts';
import { openStore, openStoreToRead } from './open.ts';
import { transact } from './transact.ts';

const key = 'ab'.repeat(32);

function opened(file: string, withKey: string | null = key) {
  const result = openStore(file, { key: withKey });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test('I1: synchronous is FULL after a write and on every later opening, where WAL alone would make it NORMAL', () => {
  const file = join(temporaryFolder(), 's.db');
  for (let i = 0; i < 2; i += 1) {
    const db = opened(file);
    db.exec('CREATE TABLE IF NOT EXISTS t (a INTEGER) STRICT; INSERT INTO t VALUES (1)');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    db.close();
  }
});

test('the store on disk holds no readable text, and another key or none does not open it', () => {
  const file = join(temporaryFolder(), 's.db');
  const db = opened(file);
  db.exec(`CREATE TABLE person (name TEXT) STRICT; INSERT INTO person VALUES ('Nguyễn Văn Kín')`);
  const wal = readFileSync(`${file}-wal`);
  db.close();
  for (const bytes of [readFileSync(file), wal]) {
    expect(bytes.includes(Buffer.from('Nguyễn Văn Kín'))).toBe(false);
    expect(bytes.includes(Buffer.from('CREATE TABLE'))).toBe(false);
  }
  expect(openStore(file, { key: 'cd'.repeat(32) })).toMatchObject({
    ok: false,
    error: { code: 'store.wrongKey' },
  });
  expect(openStore(file, { key: null })).toMatchObject({ ok: false, error: { code: 'store.wrongKey' } });
});

test('a file that is not a store is refused and left as it was', () => {
  const file = join(temporaryFolder(), 's.db');
  writeFileSync(file, 'không phải sổ'.repeat(1000));
  const before = readFileSync(file);
  expect(openStore(file, { key })).toMatchObject({ ok: false, error: { code: 'store.wrongKey' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a folder that cannot be written is told as such', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(openStore(join(file, 's.db'), { key })).toMatchObject({
    ok: false,
    error: { code: 'store.readOnly' },
  });
  for (const code of ['EACCES', 'EROFS', 'EPERM', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY'])
    expect(storeFailure(Object.assign(new Error(), { code }))).toEqual({ code: 'store.readOnly' });
});

test('a full disk undoes the whole transaction, keeps what was saved, and works again with room', () => {
  const file = join(temporaryFolder(), 's.db');
  const db = opened(file);
  db.exec(`CREATE TABLE paper (text TEXT) STRICT; INSERT INTO paper VALUES ('đã lưu')`);
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
  const fill = () =>
    transact(db, () => {
      for (let i = 0; i < 50; i += 1) db.prepare('INSERT INTO paper VALUES (?)').run('x'.repeat(4000));
      return ok(undefined);
    });
  expect(fill()).toMatchObject({ ok: false, error: { code: 'store.full' } });
  expect(db.prepare('SELECT text FROM paper').pluck().all()).toEqual(['đã lưu']);
  db.pragma('max_page_count = 100000');
  expect(fill().ok).toBe(true);
  db.close();
});

test('a reading connection cannot write', () => {
  const file = join(temporaryFolder(), 's.db');
  opened(file).close();
  const reader = openStoreToRead(file, { key });
  if (!reader.ok) throw new Error(reader.error.code);
  expect(() => reader.value.db.prepare('DELETE FROM opened').run()).toThrow(/readonly/);
  reader.value.close();
});

test('transaction: a refusal inside undoes what was written before it; a bug undoes and is thrown', () => {
  const db = opened(join(temporaryFolder(), 's.db'));
  db.exec('CREATE TABLE t (a INTEGER) STRICT');
  const refused = transact(db, () => {
    db.exec('INSERT INTO t VALUES (1)');
    return { ok: false as const, error: { code: 'dossier.unknown' } };
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'dossier.unknown' } });
  expect(() =>
    transact(db, () => {
      db.exec('INSERT INTO t VALUES (1)');
      throw new TypeError('bug');
    }),
  ).toThrow('bug');
  expect(db.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0);
  db.close();
});
