import { type Kysely, sql } from 'kysely';

/** A table of the log under a new layout, every row kept, append-only again. */
const rebuilt = (table: string, columns: string, kept: string, order: string): readonly string[] => [
  `CREATE TABLE new_${table} (${columns}) STRICT`,
  `INSERT INTO new_${table} (${kept}) SELECT ${kept} FROM ${table} ORDER BY ${order}`,
  `DROP TABLE ${table}`,
  `ALTER TABLE new_${table} RENAME TO ${table}`,
  ...['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
  ),
];

const statements = [
  // Derived tables are made anew and filled from the log when the store is next opened.
  `DROP TABLE dossier`,
  `DROP TABLE visit_day`,
  `DROP TABLE dossier_search`,
  // FTS5 cannot fold đ, so names are indexed in both forms: as written and without marks. Digits are here
  // too: FTS5 writes what is new in one place, where an index by phone or by last digits would touch a
  // page anywhere in the register for each of them.
  `CREATE VIRTUAL TABLE dossier_search USING fts5(
    exact, folded, digits, content = 'dossier', content_rowid = 'row', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0"
  )`,
  // Without this FTS5 leaves deleted words in old segments.
  `INSERT INTO dossier_search (dossier_search, rank) VALUES ('secure-delete', 1)`,
  `CREATE TABLE dossier (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,
    case_code TEXT,
    official_code TEXT,
    lookup_secret TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    field TEXT NOT NULL,
    applicant_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    status TEXT NOT NULL,
    channel TEXT,
    opened_at TEXT NOT NULL,
    accepted_at TEXT,
    due_date TEXT,
    due_at TEXT,
    appointment_date TEXT,
    appointment_at TEXT,
    provisional INTEGER NOT NULL,
    calendar_version TEXT NOT NULL,
    punctuality TEXT,
    counter TEXT NOT NULL,
    holder TEXT NOT NULL,
    holder_name TEXT NOT NULL,
    pending_to TEXT NOT NULL,
    agency TEXT NOT NULL,
    rescheduled INTEGER NOT NULL,
    to_tell INTEGER NOT NULL,
    for_leader INTEGER NOT NULL,
    supplements INTEGER NOT NULL,
    supplements_before INTEGER NOT NULL,
    resolved_at TEXT,
    ended_at TEXT,
    exact TEXT NOT NULL,
    folded TEXT NOT NULL,
    digits TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX dossier_code ON dossier (code)`,
  `CREATE INDEX dossier_case ON dossier (case_code) WHERE case_code IS NOT NULL`,
  `CREATE INDEX dossier_accepted ON dossier (accepted_at)`,
  `CREATE INDEX dossier_appointment ON dossier (status, appointment_date, appointment_at)`,
  `CREATE INDEX dossier_due ON dossier (status, due_date, due_at)`,
  `CREATE INDEX dossier_resolved ON dossier (resolved_at) WHERE resolved_at IS NOT NULL`,
  `CREATE INDEX dossier_ended ON dossier (ended_at) WHERE ended_at IS NOT NULL`,
  `CREATE INDEX dossier_holder ON dossier (holder, status, appointment_date)`,
  `CREATE INDEX dossier_pending ON dossier (pending_to) WHERE pending_to <> ''`,
  `CREATE INDEX dossier_agency ON dossier (agency) WHERE agency <> ''`,
  `CREATE INDEX dossier_for_leader ON dossier (row) WHERE for_leader = 1`,
  `CREATE INDEX dossier_to_tell ON dossier (row) WHERE to_tell = 1`,
  `CREATE INDEX dossier_provisional ON dossier (row) WHERE provisional = 1`,
  `CREATE INDEX dossier_no_official ON dossier (row) WHERE official_code IS NULL AND accepted_at IS NOT NULL`,
  `CREATE INDEX dossier_official ON dossier (official_code) WHERE official_code IS NOT NULL`,
  `CREATE TABLE visit_day (
    day TEXT NOT NULL, kind TEXT NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (day, kind)
  ) STRICT, WITHOUT ROWID`,

  // Ids are random: an index of its own for each would touch one page more with every event, and the chain's
  // (device, seq) tells events apart already.
  ...rebuilt(
    'event',
    `position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    commit_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    type TEXT NOT NULL,
    v INTEGER NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (device, seq)`,
    'position, id, commit_id, stream, type, v, at, device, seq, actor, body, prev, hash',
    'position',
  ),
  `CREATE INDEX event_stream ON event (stream, position)`,
  ...rebuilt(
    'commit_log',
    `position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    base TEXT NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL`,
    'id, device, first_seq, last_seq, base, head, signature',
    'device, first_seq',
  ),

  // A specialist signs in at the counter too.
  `CREATE TABLE staff_with_specialists (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('receiver', 'specialist', 'leader', 'administrator')),
    pin TEXT NOT NULL,
    demo_pin TEXT,
    failed INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO staff_with_specialists SELECT * FROM staff`,
  `DROP TABLE staff`,
  `ALTER TABLE staff_with_specialists RENAME TO staff`,
  `DELETE FROM meta WHERE name = 'projection'`,
];

/** Lists for the whole life of a dossier, and specialists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
