import { type Kysely, sql } from 'kysely';

const statements = [
  `CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,

  // The legal record. A device's chain is (device, seq); position is the order they were taken in here.
  `CREATE TABLE device (id TEXT PRIMARY KEY, public_key TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE event (
    position INTEGER PRIMARY KEY,
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
    UNIQUE (device, seq)
  ) STRICT`,
  `CREATE INDEX event_stream ON event (stream, position)`,
  `CREATE TABLE commit_log (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    base TEXT NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE outbox (position INTEGER PRIMARY KEY, commit_id TEXT NOT NULL) STRICT`,
  ...['event', 'commit_log'].flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
    ),
  ),

  // Numbers printed on paper: never reused, never back in time (I2).
  `CREATE TABLE number (kind TEXT PRIMARY KEY, period TEXT NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE dossier_key (dossier TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID`,

  // Projections: a pure fold of the log, rebuilt by \`quay verify\` and compared.
  `CREATE TABLE dossier (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,
    official_code TEXT,
    lookup_secret TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    applicant_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    status TEXT NOT NULL,
    channel TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    due_date TEXT NOT NULL,
    due_at TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    calendar_version TEXT NOT NULL,
    punctuality TEXT,
    counter TEXT NOT NULL,
    exact TEXT NOT NULL,
    folded TEXT NOT NULL,
    digits TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX dossier_accepted ON dossier (accepted_at)`,
  `CREATE INDEX dossier_due ON dossier (status, due_date)`,
  `CREATE INDEX dossier_no_official ON dossier (row) WHERE official_code IS NULL`,
  `CREATE INDEX dossier_official ON dossier (official_code) WHERE official_code IS NOT NULL`,
  `CREATE TABLE visit_day (
    day TEXT NOT NULL, kind TEXT NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (day, kind)
  ) STRICT, WITHOUT ROWID`,
  // FTS5 cannot fold đ, so names are indexed in both forms: as written and without marks. Digits are here
  // too: FTS5 writes what is new in one place, where an index by phone or by last digits would touch a
  // page anywhere in the register for each of them.
  `CREATE VIRTUAL TABLE dossier_search USING fts5(
    exact, folded, digits, content = 'dossier', content_rowid = 'row', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0"
  )`,
  // Without this FTS5 leaves deleted words in old segments.
  `INSERT INTO dossier_search (dossier_search, rank) VALUES ('secure-delete', 1)`,

  // Kept at this counter, outside the chain.
  `CREATE TABLE draft (id TEXT PRIMARY KEY, officer TEXT NOT NULL, form TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  `CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('receiver', 'leader', 'administrator')),
    pin TEXT NOT NULL,
    demo_pin TEXT,
    failed INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE procedure_version (
    code TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('imported', 'shipped', 'ward')),
    effective_to TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (code, effective_from, origin)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ward_profile (id TEXT PRIMARY KEY, effective_from TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID`,
];

/** The whole store of the first release. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
