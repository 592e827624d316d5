import type { ReadDb, WriteDb } from './brands.ts';
import { first, prepared, sqlFor } from './schema.ts';

/**
 * The next number of a kind in a period (a day, a year). Lives in the store and never goes back (I2):
 * when the clock was set back, numbering goes on in the latest period already used.
 */
export function nextNumber(db: WriteDb, kind: string, period: string): { period: string; number: number } {
  return prepared(
    db,
    `INSERT INTO number (kind, period, last) VALUES (?, ?, 1)
     ON CONFLICT (kind) DO UPDATE SET
       last = CASE WHEN period >= excluded.period THEN last + 1 ELSE 1 END,
       period = max(period, excluded.period)
     RETURNING period, last AS number`,
  ).get(kind, period) as { period: string; number: number };
}

/** A number of a kind is known to be on paper: what is given from here on comes after it. */
export function raiseNumber(db: WriteDb, kind: string, period: string, number: number): void {
  prepared(
    db,
    `INSERT INTO number (kind, period, last) VALUES (?, ?, ?)
     ON CONFLICT (kind) DO UPDATE SET
       last = CASE WHEN excluded.period > period THEN excluded.last
         WHEN excluded.period = period THEN max(last, excluded.last) ELSE last END,
       period = max(period, excluded.period)`,
  ).run(kind, period, number);
}

/** Series of the numbers in a certification register. */
export const certificationSeries = (register: string): string => `certification ${register}`;

/** True when the clock stands before a day on which numbers were already given. */
export function clockIsBehind(db: ReadDb, kind: string, period: string): boolean {
  const row = first(db, sqlFor.selectFrom('number').select('period').where('kind', '=', kind));
  return row !== undefined && row.period > period;
}

/** What codes of a kind are counted under. */
const series = { TAM: 'code', HD: 'case', PA: 'feedback' } as const;

/**
 * `TAM-<counter>-YYMMDD-NNNN` for a receipt, `HD-…` for a case that was guided before it, `PA-…` for feedback:
 * visibly not the province's code (domain §3).
 */
export function nextCode(db: WriteDb, kind: keyof typeof series, counter: string, localDay: string): string {
  const { period, number } = nextNumber(db, series[kind], localDay.slice(2).replaceAll('-', ''));
  return `${kind}-${counter}-${period}-${String(number).padStart(4, '0')}`;
}
