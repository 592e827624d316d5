import { type Kysely, sql } from 'kysely';

const statements = [
  // Versions of files on their way; of one file at most one is whole. The seal is random, so that the
  // versions of two counters differ in every byte: each is known by the hash of its sealed bytes.
  `CREATE TABLE file (
    ward text NOT NULL REFERENCES ward,
    id uuid NOT NULL,
    stream text NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    bytes bigint NOT NULL,
    whole boolean NOT NULL DEFAULT false,
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (ward, id),
    UNIQUE (ward, stream, name, hash)
  )`,
  `CREATE UNIQUE INDEX file_whole ON file (ward, stream, name) WHERE whole`,
  `CREATE INDEX file_begun ON file (ward, begun_at) WHERE NOT whole`,
  `CREATE TABLE file_piece (
    ward text NOT NULL,
    file uuid NOT NULL,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (ward, file, at),
    FOREIGN KEY (ward, file) REFERENCES file ON DELETE CASCADE
  )`,
  // What is sealed cannot be pressed together: trying costs time and saves nothing.
  `ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL`,
];

/** Attached files, sealed as they lie at the counters, in the pieces they came in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
