import { type Kysely, sql } from 'kysely';

const statements = [
  // By its hash alone; it names no counter, no kind of visit and no time but a day that a month of codes shares (I9).
  `CREATE TABLE rating_code (
    ward text NOT NULL REFERENCES ward,
    hash text NOT NULL,
    good_until date NOT NULL,
    PRIMARY KEY (ward, hash)
  )`,
];

/** One-use codes by which people rate on the ward's page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
