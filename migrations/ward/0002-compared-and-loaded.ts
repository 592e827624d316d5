import { type Kysely, sql } from 'kysely';

const statements = [
  // Worked out from the log, and forgotten when a commit of the range comes to stand otherwise.
  `CREATE TABLE range_digest (
    ward text NOT NULL REFERENCES ward,
    range bigint NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (ward, range)
  )`,
  // Stretches of the log as new counters load them: gzip of lines of JSON, without the keys of dossiers.
  `CREATE TABLE log_page (
    ward text NOT NULL REFERENCES ward,
    page bigint NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (ward, page)
  )`,
  `ALTER TABLE log_page ALTER COLUMN content SET STORAGE EXTERNAL`,
];

/** What counters compare their log by, and load a long one from; both can be worked out anew at any time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
