import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { addDays, civilDate, dayNumber } from '../../src-shared/calendar/zone.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import { codeHashText, codeLength } from '../../src-shared/rating/code.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { randomCode } from '../../src-shared/text/randomCode.ts';
import { changeFile } from './ratingFile.ts';
import { shuffled } from './shuffle.ts';

/** A code as it is handed out: where it is good is part of what its QR says. */
export interface HandedCode {
  readonly code: string;
  readonly at: 'ward' | 'here';
}

/** One-use codes by which somebody rates later. Nothing says whose they are, after which visit, or when they were made (I9). */
export interface RatingCodes {
  /**
   * Hands a code out: one the ward knows, or, where there is none, one that is good at this counter's own
   * screens. `counted` where nothing else counts this invitation.
   */
  hand(visit: VisitKind, day: string, counted: boolean): Result<HandedCode>;
  /**
   * Whether a code handed out here is good, on a day. One whose answer waits in memory is not, but is again
   * should that answer be lost.
   */
  isOpen(code: string, day: string): boolean;
  /** Codes still to hand out that the ward knows, on a day. */
  left(day: string): number;
  /** Codes that the ward has taken, to be handed out from here on. */
  stock(codes: readonly string[], until: string): Result<void>;
  /** Codes handed out to people the pad did not ask, by day and kind of visit. */
  handed(visit: VisitKind, from: string, to: string): number;
}

export const hashOfCode = (code: string): string =>
  createHash('sha256').update(codeHashText(code)).digest('hex');

/** In the transaction in which their answers come to lie in the file. */
export function useCodes(db: Database.Database, codes: readonly string[]): void {
  for (const code of codes) db.prepare('DELETE FROM code WHERE hash = ?').run(hashOfCode(code));
}

export function ratingCodes(
  db: Database.Database,
  file: string,
  random: RandomBytes,
  waits: (code: string) => boolean,
): RatingCodes {
  const change = (work: () => void) => changeFile(db, file, work);

  return {
    hand(visit, day, counted) {
      const known = db
        .prepare('SELECT code FROM ward_code WHERE until >= ?')
        .pluck()
        .all(addDays(day, shortestDays)) as string[];
      const [atWard] = shuffled(known, random);
      const code = atWard ?? randomCode(codeLength, random);
      const done = change(() => {
        db.prepare('DELETE FROM ward_code WHERE code = ? OR until < ?').run(code, day);
        db.prepare('DELETE FROM code WHERE until < ?').run(day);
        if (atWard === undefined)
          db.prepare('INSERT INTO code VALUES (?, ?)').run(hashOfCode(code), goodUntil(day));
        if (counted)
          db.prepare(
            `INSERT INTO handed VALUES (?, ?, 1) ON CONFLICT (day, visit) DO UPDATE SET codes = codes + 1`,
          ).run(day, visit);
      });
      return done.ok ? ok({ code, at: atWard === undefined ? 'here' : 'ward' }) : done;
    },
    isOpen: (code, day) =>
      !waits(code) &&
      db.prepare('SELECT 1 FROM code WHERE hash = ? AND until >= ?').get(hashOfCode(code), day) !== undefined,
    left: (day) =>
      Number(
        db.prepare('SELECT count(*) FROM ward_code WHERE until >= ?').pluck().get(addDays(day, shortestDays)),
      ),
    stock: (codes, until) =>
      change(() => {
        const insert = db.prepare('INSERT OR IGNORE INTO ward_code VALUES (?, ?)');
        for (const code of codes) insert.run(code, until);
      }),
    handed: (visit, from, to) =>
      Number(
        db
          .prepare('SELECT coalesce(sum(codes), 0) FROM handed WHERE visit = ? AND day BETWEEN ? AND ?')
          .pluck()
          .get(visit, from, to),
      ),
  };
}

/** A code is handed out only while whoever gets it has this long. */
const shortestDays = 30;

/** The end of the month after next: the same day for all codes of a month, so that it tells none from another. */
export function goodUntil(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return civilDate(dayNumber(new Date(Date.UTC(year, month + 2, 1)).toISOString().slice(0, 10)) - 1);
}
