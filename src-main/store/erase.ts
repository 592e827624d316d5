import type { WriteDb } from './brands.ts';

/**
 * After a key was destroyed: merges the search index and empties the write-ahead log, so that no old
 * page still holds the person. secure_delete has zeroed the pages themselves.
 */
export function scrub(db: WriteDb): void {
  db.prepare(`INSERT INTO dossier_search (dossier_search) VALUES ('optimize')`).run();
  db.pragma('wal_checkpoint(TRUNCATE)');
}
