import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { guardStore, storeFailure } from './failures.ts';

export interface Lock {
  release(): void;
}

/**
 * One counter per data folder. The operating system holds the lock on this file and lets go of it when
 * the process ends, however it ends. Fails with store.locked or store.readOnly.
 */
export function lockFolder(file: string): Result<Lock> {
  return guardStore(() => {
    const db = new Database(file, { timeout: 0 });
    try {
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      if (storeFailure(error)?.code === 'store.locked') return fail('store.inUse');
      throw error;
    }
    return ok({
      release: () => {
        db.exec('ROLLBACK');
        db.close();
      },
    });
  });
}
