import { type Kysely, sql } from 'kysely';

// Derived from the log: filled when the store is next opened.
const statements = [
  `CREATE TABLE survey (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    closed_at TEXT
  ) STRICT, WITHOUT ROWID`,
  // Sums alone: of one sheet nothing can be read back. Item 0 at level 0 counts the sheets.
  `CREATE TABLE survey_tally (
    survey TEXT NOT NULL,
    item INTEGER NOT NULL,
    level INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (survey, item, level)
  ) STRICT, WITHOUT ROWID`,
];

/** Surveys of the ward and what their sheets come to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
