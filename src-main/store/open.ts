import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { guardStore } from './failures.ts';

/** Below this SQLite can corrupt a WAL when two connections write (fixed in 3.51.3). */
const oldestSafe = [3, 51, 3] as const;

export interface OpenOptions {
  /** 64 hex digits, or null for an unencrypted store (tests and the smoke staging only). */
  readonly key: string | null;
}

const isSafe = (version: string) => {
  const parts = version.split('.').map(Number);
  for (const [i, least] of oldestSafe.entries()) {
    const part = parts[i] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
};

/** Unlocks an encrypted file; must be the first thing done on a connection. */
export function applyKey(db: Database.Database, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('a store key is 64 hex digits');
  // AEGIS-256 over SQLCipher's CBC and HMAC: authenticated too, and an intake takes a quarter less time.
  db.pragma(`cipher = 'aegis'`);
  db.pragma(`key = "x'${key}'"`);
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // WAL silently lowers this to NORMAL, where a power cut can take a committed receipt back (I1).
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('mmap_size = 0');
  // Pages read again are decrypted again: 64 MiB keeps the indexes of a ward's register at hand.
  db.pragma('cache_size = -65536');
  db.pragma('busy_timeout = 5000');
  // About a hundred receipts between checkpoints: the person at the counter rarely waits for one.
  db.pragma('wal_autocheckpoint = 4000');
}

/** The setting must still be FULL after a write: an earlier look would pass and mean nothing. */
function assertDurable(db: Database.Database): void {
  db.exec('CREATE TABLE IF NOT EXISTS opened (one INTEGER PRIMARY KEY, times INTEGER NOT NULL) STRICT');
  db.exec('INSERT INTO opened VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET times = times + 1');
  if (db.pragma('synchronous', { simple: true }) !== 2)
    throw new Error('synchronous is not FULL after a write');
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') throw new Error('journal_mode is not WAL');
}

/**
 * Opens the counter's store for writing, durable and encrypted.
 * Fails with store.tooOldSqlite, store.wrongKey, store.readOnly, store.corrupt, store.full.
 */
export function openStore(file: string, { key }: OpenOptions): Result<WriteDb> {
  return guardStore(() => {
    const db = new Database(file);
    try {
      // Any statement before the key makes the file unreadable on this connection.
      if (key !== null) applyKey(db, key);
      const version = String(db.prepare('SELECT sqlite_version()').pluck().get());
      if (key !== null && !isSafe(version)) {
        db.close();
        return fail('store.tooOldSqlite', { version });
      }
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      configure(db);
      assertDurable(db);
      return ok(db as WriteDb);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** A second connection that can only read, and sees one moment of the store: for checks beside the running counter. */
export function openStoreToRead(
  file: string,
  { key }: OpenOptions,
): Result<{ readonly db: ReadDb; close(): void }> {
  return guardStore(() => {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      if (key !== null) applyKey(db, key);
      // What is written from here on is not seen: a check must not find half of a receipt.
      db.prepare('BEGIN').run();
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return ok({ db: db as unknown as ReadDb, close: () => db.close() });
    } catch (error) {
      db.close();
      throw error;
    }
  });
}
