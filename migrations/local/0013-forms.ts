import { type Kysely, sql } from 'kysely';

const statements = [
  // Blank forms and samples as the ward hands them out; without a body once they are withdrawn.
  `CREATE TABLE ward_form (key TEXT PRIMARY KEY, body TEXT) STRICT`,
  // Settings of a kind that the release before could not read were passed over: they are read from the start.
  `UPDATE meta SET value = '0' WHERE name = 'wardRevision'`,
];

/** The ward's forms at the counter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
