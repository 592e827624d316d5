import type { ReadDb } from '../store/brands.ts';
import { type EventRow, prepared } from '../store/schema.ts';
import { waitingCount } from './outbox.ts';

/** A commit by its place in its device's chain. */
export interface Named {
  readonly commit_id: string;
  readonly device: string;
  readonly first_seq: number;
  readonly stream: string;
}

/** The same with where it stands. */
export interface Listed extends Named {
  readonly state: 'waiting' | 'rejected' | 'held' | 'flagged';
  readonly reason: string | null;
}

/** First event of each commit that is still to be sent; of many that wait, only as far as a page reaches. */
const unsent = `
  SELECT * FROM (
    SELECT e.position, e.commit_id, e.device, e.seq AS first_seq, e.stream, 'waiting' AS state, NULL AS reason
    FROM (SELECT * FROM outbox ORDER BY position DESC LIMIT @limit + @offset) o
    JOIN event e ON e.device = o.device AND e.seq = o.first_seq)`;

/** Behind an open task of their device and dossier; found by the stream, never by reading every standing. */
const held = `
  SELECT min(e.position) AS position, e.commit_id, e.device, min(e.seq) AS first_seq, e.stream, s.status AS state, s.code AS reason
  FROM (SELECT DISTINCT stream FROM conflict WHERE settled_at IS NULL) c
  JOIN event e ON e.stream = c.stream JOIN commit_status s ON s.commit_id = e.commit_id
  WHERE s.status = 'held' GROUP BY e.commit_id`;

const tasks = `
  SELECT min(e.position) AS position, e.commit_id, e.device, min(e.seq) AS first_seq, e.stream, c.status AS state, c.code AS reason
  FROM conflict c JOIN event e ON e.stream = c.stream AND e.commit_id = c.commit_id
  WHERE c.settled_at IS NULL GROUP BY e.commit_id`;

const parts = {
  all: { unsent: true, others: [held, tasks] },
  waiting: { unsent: true, others: [held] },
  tasks: { unsent: false, others: [tasks] },
} as const;

export interface Listing {
  readonly rows: readonly Listed[];
  readonly total: number;
}

/** Commits the ward has not taken in, or somebody has to look at; newest first. */
export function listCommits(
  db: ReadDb,
  part: keyof typeof parts,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Listing {
  const { unsent: withUnsent, others } = parts[part];
  const queries = [...(withUnsent ? [unsent] : []), ...others].join(' UNION ALL ');
  const rows = prepared(db, `${queries} ORDER BY position DESC LIMIT @limit OFFSET @offset`);
  const total = prepared(db, `SELECT count(*) FROM (${others.join(' UNION ALL ')})`).pluck();
  return {
    rows: rows.all({ limit, offset }) as Listed[],
    total: Number(total.get()) + (withUnsent ? waitingCount(db) : 0),
  };
}

export const taskCount = (db: ReadDb): number =>
  Number(prepared(db, 'SELECT count(*) FROM conflict WHERE settled_at IS NULL').pluck().get());

export interface Conflict extends Named {
  readonly status: 'flagged' | 'rejected';
  readonly code: string;
  readonly settled_at: string | null;
}

/** A commit somebody has or had to look at; null where none is known here. */
export const readConflict = (db: ReadDb, commit: string): Conflict | null =>
  (prepared(
    db,
    `SELECT c.*, e.device, e.seq AS first_seq FROM conflict c
     JOIN event e ON e.stream = c.stream AND e.commit_id = c.commit_id
     WHERE c.commit_id = ? ORDER BY e.position LIMIT 1`,
  ).get(commit) as Conflict | undefined) ?? null;

export const eventsOf = (db: ReadDb, { device, first_seq }: Named) =>
  prepared(
    db,
    `SELECT e.* FROM commit_log c JOIN event e ON e.device = c.device AND e.seq BETWEEN c.first_seq AND c.last_seq
     WHERE c.device = ? AND c.first_seq = ? ORDER BY e.seq`,
  ).all(device, first_seq) as EventRow[];

/** What is held behind a commit that was turned down. */
export const heldBehind = (db: ReadDb, { stream, device }: Named): Named[] =>
  prepared(
    db,
    `SELECT e.commit_id, e.device, min(e.seq) AS first_seq, e.stream
     FROM event e JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = ? AND e.device = ? AND s.status = 'held' GROUP BY e.commit_id ORDER BY first_seq`,
  ).all(stream, device) as Named[];

/** What else the ward's log holds of a stream, newest first. */
export const takenBeside = (
  db: ReadDb,
  { stream, commit_id }: Pick<Named, 'stream' | 'commit_id'>,
  limit: number,
): EventRow[] =>
  prepared(
    db,
    `SELECT e.* FROM event e JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = ? AND e.commit_id <> ? AND s.status IN ('accepted', 'flagged')
     ORDER BY s.position DESC, e.position DESC LIMIT ?`,
  ).all(stream, commit_id, limit) as EventRow[];

/** Dossiers that have a code on paper which is also this one's. */
export const sameCode = (db: ReadDb, dossier: string) =>
  prepared(
    db,
    `SELECT o.id, o.applicant_name AS applicantName FROM dossier d JOIN dossier o ON o.code = d.code
     WHERE d.id = ? AND o.id <> d.id ORDER BY o.row`,
  ).all(dossier) as { id: string; applicantName: string }[];
