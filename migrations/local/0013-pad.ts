import { type Kysely, sql } from 'kysely';

const statements = [
  // Derived: filled from the log when the store is next opened.
  `DROP TABLE visit_day`,
  `CREATE TABLE visit_day (
    device TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, visits INTEGER NOT NULL,
    PRIMARY KEY (device, day, kind)
  ) STRICT, WITHOUT ROWID`,
  // The store is filled anew even by a release that knows the figure below for its own.
  `DELETE FROM meta WHERE name = 'projection'`,
];

/** Visits by the counter they were made to: what a pad's answers are counted against are its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
