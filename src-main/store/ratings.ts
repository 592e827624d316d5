import type Database from 'better-sqlite3';
import { type RandomBytes, randomUuid } from '../../src-shared/ids.ts';
import {
  type RatedKind,
  type RatingAnswer,
  ratedKind,
  type VisitKind,
} from '../../src-shared/rating/answer.ts';
import { smallestGroup } from '../../src-shared/rating/smallestGroup.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { guardStore } from './failures.ts';
import { type RatingCodes, ratingCodes, useCodes } from './ratingCodes.ts';
import {
  answersOf,
  changeFile,
  closedGroups,
  type FullGroup,
  type Group,
  layGroup,
  newestGroup,
  openRatingFile,
  setNewest,
} from './ratingFile.ts';
import { shuffled } from './shuffle.ts';
import { type WaitingSuggestions, waitingSuggestions } from './suggestions.ts';

/** Answers of one kind of visit over a closed stretch of days; at least `smallestGroup` of them. */
export interface ClosedPeriod {
  readonly visit: RatedKind;
  readonly from: string;
  readonly to: string;
  readonly answers: number;
  /** Answers at level 4 or 5. */
  readonly good: number;
}

export interface Ratings {
  /** `code` is used up with the answer: see `RatingCodes.isOpen`. */
  add(visit: VisitKind, answer: RatingAnswer, day: string, code?: string): Result<void>;
  /** Periods that ended before `today` and are closed, the newest first. */
  closed(today: string): ClosedPeriod[];
  /** The same with their answers, in no order. */
  closedAnswers(today: string): FullGroup[];
  /** Closed groups that the ward is not known to have. */
  unsent(today: string): FullGroup[];
  /** The ward has the group: it is not sent again, and its days are counted. */
  markSent(id: string): Result<void>;
  /** The day up to which the ward has been told how many were asked after visits of a kind; null for none yet. */
  countedTo(visit: RatedKind): string | null;
  readonly codes: RatingCodes;
  readonly suggestions: WaitingSuggestions;
  /** A normal stop: what waits in memory is kept with others. */
  close(): void;
}

interface Bag {
  readonly from: string;
  readonly to: string;
  readonly answers: readonly RatingAnswer[];
}

/** Answers in memory, with the codes that are used up once they lie in the file. */
interface Waiting extends Bag {
  readonly codes: readonly string[];
}

/**
 * The pad's answers, in a file of their own, so that nothing places one beside a dossier (I9):
 * - an answer that would lie there with fewer than four others of its kind stays in memory, over as many days
 *   as it takes. No key helps: what this program can read after a start, somebody who has every file can read;
 * - the newest group of a kind is neither told nor sent before there is a newer one. So at a normal stop what
 *   waits joins it, and no figure that was told before gives it by subtraction (see `settle`);
 * - every number that is told or sent is of whole groups, and each answer is in one of them: whatever is
 *   subtracted from whatever, five or more are left, or none.
 * A power cut can lose up to four answers of a kind, and that is the price of the promise.
 */
export function openRatings(file: string, key: string | null, random: RandomBytes): Result<Ratings> {
  return guardStore(() => ok(ratingsOn(openRatingFile(file, key, random), file, random)));
}

function ratingsOn(db: Database.Database, file: string, random: RandomBytes): Ratings {
  const waiting = new Map<VisitKind, Waiting>();
  const change = (work: () => void) => changeFile(db, file, work);
  const full = (group: Group): FullGroup => ({ ...group, answers: answersOf(db, group.id) });
  const readSent = db.prepare('SELECT 1 FROM sent WHERE batch = ?');

  return {
    add(visit, answer, day, code) {
      const codes = code === undefined ? [] : [code];
      const open = newestGroup(db, visit);
      if (open?.to === day)
        return change(() => {
          layGroup(db, random, { ...open, answers: [...answersOf(db, open.id), answer] });
          useCodes(db, codes);
        });
      const bag = waiting.get(visit) ?? { from: day, answers: [], codes: [] };
      const grown = {
        from: bag.from,
        to: day,
        answers: [...bag.answers, answer],
        codes: [...bag.codes, ...codes],
      };
      if (grown.answers.length < smallestGroup) {
        waiting.set(visit, grown);
        return ok(undefined);
      }
      const written = change(() => {
        startGroup(db, random, visit, grown);
        useCodes(db, grown.codes);
      });
      if (written.ok) waiting.delete(visit);
      return written;
    },
    closed: (today) =>
      closedGroups(db, today).map(({ id, ...period }) => {
        const answers = answersOf(db, id);
        const good = answers.filter(({ level }) => level >= 4).length;
        return { ...period, answers: answers.length, good };
      }),
    closedAnswers: (today) => closedGroups(db, today).map(full),
    unsent: (today) =>
      closedGroups(db, today)
        .filter(({ id }) => readSent.get(id) === undefined)
        // Oldest first: each batch counts the days since the one before.
        .reverse()
        .map(full),
    markSent: (id) =>
      change(() => {
        db.prepare('INSERT OR IGNORE INTO sent (batch) VALUES (?)').run(id);
        db.prepare(
          `INSERT INTO counted SELECT visit, max(period_to) FROM rating WHERE batch = ? GROUP BY visit
           ON CONFLICT (visit) DO UPDATE SET day = max(day, excluded.day)`,
        ).run(id);
      }),
    countedTo: (visit) =>
      (db.prepare('SELECT day FROM counted WHERE visit = ?').pluck().get(visit) as string | undefined) ??
      null,
    codes: ratingCodes(db, file, random, (code) =>
      [...waiting.values()].some(({ codes }) => codes.includes(code)),
    ),
    suggestions: waitingSuggestions(db, file),
    close() {
      // A disk that cannot be written now loses what a power cut would have lost.
      if (waiting.size > 0) change(() => settle(db, random, waiting));
      waiting.clear();
      db.close();
    },
  };
}

function startGroup(db: Database.Database, random: RandomBytes, visit: RatedKind, bag: Bag): void {
  const id = randomUuid(random);
  layGroup(db, random, { id, visit, ...bag });
  setNewest(db, visit, id);
}

/**
 * Keeps what is too small by itself: with the newest group of its kind, or, where a kind has none yet, with
 * other kinds and then without its own. Only where that makes fewer than five in all, as before the first five
 * answers of a new counter, is there nothing it could be kept with.
 */
function settle(db: Database.Database, random: RandomBytes, waiting: ReadonlyMap<VisitKind, Waiting>): void {
  let alone: Waiting | null = null;
  for (const [visit, bag] of waiting) {
    const newest = newestGroup(db, visit);
    if (newest) {
      join(db, random, newest, bag);
      useCodes(db, bag.codes);
    } else alone = alone ? { ...together(alone, bag), codes: [...alone.codes, ...bag.codes] } : bag;
  }
  if (alone && keepMixed(db, random, alone)) useCodes(db, alone.codes);
}

const together = (one: Bag, other: Bag): Bag => ({
  from: one.from < other.from ? one.from : other.from,
  to: one.to > other.to ? one.to : other.to,
  answers: [...one.answers, ...other.answers],
});

/** False where there is nothing to keep them with. */
function keepMixed(db: Database.Database, random: RandomBytes, alone: Bag): boolean {
  const mixed = newestGroup(db, 'mixed');
  const lacking = smallestGroup - alone.answers.length;
  if (mixed) join(db, random, mixed, alone);
  else if (lacking <= 0) startGroup(db, random, 'mixed', alone);
  else return borrow(db, random, alone, lacking);
  return true;
}

function borrow(db: Database.Database, random: RandomBytes, alone: Bag, lacking: number): boolean {
  const [lender] = ratedKind.options
    .flatMap((visit) => newestGroup(db, visit) ?? [])
    .map((group) => ({ ...group, answers: answersOf(db, group.id) }))
    .sort((a, b) => b.answers.length - a.answers.length);
  if (!lender) return false;
  // Enough for five; or all of them, where fewer than five would be left behind. No group falls below five.
  const rest = lender.answers.length - lacking;
  const order = shuffled(lender.answers, random);
  const [lent, kept] = rest >= smallestGroup ? [order.slice(rest), order.slice(0, rest)] : [order, []];
  layGroup(db, random, { ...lender, answers: kept });
  if (kept.length === 0) setNewest(db, lender.visit, null);
  startGroup(db, random, 'mixed', together(alone, { ...lender, answers: lent }));
  return true;
}

/**
 * What waited joins the newest group of its kind. Where that has taken some in before, so that its kind seldom
 * has five between two stops, and it can be halved: all but five, chosen by lot, are closed.
 */
function join(db: Database.Database, random: RandomBytes, newest: Group, bag: Bag): void {
  const whole = together({ ...newest, answers: answersOf(db, newest.id) }, bag);
  const halved = newest.from < newest.to && whole.answers.length >= 2 * smallestGroup;
  const order = halved ? shuffled(whole.answers, random) : [];
  layGroup(db, random, { ...newest, ...whole, answers: halved ? order.slice(smallestGroup) : whole.answers });
  if (halved) startGroup(db, random, newest.visit, { ...whole, answers: order.slice(0, smallestGroup) });
}
