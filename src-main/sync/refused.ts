import type { ReadDb } from '../store/brands.ts';
import { type EventRow, prepared } from '../store/schema.ts';

/** A commit by its first event, with where it stands. */
export interface Listed {
  readonly commit_id: string;
  readonly device: string;
  readonly stream: string;
  readonly state: 'waiting' | 'rejected' | 'held' | 'flagged';
  readonly reason: string | null;
}

/** First event of each commit that is still to be sent. */
const unsent = `
  SELECT e.position, e.commit_id, e.device, e.stream, 'waiting' AS state, NULL AS reason
  FROM outbox o JOIN event e ON e.device = o.device AND e.seq = o.first_seq`;

/** Behind an open task of their device and dossier; found by the stream, never by reading every standing. */
const held = `
  SELECT min(e.position) AS position, e.commit_id, e.device, e.stream, s.status AS state, s.code AS reason
  FROM (SELECT DISTINCT stream FROM conflict WHERE settled_at IS NULL) c
  JOIN event e ON e.stream = c.stream JOIN commit_status s ON s.commit_id = e.commit_id
  WHERE s.status = 'held' GROUP BY e.commit_id`;

const tasks = `
  SELECT min(e.position) AS position, e.commit_id, e.device, e.stream, c.status AS state, c.code AS reason
  FROM conflict c JOIN event e ON e.stream = c.stream AND e.commit_id = c.commit_id
  WHERE c.settled_at IS NULL GROUP BY e.commit_id`;

const parts = {
  all: [unsent, held, tasks].join(' UNION ALL '),
  waiting: [unsent, held].join(' UNION ALL '),
  tasks,
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
  const rows = prepared(db, `${parts[part]} ORDER BY position DESC LIMIT ? OFFSET ?`).all(limit, offset);
  const total = prepared(db, `SELECT count(*) FROM (${parts[part]})`).pluck().get();
  return { rows: rows as Listed[], total: Number(total) };
}

export const taskCount = (db: ReadDb): number =>
  Number(prepared(db, 'SELECT count(*) FROM conflict WHERE settled_at IS NULL').pluck().get());

export interface Conflict {
  readonly commit_id: string;
  readonly stream: string;
  readonly status: 'flagged' | 'rejected';
  readonly code: string;
  readonly settled_at: string | null;
}

export const readConflict = (db: ReadDb, commit: string): Conflict | null =>
  (prepared(db, 'SELECT * FROM conflict WHERE commit_id = ?').get(commit) as Conflict | undefined) ?? null;

export const eventsOf = (db: ReadDb, { stream, commit_id }: Pick<Listed, 'stream' | 'commit_id'>) =>
  prepared(db, 'SELECT * FROM event WHERE stream = ? AND commit_id = ? ORDER BY position').all(
    stream,
    commit_id,
  ) as EventRow[];

/** What is held behind a commit that was turned down. */
export const heldBehind = (db: ReadDb, stream: string, device: string): Listed[] =>
  prepared(
    db,
    `SELECT e.commit_id, e.device, e.stream, s.status AS state, s.code AS reason
     FROM event e JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = ? AND e.device = ? AND s.status = 'held' GROUP BY e.commit_id ORDER BY min(e.position)`,
  ).all(stream, device) as Listed[];

/** What else the ward's log holds of a stream, newest first. */
export const takenBeside = (db: ReadDb, { stream, commit_id }: Conflict, limit: number): EventRow[] =>
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
