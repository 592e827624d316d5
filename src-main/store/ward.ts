import { isReadable } from '../../src-shared/dossier/eventVersions.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { prepared } from './schema.ts';

/** Position of the ward's log this store has read to; nought for a counter on its own. */
export function readCursor(db: ReadDb): number {
  const value = prepared(db, `SELECT value FROM meta WHERE name = 'wardCursor'`).pluck().get();
  return value === undefined ? 0 : Number(value);
}

export const writeCursor = (db: WriteDb, position: number): unknown =>
  prepared(
    db,
    `INSERT INTO meta (name, value) VALUES ('wardCursor', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  ).run(String(position));

/** Position before the first event of a stream that another device wrote and only a later release reads. */
export function readUpTo(db: ReadDb, own: string, stream: string): number {
  const taken = prepared(
    db,
    `SELECT s.position, e.type, e.v FROM event e JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = ? AND e.device <> ? AND s.status IN ('accepted', 'flagged') ORDER BY s.position`,
  ).all(stream, own) as { position: number; type: string; v: number }[];
  const unread = taken.find((event) => !isReadable(event));
  return unread ? Math.min(readCursor(db), unread.position - 1) : readCursor(db);
}

/** Whether something of a stream was set aside and nobody has decided about it. */
export const isSetAside = (db: ReadDb, stream: string): boolean =>
  prepared(db, 'SELECT 1 FROM set_aside WHERE stream = ? AND settled_at IS NULL LIMIT 1').get(stream) !==
  undefined;
