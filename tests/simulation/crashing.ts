import type { WriteDb } from '../../src-main/store/brands.ts';

/** The power was cut: everything in memory is gone, everything committed is there. */
export class PowerCut extends Error {}

export interface CrashingDb {
  /** A connection that dies at one of its next statements, once told to. */
  readonly db: WriteDb;
  /** Dies before the n-th statement from now that writes; it may come to a commit first. */
  cutAfter(statements: number): void;
}

/**
 * The same database seen by a program that can lose power between any two statements, in the middle of a
 * transaction too: what was begun is rolled back, as a restart would find it.
 */
export function crashing(real: WriteDb): CrashingDb {
  let left = Number.POSITIVE_INFINITY;
  const step = () => {
    left -= 1;
    if (left <= 0) throw new PowerCut();
  };
  const wrapped = (statement: object): object =>
    new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        return (...values: unknown[]) => {
          if (name === 'run') step();
          const answer: unknown = member.apply(target, values);
          return answer === target ? wrapped(target) : answer;
        };
      },
    });
  const db = new Proxy(real, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      if (name === 'prepare') return (text: string) => wrapped(target.prepare(text));
      return (member as (...values: unknown[]) => unknown).bind(target);
    },
  });
  return { db, cutAfter: (statements) => (left = statements) };
}
