import { type Kysely, sql } from 'kysely';

const statements = [
  // Blank forms and samples by the SHA-256 of what is in them; given out once they are whole and checked.
  `CREATE TABLE form_file (
    ward text NOT NULL REFERENCES ward,
    hash text NOT NULL,
    bytes bigint NOT NULL,
    media text,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (ward, hash)
  )`,
  `CREATE TABLE form_piece (
    ward text NOT NULL,
    hash text NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (ward, hash, at),
    FOREIGN KEY (ward, hash) REFERENCES form_file ON DELETE CASCADE
  )`,
  // PDF, JPEG, PNG and WebP are pressed together already.
  `ALTER TABLE form_piece ALTER COLUMN bytes SET STORAGE EXTERNAL`,
];

/** What citizens fill in, and how it looks filled in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
