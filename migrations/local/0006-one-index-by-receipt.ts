import { type Kysely, sql } from 'kysely';

const statements = [
  `DROP INDEX dossier_accepted`,
  `DROP INDEX dossier_first_time`,
  // One index by receipt where there were two, so that the one below costs a new dossier no page more.
  `CREATE INDEX dossier_accepted ON dossier (accepted_at, agency, field, counter, procedure_code, supplements)
    WHERE accepted_at IS NOT NULL`,
  // The lines of a book by field and counter are counted as they lie, without sorting a year of them.
  `CREATE INDEX dossier_book ON dossier (agency, field, counter, accepted_at) WHERE accepted_at IS NOT NULL`,
];

/** What the register's pages and the share of dossiers right the first time read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
