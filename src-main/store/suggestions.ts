import type Database from 'better-sqlite3';
import type { Suggestion } from '../../src-shared/feedback/suggestion.ts';
import type { Result } from '../../src-shared/result.ts';
import { changeFile } from './ratingFile.ts';

/** Words without a sender, until their day is over; in the pad's own file, which tells no hour and no order (I9). */
export interface WaitingSuggestions {
  /** The same id again changes nothing. */
  add(suggestion: Suggestion): Result<void>;
  before(today: string): Suggestion[];
  remove(ids: readonly string[]): Result<void>;
}

export const waitingSuggestions = (db: Database.Database, file: string): WaitingSuggestions => ({
  add: ({ id, day, source, words }) =>
    changeFile(db, file, () => {
      db.prepare('INSERT OR IGNORE INTO suggestion VALUES (?, ?, ?, ?)').run(id, day, source, words);
    }),
  before: (today) =>
    db
      .prepare('SELECT id, day, source, words FROM suggestion WHERE day < ? ORDER BY id')
      .all(today) as Suggestion[],
  remove: (ids) =>
    changeFile(db, file, () => {
      for (const id of ids) db.prepare('DELETE FROM suggestion WHERE id = ?').run(id);
    }),
});
