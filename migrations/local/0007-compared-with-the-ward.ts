import { type Kysely, sql } from 'kysely';

const statements = [
  // With its place in its device's chain, so that a standing leads to its commit, and by position, as the
  // ward's log is compared.
  `CREATE TABLE new_commit_status (
    commit_id TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('accepted', 'flagged', 'rejected', 'held')),
    code TEXT
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO new_commit_status (commit_id, device, first_seq, position, status, code)
    SELECT s.commit_id, c.device, c.first_seq, s.position, s.status, s.code
    FROM commit_status s JOIN commit_log c ON c.id = s.commit_id`,
  `DROP TABLE commit_status`,
  `ALTER TABLE new_commit_status RENAME TO commit_status`,
  `CREATE INDEX commit_status_position ON commit_status (position)`,
  // Commits of other devices that the ward once told of and has lost.
  `CREATE TABLE lost_at_ward (commit_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
];

/** What a counter compares its log with the ward's by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
