import { type Kysely, sql } from 'kysely';

/** What the public page reads of feedback, without looking through every dossier of the ward. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE INDEX commit_log_feedback ON commit_log (ward, stream, position) WHERE stream LIKE 'feedback:%'`,
    )
    .execute(db);
}
