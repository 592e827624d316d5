import { type Kysely, sql } from 'kysely';

const statements = [
  // Found by its place in its device's chain, as the ward names it; no index beside it to write.
  `CREATE TABLE new_commit_log (
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    base TEXT NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (device, first_seq)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO new_commit_log
    SELECT id, device, first_seq, last_seq, base, head, signature FROM commit_log ORDER BY device, first_seq`,
  `CREATE TABLE new_outbox (
    position INTEGER PRIMARY KEY, device TEXT NOT NULL, first_seq INTEGER NOT NULL
  ) STRICT`,
  `INSERT INTO new_outbox (position, device, first_seq)
    SELECT o.position, c.device, c.first_seq FROM outbox o JOIN commit_log c ON c.id = o.commit_id`,
  `DROP TABLE outbox`,
  `DROP TABLE commit_log`,
  `ALTER TABLE new_commit_log RENAME TO commit_log`,
  `ALTER TABLE new_outbox RENAME TO outbox`,
  ...['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER commit_log_no_${change.toLowerCase()} BEFORE ${change} ON commit_log
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
  ),

  // Two counters that were each on their own may have printed one number: that is a task, not a broken store.
  `DROP INDEX dossier_code`,
  `CREATE INDEX dossier_code ON dossier (code)`,
  // What the ward made of each commit it knows, own ones and others', and at which position of its log.
  `CREATE TABLE commit_status (
    commit_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('accepted', 'flagged', 'rejected', 'held')),
    code TEXT
  ) STRICT, WITHOUT ROWID`,
  // Journal of the ward's answers: a commit leaves the outbox with a line here, or not at all.
  `CREATE TABLE outcome (
    row INTEGER PRIMARY KEY,
    commit_id TEXT NOT NULL,
    at TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT
  ) STRICT`,
  // Streams that were not taken in here in the ward's order, or hold commits the ward left out.
  `CREATE TABLE entangled (stream TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
  // Tasks: commits a person has to look at, until somebody has.
  `CREATE TABLE conflict (
    commit_id TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    status TEXT NOT NULL,
    code TEXT NOT NULL,
    settled_at TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX conflict_open ON conflict (commit_id) WHERE settled_at IS NULL`,
];

/** What a counter keeps of the ward it belongs to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
