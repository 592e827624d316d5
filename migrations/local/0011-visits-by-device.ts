import { type Kysely, sql } from 'kysely';

// Derived from the log: filled when the store is next opened.
const statements = [
  'DROP TABLE visit_day',
  // The pad's answers are those of this counter, and so must be the visits they are counted against.
  `CREATE TABLE visit_day (
    day TEXT NOT NULL, kind TEXT NOT NULL, device TEXT NOT NULL, visits INTEGER NOT NULL,
    PRIMARY KEY (day, kind, device)
  ) STRICT, WITHOUT ROWID`,
];

/** Visits by the device they were at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
