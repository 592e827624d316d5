import { ok, type Result } from '../../src-shared/result.ts';
import type { WriteDb } from '../store/brands.ts';
import { refold } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readCursor, writeCursor } from '../store/ward.ts';
import { entangle } from './status.ts';

interface Told {
  readonly commit_id: string;
  readonly device: string;
  readonly first_seq: number;
}

/** To the front of what waits: it is the earlier part of the chain. */
const queueFirst = (db: WriteDb, { device, first_seq }: Told): unknown =>
  prepared(
    db,
    `INSERT INTO outbox (position, device, first_seq)
     VALUES ((SELECT coalesce(min(position), 1) - 1 FROM outbox), ?, ?)`,
  ).run(device, first_seq);

/** The ward does not know this commit (any more): an own one is sent again, another's is told as lost until it is back. */
export function forget(db: WriteDb, own: string, told: Told): void {
  const { commit_id, device, first_seq } = told;
  prepared(db, 'DELETE FROM commit_status WHERE commit_id = ?').run(commit_id);
  prepared(db, 'DELETE FROM conflict WHERE commit_id = ?').run(commit_id);
  if (device === own) queueFirst(db, told);
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
    // From the last of a chain to the first, so that what waits is in the order of the chain.
    const told = prepared(
      db,
      'SELECT commit_id, device, first_seq FROM commit_status WHERE position > ? ORDER BY device, first_seq DESC',
    ).all(last) as Told[];
    for (const one of told) forget(db, own, one);
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
         AND first_seq NOT IN (SELECT first_seq FROM outbox WHERE device = @own)
       ORDER BY first_seq DESC`,
    ).all({ own, headSeq }) as Told[];
    for (const one of gone) forget(db, own, one);
    return ok(gone.length > 0);
  });
}

export const isAnythingLost = (db: WriteDb): boolean =>
  prepared(db, 'SELECT 1 FROM lost_at_ward LIMIT 1').get() !== undefined;
