import { toInstant } from '../../src-shared/calendar/zone.ts';
import type { FirstTimeRow } from '../../src-shared/evaluation/firstTime.ts';
import { type Lateness, lookedAt } from '../../src-shared/evaluation/lateness.ts';
import { dayAfter, type Period } from '../../src-shared/evaluation/period.ts';
import type { Standing } from '../../src-shared/evaluation/standing.ts';
import type { ReadDb } from './brands.ts';
import { prepared } from './schema.ts';

// The figures of src-shared/evaluation, summed by the store; a test holds the two against each other.

/** When a dossier left the books: its result at the counter, or its withdrawal or stop; never before receipt. */
const closed = `max(accepted_at, coalesce(resolved_at,
  CASE WHEN status IN ('withdrawn', 'stopped') THEN ended_at END))`;

const open = `(closed IS NULL OR closed >= :after)`;
const inPeriod = `(closed >= :from AND closed < :after)`;

/** One pass over dossier_figures; each figure counted by itself, so that the identity can be broken and seen. */
export const figuresQuery = `
  SELECT
    count(*) FILTER (WHERE accepted_at < :from AND (closed IS NULL OR closed >= :from)) AS broughtForward,
    count(*) FILTER (WHERE accepted_at >= :from) AS received,
    count(*) FILTER (WHERE ${inPeriod} AND resolved_at IS NOT NULL) AS resolved,
    count(*) FILTER (WHERE ${open}) AS inProgress,
    count(*) FILTER (WHERE ${inPeriod} AND resolved_at IS NULL AND status = 'stopped') AS stopped,
    count(*) FILTER (WHERE ${inPeriod} AND resolved_at IS NULL AND status = 'withdrawn') AS withdrawn,
    count(*) FILTER (WHERE ${inPeriod} AND punctuality = 'early') AS early,
    count(*) FILTER (WHERE ${inPeriod} AND punctuality = 'onTime') AS onTime,
    count(*) FILTER (WHERE ${inPeriod} AND punctuality = 'late') AS late,
    count(*) FILTER (WHERE rescheduled = 1
      AND (${open} OR (${inPeriod} AND resolved_at IS NOT NULL))) AS rescheduled,
    count(*) FILTER (WHERE ${open}
      AND status IN ('awaitingSupplement', 'awaitingPayment')) AS paused
  FROM (
    SELECT accepted_at, resolved_at, status, punctuality, rescheduled, ${closed} AS closed
    FROM dossier INDEXED BY dossier_figures WHERE accepted_at < :after
  )
  WHERE closed IS NULL OR closed >= :from`;

export const outsideQuery = `
  SELECT
    (SELECT count(*) FROM dossier
     WHERE accepted_at IS NULL AND status = 'refused' AND ended_at >= :from AND ended_at < :after) AS refused,
    (SELECT count(*) FROM dossier
     WHERE accepted_at IS NULL AND status = 'guided' AND opened_at >= :from AND opened_at < :after) AS guided`;

/** Open at the end of the period with a due moment that had passed before any pause that still lasts. */
export const overdueQuery = `
  SELECT count(*)
  FROM (
    SELECT due_date, due_at, paused_at, ${closed} AS closed
    FROM dossier INDEXED BY dossier_figures WHERE accepted_at < :after AND (due_date, due_at) < (:day, :time)
  )
  WHERE ${open} AND (paused_at IS NULL OR due_date || 'T' || due_at < paused_at)`;

export const firstTimeQuery = `
  SELECT procedure_code AS procedureCode, count(*) AS received,
    count(*) FILTER (WHERE supplements = 0) AS right, max(row) AS row
  FROM dossier INDEXED BY dossier_figures WHERE accepted_at >= :from AND accepted_at < :after
  GROUP BY procedure_code`;

const bounds = ({ from, to }: Period) => ({ from, after: dayAfter(to) });

function countOverdue(db: ReadDb, of: Period, now: string): number {
  const at = lookedAt(of, now);
  return Number(
    prepared(db, overdueQuery)
      .pluck()
      .get({ after: dayAfter(of.to), day: at.slice(0, 10), time: at.slice(11) }),
  );
}

/** Standing and lateness of a period, local days; `now` is the local moment of looking. */
export function figuresOf(
  db: ReadDb,
  of: Period,
  now: string,
): { readonly standing: Standing; readonly lateness: Lateness } {
  const sums = prepared(db, figuresQuery).get(bounds(of)) as Omit<Standing, 'refused' | 'guided'> &
    Omit<Lateness, 'openOverdue'>;
  const outside = prepared(db, outsideQuery).get(bounds(of)) as Pick<Standing, 'refused' | 'guided'>;
  const { broughtForward, received, resolved, inProgress, stopped, withdrawn, ...lateness } = sums;
  return {
    standing: { broughtForward, received, resolved, inProgress, stopped, withdrawn, ...outside },
    lateness: { ...lateness, openOverdue: countOverdue(db, of, now) },
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

/** Dossiers whose result came late in a period. */
export const lateResultsIn = (db: ReadDb, of: Period): string[] =>
  prepared(
    db,
    `SELECT id FROM dossier WHERE resolved_at >= :from AND resolved_at < :after AND punctuality = 'late'
     ORDER BY resolved_at, row`,
  )
    .pluck()
    .all(bounds(of)) as string[];
