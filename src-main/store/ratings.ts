import { utimesSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { RandomBytes } from '../../src-shared/ids.ts';
import type { RatingAnswer, VisitKind } from '../../src-shared/rating/answer.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from './failures.ts';
import { applyKey } from './open.ts';

/** Below this an answer could point to a person (I9). */
export const smallestGroup = 5;

/** Answers of one kind of visit over a closed stretch of days; at least `smallestGroup` of them. */
export interface ClosedPeriod {
  readonly visit: VisitKind;
  readonly from: string;
  readonly to: string;
  readonly answers: number;
  /** Answers at level 4 or 5. */
  readonly good: number;
}

export interface Ratings {
  add(visit: VisitKind, answer: RatingAnswer, day: string): Result<void>;
  /** Periods that ended before `today`. */
  closed(today: string): ClosedPeriod[];
  close(): void;
}

interface Bag {
  from: string;
  answers: RatingAnswer[];
}

const schema = `
  CREATE TABLE IF NOT EXISTS rating (
    id BLOB PRIMARY KEY, visit TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    level INTEGER NOT NULL, reasons TEXT NOT NULL, words TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`;

/**
 * The pad's answers, in a file of their own, so that nothing places one beside a dossier (I9):
 * - the first four of a group stay in memory, over as many days as it takes, and only a group of five
 *   is written: a power cut can lose up to four answers, and that is the price of the promise;
 * - every write lays the whole group down again under fresh random ids and rebuilds the file, so that
 *   neither row order, page order, free pages nor a journal tell which answer came last;
 * - the file's time is set to the start of the day.
 */
export function openRatings(file: string, key: string | null, random: RandomBytes): Result<Ratings> {
  return guardStore(() => {
    const db = new Database(file);
    if (key !== null) applyKey(db, key);
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    db.exec(schema);
    return ok(ratingsOn(db, file, random));
  });
}

function ratingsOn(db: Database.Database, file: string, random: RandomBytes): Ratings {
  const waiting = new Map<VisitKind, Bag>();

  const lay = (visit: VisitKind, from: string, to: string, added: readonly RatingAnswer[]) =>
    guardStore(() => {
      db.transaction(() => {
        const kept = readGroup(db, visit, from, to);
        db.prepare('DELETE FROM rating WHERE visit = ? AND period_from = ? AND period_to = ?').run(
          visit,
          from,
          to,
        );
        const insert = db.prepare('INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?)');
        for (const answer of inOneOrder([...kept, ...added]))
          insert.run(
            Buffer.from(random(16)),
            visit,
            from,
            to,
            answer.level,
            JSON.stringify(answer.reasons),
            answer.words,
          );
      }).immediate();
      db.exec('VACUUM');
      const dayStart = new Date(`${to}T00:00:00Z`);
      utimesSync(file, dayStart, dayStart);
      return ok(undefined);
    });

  return {
    add(visit, answer, day) {
      const open = db
        .prepare('SELECT DISTINCT period_from FROM rating WHERE visit = ? AND period_to = ?')
        .pluck()
        .get(visit, day) as string | undefined;
      if (open !== undefined) return lay(visit, open, day, [answer]);
      const bag = waiting.get(visit) ?? { from: day, answers: [] };
      const grown = { from: bag.from, answers: [...bag.answers, answer] };
      if (grown.answers.length < smallestGroup) {
        waiting.set(visit, grown);
        return ok(undefined);
      }
      const written = lay(visit, grown.from, day, grown.answers);
      if (written.ok) waiting.delete(visit);
      return written;
    },
    closed: (today) => readClosed(db, today),
    close: () => db.close(),
  };
}

function readGroup(db: Database.Database, visit: VisitKind, from: string, to: string): RatingAnswer[] {
  const rows = db
    .prepare('SELECT level, reasons, words FROM rating WHERE visit = ? AND period_from = ? AND period_to = ?')
    .all(visit, from, to) as { level: number; reasons: string; words: string }[];
  return rows.map(({ level, reasons, words }) => ({
    level,
    words,
    reasons: JSON.parse(reasons) as RatingAnswer['reasons'],
  }));
}

/** The same order whatever order they were given in; the random ids then scatter them. */
function inOneOrder(answers: readonly RatingAnswer[]): RatingAnswer[] {
  const key = ({ level, reasons, words }: RatingAnswer) => JSON.stringify([level, reasons, words]);
  return answers
    .map((answer) => ({ ...answer, reasons: [...answer.reasons].sort() }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const readClosed = (db: Database.Database, today: string): ClosedPeriod[] =>
  db
    .prepare(
      `SELECT visit, period_from AS "from", period_to AS "to", count(*) AS answers, sum(level >= 4) AS good
       FROM rating WHERE period_to < ? GROUP BY visit, period_from, period_to
       HAVING count(*) >= ${smallestGroup} ORDER BY period_to DESC, visit`,
    )
    .all(today) as ClosedPeriod[];
