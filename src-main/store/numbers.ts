import type { ReadDb, WriteDb } from './brands.ts';
import { first, run, sqlFor } from './schema.ts';

/**
 * The next number of a kind in a period (a day, a year). Lives in the store and never goes back (I2):
 * when the clock was set back, numbering goes on in the latest period already used.
 */
export function nextNumber(db: WriteDb, kind: string, period: string): { period: string; number: number } {
  const row = first(db, sqlFor.selectFrom('number').selectAll().where('kind', '=', kind));
  const current = row && row.period >= period ? row : { period, last: 0 };
  const next = { kind, period: current.period, last: current.last + 1 };
  run(
    db,
    sqlFor
      .insertInto('number')
      .values(next)
      .onConflict((c) => c.column('kind').doUpdateSet({ period: next.period, last: next.last })),
  );
  return { period: next.period, number: next.last };
}

/** True when the clock stands before a day on which numbers were already given. */
export function clockIsBehind(db: ReadDb, kind: string, period: string): boolean {
  const row = first(db, sqlFor.selectFrom('number').select('period').where('kind', '=', kind));
  return row !== undefined && row.period > period;
}

/**
 * `TAM-<counter>-YYMMDD-NNNN` for a receipt, `HD-…` for a case that was guided before it: visibly not the
 * province's code (domain §3).
 */
export function nextCode(db: WriteDb, kind: 'TAM' | 'HD', counter: string, localDay: string): string {
  const series = kind === 'TAM' ? 'code' : 'case';
  const { period, number } = nextNumber(db, series, localDay.slice(2).replaceAll('-', ''));
  return `${kind}-${counter}-${period}-${String(number).padStart(4, '0')}`;
}
