import type { WriteDb } from './brands.ts';
import { prepared } from './schema.ts';

const trigger = 'event_no_update';

/**
 * Moves events of this log on by `count` places from `place` on, to take something in where it belonged.
 * Only where they lie changes: no hash covers that, and no event does (I3). In the caller's transaction.
 */
export function makeRoom(db: WriteDb, place: number, count: number): void {
  const guard = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(trigger) as string;
  db.exec(`DROP TRIGGER ${trigger}`);
  // By way of numbers nobody has: one moved onto the next before that has moved would be refused.
  prepared(db, 'UPDATE event SET position = -position WHERE position >= ?').run(place);
  prepared(db, 'UPDATE event SET position = ? - position WHERE position < 0').run(count);
  db.exec(guard);
}
