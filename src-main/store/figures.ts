import { toInstant } from '../../src-shared/calendar/zone.ts';
import type { LatenessReason } from '../../src-shared/dossier/words.ts';
import type { FirstTimeRow } from '../../src-shared/evaluation/firstTime.ts';
import { type Lateness, lookedAt } from '../../src-shared/evaluation/lateness.ts';
import { dayAfter, type Period } from '../../src-shared/evaluation/period.ts';
import type { Standing } from '../../src-shared/evaluation/standing.ts';
import type { ReadDb } from './brands.ts';
import { prepared } from './schema.ts';

// The figures of src-shared/evaluation, counted by the store; a test holds the two against each other.
// Each figure is counted by itself, so that the identity can be broken and seen.

/** Past its due moment at :at; a pause begun before it holds the term, a later one hides nothing. */
const overdue = `(due_date || 'T' || due_at) < min(:at, coalesce(paused_at, :at))`;

/** What left the books, by how it left them: in the period, and what of it was open before and after it. */
export const closedQuery = `
  WITH way (name) AS (VALUES ('early'), ('onTime'), ('late'), ('stopped'), ('withdrawn'))
  SELECT name,
    (SELECT count(*) FROM dossier WHERE accepted_at IS NOT NULL
     AND closed_as = name AND closed_at >= :from AND closed_at < :after) AS closed,
    (SELECT count(*) FROM dossier WHERE accepted_at < :from
     AND closed_as = name AND closed_at >= :from) AS openBefore,
    (SELECT count(*) FROM dossier WHERE accepted_at < :after
     AND closed_as = name AND closed_at >= :after) AS openAfter,
    (SELECT count(*) FROM dossier WHERE accepted_at < :after
     AND closed_as = name AND closed_at >= :after AND ${overdue}) AS overdue
  FROM way`;

/** What is open to this day. */
export const openQuery = `
  SELECT count(*) AS openAfter,
    count(*) FILTER (WHERE accepted_at < :from) AS openBefore,
    count(paused_at) AS paused,
    count(*) FILTER (WHERE ${overdue}) AS overdue
  FROM dossier WHERE closed_as IS NULL AND closed_at IS NULL AND accepted_at < :after`;

export const receivedQuery = `
  SELECT count(*) FROM dossier WHERE accepted_at >= :from AND accepted_at < :after`;

export const rescheduledQuery = `
  SELECT count(*) FROM dossier INDEXED BY dossier_rescheduled WHERE rescheduled = 1
    AND accepted_at < :after AND (closed_at IS NULL OR closed_at >= :after
      OR (punctuality IS NOT NULL AND closed_at >= :from))`;

export const outsideQuery = `
  SELECT
    (SELECT count(*) FROM dossier INDEXED BY dossier_case_opened
     WHERE accepted_at IS NULL AND status = 'refused' AND ended_at >= :from AND ended_at < :after) AS refused,
    (SELECT count(*) FROM dossier INDEXED BY dossier_case_opened
     WHERE accepted_at IS NULL AND status = 'guided' AND opened_at >= :from AND opened_at < :after) AS guided`;

export const firstTimeQuery = `
  SELECT procedure_code AS procedureCode, count(*) AS received,
    count(*) FILTER (WHERE supplements = 0) AS right, max(row) AS row
  FROM dossier INDEXED BY dossier_accepted WHERE accepted_at >= :from AND accepted_at < :after
  GROUP BY procedure_code`;

const bounds = ({ from, to }: Period) => ({ from, after: dayAfter(to) });

type Way = 'early' | 'onTime' | 'late' | 'stopped' | 'withdrawn';

interface Closed {
  readonly name: Way;
  readonly closed: number;
  readonly openBefore: number;
  readonly openAfter: number;
  readonly overdue: number;
}

/** Standing and lateness of a period, local days; `now` is the local moment of looking. */
export function figuresOf(
  db: ReadDb,
  of: Period,
  now: string,
): { readonly standing: Standing; readonly lateness: Lateness } {
  const period = bounds(of);
  const moment = { ...period, at: lookedAt(of, now) };
  const ways = prepared(db, closedQuery).all(moment) as Closed[];
  const open = prepared(db, openQuery).get(moment) as {
    openBefore: number;
    openAfter: number;
    paused: number;
    overdue: number;
  };
  const { refused, guided } = prepared(db, outsideQuery).get(period) as Pick<Standing, 'refused' | 'guided'>;
  const closed = (name: Way) => ways.find((way) => way.name === name)?.closed ?? 0;
  const sum = (name: 'openBefore' | 'openAfter' | 'overdue') =>
    ways.reduce((total, way) => total + way[name], 0);
  const [early, onTime, late] = [closed('early'), closed('onTime'), closed('late')];
  return {
    standing: {
      broughtForward: open.openBefore + sum('openBefore'),
      received: Number(prepared(db, receivedQuery).pluck().get(period)),
      resolved: early + onTime + late,
      inProgress: open.openAfter + sum('openAfter'),
      stopped: closed('stopped'),
      withdrawn: closed('withdrawn'),
      refused,
      guided,
    },
    lateness: {
      early,
      onTime,
      late,
      openOverdue: open.overdue + sum('overdue'),
      rescheduled: Number(prepared(db, rescheduledQuery).pluck().get(period)),
      paused: open.paused,
    },
  };
}

/** Right the first time, by procedure; `row` is the newest dossier of each, for the procedure's name. */
export const firstTimeIn = (db: ReadDb, of: Period): (FirstTimeRow & { readonly row: number })[] =>
  prepared(db, firstTimeQuery).all(bounds(of)) as (FirstTimeRow & { row: number })[];

export type ReportedType =
  | 'dossier.extraPaperAttempted'
  | 'dossier.paperVolunteered'
  | 'dossier.supplementRequested'
  | 'dossier.apologised';

/** The type stands in the text: a parameter would hide from SQLite that the index holds it. */
export const reportedQuery = (type: ReportedType): string =>
  `SELECT stream, body FROM event WHERE type = '${type}' AND at >= ? AND at < ? ORDER BY at, position`;

/** Events of one kind that were recorded in a period, with the dossier each is about. */
export function reportedIn<T>(
  db: ReadDb,
  of: Period,
  type: ReportedType,
): { readonly dossier: string; readonly body: T }[] {
  const rows = prepared(db, reportedQuery(type)).all(
    toInstant(`${of.from}T00:00`),
    toInstant(`${dayAfter(of.to)}T00:00`),
  ) as { stream: string; body: string }[];
  return rows.map(({ stream, body }) => ({
    dossier: stream.replace(/^dossier:/, ''),
    body: JSON.parse(body) as T,
  }));
}

/** Why results of a period were late, as said when each came. */
export const lateResultsIn = (db: ReadDb, of: Period): (LatenessReason | null)[] =>
  prepared(
    db,
    `SELECT (SELECT json_extract(body, '$.reason') FROM event
       WHERE stream = 'dossier:' || dossier.id AND type = 'dossier.resultTaken')
     FROM dossier WHERE accepted_at IS NOT NULL
       AND closed_as = 'late' AND closed_at >= :from AND closed_at < :after`,
  )
    .pluck()
    .all(bounds(of)) as (LatenessReason | null)[];
