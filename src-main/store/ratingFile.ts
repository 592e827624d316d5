import { utimesSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type RandomBytes, randomUuid } from '../../src-shared/ids.ts';
import type { RatedKind, RatingAnswer } from '../../src-shared/rating/answer.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from './failures.ts';
import { applyKey } from './open.ts';

/** Answers that are kept together: one kind of visit over a stretch of days, at least `smallestGroup` of them. */
export interface Group {
  /** Random, given with the group's first answers: a restored copy of the file goes on under the same. */
  readonly id: string;
  readonly visit: RatedKind;
  readonly from: string;
  readonly to: string;
}

export interface FullGroup extends Group {
  /** In no order. */
  readonly answers: readonly RatingAnswer[];
}

const schema = `
  CREATE TABLE IF NOT EXISTS rating (
    id BLOB PRIMARY KEY, visit TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    level INTEGER NOT NULL, reasons TEXT NOT NULL, words TEXT NOT NULL, batch TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sent (batch TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS newest (visit TEXT PRIMARY KEY, batch TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS counted (visit TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS handed (
    day TEXT NOT NULL, visit TEXT NOT NULL, codes INTEGER NOT NULL, PRIMARY KEY (day, visit)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS suggestion (
    id TEXT PRIMARY KEY, day TEXT NOT NULL, source TEXT NOT NULL, words TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ward_code (code TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID`;

/**
 * The file of the pad's answers. Whatever changes, all of it is written anew: no table has a row order, rows lie
 * by random ids, free pages and journals are gone, and the file's time is the start of a day (I9).
 */
export function openRatingFile(file: string, key: string | null, random: RandomBytes): Database.Database {
  const db = new Database(file);
  if (key !== null) applyKey(db, key);
  db.pragma('journal_mode = DELETE');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.exec(schema);
  nameGroups(db, file, random);
  return db;
}

/** One change of the file as a whole: a transaction, then the file built anew. */
export const changeFile = (db: Database.Database, file: string, change: () => void): Result<void> =>
  guardStore(() => {
    db.transaction(change).immediate();
    rebuild(db, file);
    return ok(undefined);
  });

function rebuild(db: Database.Database, file: string): void {
  db.exec('VACUUM');
  hideHour(db, file);
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
  rebuild(db, file);
}

/** The start of the last day it holds: a file's own time tells no hour. */
function hideHour(db: Database.Database, file: string): void {
  const day = db
    .prepare(
      `SELECT max(day) FROM (SELECT max(period_to) AS day FROM rating
         UNION ALL SELECT max(day) FROM handed UNION ALL SELECT max(day) FROM suggestion)`,
    )
    .pluck()
    .get() as string | null;
  const start = new Date(`${day ?? '2000-01-01'}T00:00:00Z`);
  utimesSync(file, start, start);
}

interface AnswerRow {
  readonly level: number;
  readonly reasons: string;
  readonly words: string;
}

/** In the order of their ids, which are random: in none. */
export const answersOf = (db: Database.Database, id: string): RatingAnswer[] =>
  (
    db.prepare('SELECT level, reasons, words FROM rating WHERE batch = ? ORDER BY id').all(id) as AnswerRow[]
  ).map(({ level, reasons, words }) => ({
    level,
    words,
    reasons: JSON.parse(reasons) as RatingAnswer['reasons'],
  }));

/** Lays a group down whole under fresh random ids, in the place of what lay there under its id. */
export function layGroup(db: Database.Database, random: RandomBytes, group: FullGroup): void {
  const { id, visit, from, to, answers } = group;
  db.prepare('DELETE FROM rating WHERE batch = ?').run(id);
  const insert = db.prepare('INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { level, reasons, words } of inOneOrder(answers))
    insert.run(Buffer.from(random(16)), visit, from, to, level, JSON.stringify(reasons), words, id);
}

/** The same order whatever order they were given in; the random ids then scatter them. */
function inOneOrder(answers: readonly RatingAnswer[]): RatingAnswer[] {
  const key = ({ level, reasons, words }: RatingAnswer) => JSON.stringify([level, reasons, words]);
  return answers
    .map((answer) => ({ ...answer, reasons: [...answer.reasons].sort() }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const groupColumns = `DISTINCT batch AS id, visit, period_from AS "from", period_to AS "to"`;

/** The newest group of a kind: never told and never sent, so that what is too small by itself can join it. */
export const newestGroup = (db: Database.Database, visit: RatedKind): Group | null =>
  (db
    .prepare(`SELECT ${groupColumns} FROM rating WHERE batch = (SELECT batch FROM newest WHERE visit = ?)`)
    .get(visit) as Group | undefined) ?? null;

export const setNewest = (db: Database.Database, visit: RatedKind, id: string | null): void => {
  db.prepare('DELETE FROM newest WHERE visit = ?').run(visit);
  if (id !== null) db.prepare('INSERT INTO newest VALUES (?, ?)').run(visit, id);
};

/** Groups that may be told and sent: of days before `today`, and no longer the newest of their kind. */
export const closedGroups = (db: Database.Database, today: string): Group[] =>
  db
    .prepare(
      `SELECT ${groupColumns} FROM rating
       WHERE period_to < ? AND batch NOT IN (SELECT batch FROM newest) ORDER BY period_to DESC, visit, batch`,
    )
    .all(today) as Group[];
