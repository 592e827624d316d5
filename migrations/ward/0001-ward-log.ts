import { type Kysely, sql } from 'kysely';

const statements = [
  `CREATE TABLE ward (
    ward text PRIMARY KEY,
    name text NOT NULL,
    last_position bigint NOT NULL DEFAULT 0
  )`,
  `CREATE TABLE device (
    ward text NOT NULL REFERENCES ward,
    id uuid NOT NULL,
    public_key text NOT NULL,
    counter text NOT NULL,
    name text NOT NULL,
    head_seq bigint NOT NULL DEFAULT 0,
    head_hash text NOT NULL,
    last_request bigint NOT NULL DEFAULT 0,
    enrolled_at timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (ward, id),
    UNIQUE (ward, counter)
  )`,
  `CREATE TABLE enrolment_code (
    ward text NOT NULL REFERENCES ward,
    hash text NOT NULL,
    counter text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (ward, hash)
  )`,
  `CREATE UNIQUE INDEX enrolment_code_hash ON enrolment_code (hash)`,

  // Every commit a device sent, whatever became of it. Events stay the text that was hashed.
  `CREATE TABLE commit_log (
    ward text NOT NULL,
    device uuid NOT NULL,
    first_seq bigint NOT NULL,
    id uuid NOT NULL,
    stream text NOT NULL,
    base text NOT NULL,
    head text NOT NULL,
    signature text NOT NULL,
    events text NOT NULL,
    first_position bigint NOT NULL,
    position bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('accepted', 'flagged', 'rejected', 'held')),
    settled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (ward, device, first_seq),
    FOREIGN KEY (ward, device) REFERENCES device
  )`,
  `CREATE UNIQUE INDEX commit_log_id ON commit_log (ward, id)`,
  `CREATE INDEX commit_log_stream ON commit_log (ward, stream, position)`,
  `CREATE TABLE entry (
    ward text NOT NULL,
    position bigint NOT NULL,
    commit_id uuid NOT NULL,
    device uuid NOT NULL,
    first_seq bigint NOT NULL,
    status text NOT NULL,
    code text,
    PRIMARY KEY (ward, position)
  )`,
  `CREATE TABLE paper_number (
    ward text NOT NULL,
    number text NOT NULL,
    stream text NOT NULL,
    PRIMARY KEY (ward, number)
  )`,
  // A null key was destroyed and never comes back.
  `CREATE TABLE dossier_key (
    ward text NOT NULL,
    stream text NOT NULL,
    key text,
    PRIMARY KEY (ward, stream)
  )`,

  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$`,
  `CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  // Only what became of a commit may change, never the commit.
  `CREATE TRIGGER commit_log_append_only
    BEFORE DELETE OR UPDATE OF ward, device, first_seq, id, stream, base, head, signature, events, first_position
    ON commit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

/** The logs of wards; the ward leads every key, so that one ward is one shard. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
