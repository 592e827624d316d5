import { type Failure, fail, type Result } from '../../src-shared/result.ts';

const byCode: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL|^ENOSPC/, 'store.full'],
  [/^SQLITE_READONLY|^SQLITE_CANTOPEN|^EACCES|^EROFS|^EPERM|^ENOTDIR|^EEXIST|^ENOENT/, 'store.readOnly'],
  [/^SQLITE_NOTADB/, 'store.wrongKey'],
  [/^SQLITE_CORRUPT/, 'store.corrupt'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED|^EBUSY/, 'store.locked'],
  [/^SQLITE_IOERR|^EIO/, 'store.diskFault'],
];

/** The failure a disk or database error means to the person at the counter; null for a bug. */
export function storeFailure(error: unknown): Failure | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = byCode.find(([pattern]) => pattern.test(code));
  return known ? { code: known[1] } : null;
}

/** Runs something that touches the disk; disk faults come back as values, bugs still throw. */
export function guardStore<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    const failure = storeFailure(error);
    if (failure) return fail(failure.code, failure.details);
    throw error;
  }
}
