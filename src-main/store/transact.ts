import type { Result } from '../../src-shared/result.ts';
import type { WriteDb } from './brands.ts';
import { guardStore } from './failures.ts';

/** Carries a refusal out of a transaction so that everything in it is undone. */
class Refused extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('refused');
    this.refusal = refusal;
  }
}

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction: durable when it answers ok, undone when it answers
 * a failure or the disk fails (store.full, store.readOnly, …). Bugs undo and throw.
 */
export function transact<T>(db: WriteDb, work: () => Result<T>): Result<T> {
  return guardStore(() => {
    try {
      return db
        .transaction(() => {
          const result = work();
          if (!result.ok) throw new Refused(result);
          return result;
        })
        .immediate();
    } catch (error) {
      if (error instanceof Refused) return error.refusal as Result<T>;
      throw error;
    }
  });
}
