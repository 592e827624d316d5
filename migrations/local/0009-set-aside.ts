import { type Kysely, sql } from 'kysely';

const statements = [
  // Work of a device this counter was, that no ward ever acknowledged and that cannot be sent under its name.
  `CREATE TABLE set_aside (
    row INTEGER PRIMARY KEY,
    commit_id TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    stream TEXT NOT NULL,
    content TEXT NOT NULL,
    key BLOB,
    settled_at TEXT,
    settled_as TEXT CHECK (settled_as IN ('entered', 'dropped', 'arrived'))
  ) STRICT`,
  `CREATE INDEX set_aside_open ON set_aside (stream, row) WHERE settled_at IS NULL`,
  // Devices this counter was before it enrolled anew.
  `CREATE TABLE former_device (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
  // What was set aside may leave the log, for it is kept whole beside it; nothing else may.
  ...(
    [
      ['event', 'commit_id'],
      ['commit_log', 'id'],
    ] as const
  ).flatMap(([table, id]) => [
    `DROP TRIGGER ${table}_no_delete`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
      WHEN NOT EXISTS (SELECT 1 FROM set_aside WHERE commit_id = OLD.${id})
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
  ]),
];

/** What a counter that enrolled anew keeps of the device it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
