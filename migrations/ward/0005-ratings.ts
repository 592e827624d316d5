import { type Kysely, sql } from 'kysely';

const statements = [
  // By it a batch is counted once. It names no device and no time, and no answer names its batch (I9).
  `CREATE TABLE rating_batch (
    ward text NOT NULL REFERENCES ward,
    id uuid NOT NULL,
    PRIMARY KEY (ward, id)
  )`,
  `CREATE TABLE rating (
    ward text NOT NULL,
    id uuid NOT NULL,
    visit text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
    reasons text[] NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (ward, id)
  )`,
  `CREATE INDEX rating_period ON rating (ward, period_to, visit)`,
  `CREATE TABLE rating_visits (
    ward text NOT NULL,
    visit text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    visits bigint NOT NULL,
    PRIMARY KEY (ward, period_to, visit, period_from)
  )`,
];

/** What citizens said at the pads of a ward, of days that are over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
