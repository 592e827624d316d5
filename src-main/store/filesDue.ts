import type { FileRef } from '../../src-shared/sync/fileWire.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { dossierOf, isDossier } from './project.ts';
import { prepared } from './schema.ts';

// Files the counter or its ward may lack, or that are no longer wanted, in the store: what a commit asks of
// its files is written down with the commit, and done some time after.

/** A file to be looked after anew. */
export const fileDue = (db: WriteDb, { dossier, hash }: FileRef): unknown =>
  prepared(
    db,
    `INSERT INTO file_due (dossier, hash) VALUES (?, ?)
     ON CONFLICT (dossier, hash) DO UPDATE SET lost = NULL, retry_at = 0`,
  ).run(dossier, hash);

/** Every file a dossier ever had: one may be wanted again, or no longer. */
export const filesDue = (db: WriteDb, stream: string): unknown =>
  isDossier(stream) &&
  prepared(
    db,
    `INSERT INTO file_due (dossier, hash)
     SELECT DISTINCT ?, body ->> '$.hash' FROM event
     WHERE stream = ? AND type = 'dossier.attached' AND body ->> '$.hash' IS NOT NULL
     ON CONFLICT (dossier, hash) DO UPDATE SET lost = NULL, retry_at = 0`,
  ).run(dossierOf(stream), stream);

/** The latest file whose turn it is. `now` in milliseconds. */
export const nextDue = (db: ReadDb, now: number): FileRef | null =>
  (prepared(db, 'SELECT dossier, hash FROM file_due WHERE retry_at <= ? ORDER BY row DESC LIMIT 1').get(
    now,
  ) as FileRef | undefined) ?? null;

/** It is looked after again from `retryAt` on; `lost` where neither counter nor ward has it. */
export const putOff = (
  db: WriteDb,
  { dossier, hash }: FileRef,
  lost: string | null,
  retryAt: number,
): unknown =>
  prepared(
    db,
    `INSERT INTO file_due (dossier, hash, lost, retry_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (dossier, hash) DO UPDATE SET lost = excluded.lost, retry_at = excluded.retry_at`,
  ).run(dossier, hash, lost, retryAt);

export const fileSettled = (db: WriteDb, { dossier, hash }: FileRef): unknown =>
  prepared(db, 'DELETE FROM file_due WHERE dossier = ? AND hash = ?').run(dossier, hash);

/** What was put off is tried at once: after a start, whatever the clock said before it. */
export const tryAllAgain = (db: WriteDb): unknown => prepared(db, 'UPDATE file_due SET retry_at = 0').run();

const dueFile = (db: ReadDb, dossier: string, hash: string) =>
  prepared(db, 'SELECT lost FROM file_due WHERE dossier = ? AND hash = ?').get(dossier, hash) as
    | { readonly lost: string | null }
    | undefined;

export const isDue = (db: ReadDb, { dossier, hash }: FileRef): boolean =>
  dueFile(db, dossier, hash) !== undefined;

/** Whether a file that is not here may still come. */
export const isComing = (db: ReadDb, dossier: string, hash: string): boolean =>
  dueFile(db, dossier, hash)?.lost === null;
