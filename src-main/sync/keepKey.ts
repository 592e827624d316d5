import type { WriteDb } from '../store/brands.ts';
import { dossierOf, isSealed } from '../store/project.ts';
import { prepared } from '../store/schema.ts';

/** A destroyed key never comes back, whatever a late page still holds. */
export function keepKey(db: WriteDb, stream: string, key: string | null): void {
  if (key === null || !isSealed(stream)) return;
  const destroyed = prepared(
    db,
    `SELECT 1 FROM event WHERE stream = ? AND type IN ('dossier.keyDestroyed', 'feedback.keyDestroyed')`,
  );
  if (destroyed.get(stream) !== undefined) return;
  prepared(db, 'INSERT OR IGNORE INTO dossier_key (dossier, key) VALUES (?, ?)').run(
    dossierOf(stream),
    Buffer.from(key, 'base64'),
  );
}
