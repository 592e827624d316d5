import { type Kysely, sql } from 'kysely';

const statements = [
  // Files to be looked after: the counter or its ward may lack them, or they are no longer wanted.
  // `lost` says what is known of one that neither has; it is looked for again from `retry_at` on.
  `CREATE TABLE file_due (
    row INTEGER PRIMARY KEY,
    dossier TEXT NOT NULL,
    hash TEXT NOT NULL,
    lost TEXT,
    retry_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (dossier, hash)
  ) STRICT`,
  // Earlier releases exchanged commits without their files. What is still to be sent goes after its own.
  `INSERT OR IGNORE INTO file_due (dossier, hash)
    SELECT substr(stream, length('dossier:') + 1), body ->> '$.hash' FROM event
    WHERE type = 'dossier.attached' AND EXISTS (SELECT 1 FROM meta WHERE name = 'wardId')
      AND commit_id NOT IN (
        SELECT c.id FROM outbox o JOIN commit_log c ON c.device = o.device AND c.first_seq = o.first_seq)
    ORDER BY position`,
];

/** Which attached files are still to be exchanged with the ward server. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
