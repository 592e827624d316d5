import { utimesSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type RandomBytes, randomUuid } from '../../src-shared/ids.ts';
import type { RatingAnswer, VisitKind } from '../../src-shared/rating/answer.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { smallestGroup } from '../../src-shared/sync/ratings.ts';
import { guardStore } from './failures.ts';
import { applyKey } from './open.ts';

/** Answers of one kind of visit over a closed stretch of days; at least `smallestGroup` of them. */
export interface ClosedPeriod {
  readonly visit: VisitKind;
  readonly from: string;
  readonly to: string;
  readonly answers: number;
  /** Answers at level 4 or 5. */
  readonly good: number;
}

/** A group of a closed period as it goes to the ward, in no order. */
export interface ClosedGroup {
  /** Random, given with the group's first answers: a restored copy of the file goes on under the same. */
  readonly id: string;
  readonly visit: VisitKind;
  readonly from: string;
  readonly to: string;
  readonly answers: RatingAnswer[];
}

export interface Ratings {
  add(visit: VisitKind, answer: RatingAnswer, day: string): Result<void>;
  /** Periods that ended before `today`. */
  closed(today: string): ClosedPeriod[];
  /** Groups that ended before `today` and that the ward is not known to have. */
  unsent(today: string): ClosedGroup[];
  /** The ward has the group: it is not sent again, and nothing is added to it. */
  markSent(id: string): Result<void>;
  close(): void;
}

interface Bag {
  from: string;
  answers: RatingAnswer[];
}

const schema = `
  CREATE TABLE IF NOT EXISTS rating (
    id BLOB PRIMARY KEY, visit TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    level INTEGER NOT NULL, reasons TEXT NOT NULL, words TEXT NOT NULL, batch TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent (batch TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`;

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
    nameGroups(db, file, random);
    return ok(ratingsOn(db, file, random));
  });
}

/** A file of an earlier release knew no groups: each gets its id now. */
function nameGroups(db: Database.Database, file: string, random: RandomBytes): void {
  const named = db.prepare(`SELECT 1 FROM pragma_table_info('rating') WHERE name = 'batch'`);
  if (named.get() !== undefined) return;
  db.transaction(() => {
    db.exec(`ALTER TABLE rating ADD COLUMN batch TEXT NOT NULL DEFAULT ''`);
    const groups = db.prepare('SELECT DISTINCT visit, period_from, period_to FROM rating').raw().all();
    const name = db.prepare(
      'UPDATE rating SET batch = ? WHERE visit = ? AND period_from = ? AND period_to = ?',
    );
    for (const group of groups as string[][]) name.run(randomUuid(random), ...group);
  }).immediate();
  hideHour(db, file);
}

/** The start of the last day it holds: a file's own time tells no hour. */
function hideHour(db: Database.Database, file: string): void {
  const day = db.prepare('SELECT max(period_to) FROM rating').pluck().get() as string | null;
  if (day === null) return;
  const start = new Date(`${day}T00:00:00Z`);
  utimesSync(file, start, start);
}

interface Group {
  readonly id: string;
  readonly visit: VisitKind;
  readonly from: string;
  readonly to: string;
}

function ratingsOn(db: Database.Database, file: string, random: RandomBytes): Ratings {
  const waiting = new Map<VisitKind, Bag>();

  const lay = ({ id, visit, from, to }: Group, added: readonly RatingAnswer[]) =>
    guardStore(() => {
      db.transaction(() => {
        const kept = readGroup(db, id);
        db.prepare('DELETE FROM rating WHERE batch = ?').run(id);
        const insert = db.prepare('INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
        for (const answer of inOneOrder([...kept, ...added]))
          insert.run(
            Buffer.from(random(16)),
            visit,
            from,
            to,
            answer.level,
            JSON.stringify(answer.reasons),
            answer.words,
            id,
          );
      }).immediate();
      db.exec('VACUUM');
      hideHour(db, file);
      return ok(undefined);
    });

  return {
    add(visit, answer, day) {
      const open = openGroup(db, visit, day);
      if (open) return lay(open, [answer]);
      const bag = waiting.get(visit) ?? { from: day, answers: [] };
      const grown = { from: bag.from, answers: [...bag.answers, answer] };
      if (grown.answers.length < smallestGroup) {
        waiting.set(visit, grown);
        return ok(undefined);
      }
      const written = lay({ id: randomUuid(random), visit, from: grown.from, to: day }, grown.answers);
      if (written.ok) waiting.delete(visit);
      return written;
    },
    closed: (today) => readClosed(db, today),
    unsent: (today) => readUnsent(db, today),
    markSent: (id) =>
      guardStore(() => {
        db.prepare('INSERT OR IGNORE INTO sent (batch) VALUES (?)').run(id);
        hideHour(db, file);
        return ok(undefined);
      }),
    close: () => db.close(),
  };
}

/** The group of a day that grows; none where it was sent, as after a clock that was set back. */
const openGroup = (db: Database.Database, visit: VisitKind, day: string): Group | null =>
  (db
    .prepare(
      `SELECT DISTINCT batch AS id, visit, period_from AS "from", period_to AS "to" FROM rating
       WHERE visit = ? AND period_to = ? AND batch NOT IN (SELECT batch FROM sent)`,
    )
    .get(visit, day) as Group | undefined) ?? null;

interface AnswerRow {
  readonly level: number;
  readonly reasons: string;
  readonly words: string;
}

/** In the order of their ids, which are random: in none. */
const readGroup = (db: Database.Database, id: string): RatingAnswer[] =>
  (
    db.prepare('SELECT level, reasons, words FROM rating WHERE batch = ? ORDER BY id').all(id) as AnswerRow[]
  ).map(({ level, reasons, words }) => ({
    level,
    words,
    reasons: JSON.parse(reasons) as RatingAnswer['reasons'],
  }));

const readUnsent = (db: Database.Database, today: string): ClosedGroup[] =>
  (
    db
      .prepare(
        `SELECT batch AS id, visit, period_from AS "from", period_to AS "to" FROM rating
         WHERE period_to < ? AND batch NOT IN (SELECT batch FROM sent)
         GROUP BY batch, visit, period_from, period_to ORDER BY batch`,
      )
      .all(today) as Group[]
  ).map((group) => ({ ...group, answers: readGroup(db, group.id) }));

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
