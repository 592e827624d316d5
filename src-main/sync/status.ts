import type { CommitStatus } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { filesDue } from '../store/filesDue.ts';
import { isEntangled, refold } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { leaveOutbox } from './outbox.ts';

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

/** Where a commit's first event stands: in its device's chain, and in this log. */
export interface Place {
  readonly device: string;
  readonly firstSeq: number;
  readonly stream: string;
  readonly place: number;
}

/** Null where the commit is not here. */
export function placeOf(db: ReadDb, device: string, firstSeq: number, commit: string): Place | null {
  const found = prepared(
    db,
    'SELECT stream, position AS place FROM event WHERE device = ? AND seq = ? AND commit_id = ?',
  ).get(device, firstSeq, commit) as Pick<Place, 'stream' | 'place'> | undefined;
  return found ? { device, firstSeq, ...found } : null;
}

/** Whether something of the stream stands before it here and after it at the ward, or the other way round. */
const outOfOrder = (db: ReadDb, { stream, place }: Place, commit: string, position: number): boolean =>
  prepared(
    db,
    `SELECT 1 FROM event e LEFT JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = @stream AND e.commit_id <> @commit AND CASE WHEN e.position < @place
       THEN s.position IS NULL OR s.position > @position ELSE s.position < @position END LIMIT 1`,
  ).get({ stream, place, commit, position }) !== undefined;

function write(db: WriteDb, { device, firstSeq }: Place, { id, status, code, position }: Standing): void {
  prepared(
    db,
    `INSERT INTO commit_status (commit_id, device, first_seq, position, status, code) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (commit_id) DO UPDATE SET device = excluded.device, first_seq = excluded.first_seq,
       position = excluded.position, status = excluded.status, code = excluded.code`,
  ).run(id, device, firstSeq, position, status, code);
  prepared(db, 'DELETE FROM lost_at_ward WHERE commit_id = ?').run(id);
}

/** Somebody has to look, unless somebody has already: a ward that lost its log asks a second time. */
function askFor(db: WriteDb, stream: string, { id, status, code }: Standing): void {
  if (status !== 'flagged' && status !== 'rejected') return;
  prepared(
    db,
    `INSERT INTO conflict (commit_id, stream, status, code, settled_at) VALUES (@id, @stream, @status, @code,
       (SELECT at FROM event WHERE stream = 'conflict:' || @id AND type = 'conflict.settled' ORDER BY position LIMIT 1))
     ON CONFLICT (commit_id) DO NOTHING`,
  ).run({ id, stream, status, code: code ?? '' });
}

/**
 * Writes down what became of a commit whose events are here. A dossier whose order or content changes by it
 * is folded anew; whoever has to look at it gets a task, once.
 */
export function stand(db: WriteDb, at: Place, standing: Standing): void {
  const { stream } = at;
  const { id, status, position } = standing;
  const before = known(db, id);
  if (before && before.position >= position) return;
  write(db, at, standing);
  if (!before) askFor(db, stream, standing);
  if (!isIn(status) || before || outOfOrder(db, at, id, position)) entangle(db, stream);
  if (isEntangled(db, stream)) refold(db, db, stream);
  // A file may be wanted again whose taking off was turned down, or no longer.
  if (before || !isIn(status)) filesDue(db, stream);
}

/** Sets a commit to where the ward says it stands, whatever stood here; `firstPosition` is where it came in. */
export function standAnew(db: WriteDb, at: Place, standing: Standing, firstPosition: number): void {
  const { stream, device, firstSeq } = at;
  write(db, at, standing);
  askFor(db, stream, standing);
  const { id, status, position } = standing;
  if (position === firstPosition && (status === 'accepted' || status === 'held'))
    prepared(db, 'DELETE FROM conflict WHERE commit_id = ? AND settled_at IS NULL').run(id);
  leaveOutbox(db, device, firstSeq);
  entangle(db, stream);
  refold(db, db, stream);
}
