import { type Kysely, sql } from 'kysely';

const statements = [
  `ALTER TABLE ward ADD COLUMN last_revision bigint NOT NULL DEFAULT 0`,
  // What the ward decided for its counters, one line for each change; the newest of a key is in force.
  `CREATE TABLE setting (
    ward text NOT NULL,
    revision bigint NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    body text,
    at timestamptz NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (ward, revision)
  )`,
  `CREATE INDEX setting_newest ON setting (ward, kind, key, revision DESC)`,
  `CREATE TRIGGER setting_append_only BEFORE UPDATE OR DELETE ON setting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  // What a counter that joined had decided otherwise, until somebody has chosen.
  `CREATE TABLE offered_setting (
    ward text NOT NULL,
    device uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    settled_at timestamptz,
    PRIMARY KEY (ward, device, kind, key)
  )`,
  // Who may change them over the network.
  `CREATE TABLE manager (
    ward text NOT NULL,
    name text NOT NULL,
    password text NOT NULL,
    failed integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    PRIMARY KEY (ward, name)
  )`,
  `CREATE TABLE manager_session (
    ward text NOT NULL,
    token text NOT NULL,
    name text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (ward, token)
  )`,
];

/** What the ward decides for its counters, and who decides it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
