import { type Kysely, sql } from 'kysely';

const statements = [
  // A counter of a ward numbers in a volume of its own; what was numbered before stands in the ward's only one.
  `ALTER TABLE certification ADD COLUMN book TEXT NOT NULL DEFAULT ''`,
  'DROP INDEX certification_day',
  'CREATE INDEX certification_day ON certification (register, day, year, book, number)',
];

/** In which volume of its register a certification stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
