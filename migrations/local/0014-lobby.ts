import { type Kysely, sql } from 'kysely';

const statements = [
  // Numbers people wait by, of one day: who waits is not kept, nor why somebody goes first, nor any hour.
  // `place` orders those who wait, `turn` the calls of the day.
  `CREATE TABLE ticket (
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    lane TEXT NOT NULL CHECK (lane IN ('ordinary', 'priority', 'return')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'done', 'over')),
    place INTEGER NOT NULL,
    misses INTEGER NOT NULL DEFAULT 0,
    desk INTEGER,
    turn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, number)
  ) STRICT, WITHOUT ROWID`,
];

/** The queue of the day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
