import { ok, type Result } from '../../src-shared/result.ts';
import type { WriteDb } from '../store/brands.ts';
import { refold } from '../store/project.ts';
import { insert, prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readCursor, writeCursor } from '../store/ward.ts';
import { entangle } from './status.ts';

/** A commit the ward had told of. */
export interface Told {
  readonly commit_id: string;
  readonly device: string;
  readonly first_seq: number;
}

/**
 * The ward does not know these commits (any more): own ones are sent again, others are told as lost until
 * they are back. In the caller's transaction.
 */
export function forget(db: WriteDb, own: string, told: readonly Told[]): void {
  for (const one of told) forgetOne(db, own, one);
  if (told.some(({ device }) => device === own)) sortOutbox(db, own);
}

/** What waits lies in the order of its chain, whenever it came to wait. */
function sortOutbox(db: WriteDb, own: string): void {
  const waiting = prepared(db, 'SELECT DISTINCT first_seq FROM outbox WHERE device = ? ORDER BY first_seq');
  const places = waiting.pluck().all(own) as number[];
  prepared(db, 'DELETE FROM outbox WHERE device = ?').run(own);
  for (const first_seq of places) insert(db, 'outbox', { device: own, first_seq });
}

function forgetOne(db: WriteDb, own: string, { commit_id, device, first_seq }: Told): void {
  prepared(db, 'DELETE FROM commit_status WHERE commit_id = ?').run(commit_id);
  prepared(db, 'DELETE FROM conflict WHERE commit_id = ?').run(commit_id);
  if (device === own) insert(db, 'outbox', { device, first_seq });
  else prepared(db, 'INSERT OR IGNORE INTO lost_at_ward (commit_id) VALUES (?)').run(commit_id);
  const stream = prepared(db, 'SELECT stream FROM event WHERE device = ? AND seq = ?')
    .pluck()
    .get(device, first_seq) as string | undefined;
  if (stream === undefined) return;
  entangle(db, stream);
  refold(db, db, stream);
}

/** The ward's log ends earlier than what was read of it: this counter goes back to where it ends. */
export function fallBack(db: WriteDb, own: string, last: number): Result<void> {
  return transact(db, () => {
    const told = prepared(
      db,
      'SELECT commit_id, device, first_seq FROM commit_status WHERE position > ?',
    ).all(last) as Told[];
    forget(db, own, told);
    writeCursor(db, Math.min(readCursor(db), last));
    return ok(undefined);
  });
}

/** The ward has less of the own chain than it acknowledged: the rest waits again. True where there was any. */
export function waitAgain(db: WriteDb, own: string, headSeq: number): Result<boolean> {
  return transact(db, () => {
    const gone = prepared(
      db,
      `SELECT id AS commit_id, device, first_seq FROM commit_log
       WHERE device = @own AND first_seq > @headSeq
         AND first_seq NOT IN (SELECT first_seq FROM outbox WHERE device = @own)`,
    ).all({ own, headSeq }) as Told[];
    forget(db, own, gone);
    return ok(gone.length > 0);
  });
}

export const isAnythingLost = (db: WriteDb): boolean =>
  prepared(db, 'SELECT 1 FROM lost_at_ward LIMIT 1').get() !== undefined;
