import type { CommitStatus } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { filesDue } from '../store/filesDue.ts';
import { isEntangled, refold } from '../store/project.ts';
import { insert, prepared } from '../store/schema.ts';

/** What the ward says of a commit, at which position of its log. */
export interface Standing {
  readonly id: string;
  readonly status: CommitStatus;
  readonly code: string | null;
  readonly position: number;
}

export const isIn = (status: CommitStatus): boolean => status === 'accepted' || status === 'flagged';

export const entangle = (db: WriteDb, stream: string): unknown =>
  prepared(db, 'INSERT OR IGNORE INTO entangled (stream) VALUES (?)').run(stream);

const known = (db: ReadDb, id: string) =>
  prepared(db, 'SELECT status, position FROM commit_status WHERE commit_id = ?').get(id) as
    | { readonly status: CommitStatus; readonly position: number }
    | undefined;

/** Where a commit's first event stands in this log, or null where it is not here. */
export interface Place {
  readonly stream: string;
  readonly place: number;
}

export const placeOf = (db: ReadDb, device: string, firstSeq: number, commit: string): Place | null =>
  (prepared(
    db,
    'SELECT stream, position AS place FROM event WHERE device = ? AND seq = ? AND commit_id = ?',
  ).get(device, firstSeq, commit) as Place | undefined) ?? null;

/** Whether something of the stream stands before it here and after it at the ward, or the other way round. */
const outOfOrder = (db: ReadDb, { stream, place }: Place, commit: string, position: number): boolean =>
  prepared(
    db,
    `SELECT 1 FROM event e LEFT JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = @stream AND e.commit_id <> @commit AND CASE WHEN e.position < @place
       THEN s.position IS NULL OR s.position > @position ELSE s.position < @position END LIMIT 1`,
  ).get({ stream, place, commit, position }) !== undefined;

/**
 * Writes down what became of a commit whose events are here. A dossier whose order or content changes by it
 * is folded anew; whoever has to look at it gets a task, once.
 */
export function stand(db: WriteDb, at: Place, { id, status, code, position }: Standing): void {
  const { stream } = at;
  const before = known(db, id);
  if (before && before.position >= position) return;
  prepared(
    db,
    `INSERT INTO commit_status (commit_id, position, status, code) VALUES (?, ?, ?, ?)
     ON CONFLICT (commit_id) DO UPDATE SET position = excluded.position, status = excluded.status, code = excluded.code`,
  ).run(id, position, status, code);
  if (!before && (status === 'flagged' || status === 'rejected'))
    insert(db, 'conflict', { commit_id: id, stream, status, code: code ?? '', settled_at: null });
  if (!isIn(status) || before || outOfOrder(db, at, id, position)) entangle(db, stream);
  if (isEntangled(db, stream)) refold(db, db, stream);
  // A file may be wanted again whose taking off was turned down, or no longer.
  if (before || !isIn(status)) filesDue(db, stream);
}
