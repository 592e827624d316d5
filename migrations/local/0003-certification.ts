import { type Kysely, sql } from 'kysely';

// Derived from the log: filled when the store is next opened.
const statements = [
  // The requester's name stays in the dossier alone, and goes with its key.
  `CREATE TABLE certification (
    row INTEGER PRIMARY KEY,
    register TEXT NOT NULL,
    year TEXT NOT NULL,
    number INTEGER NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    dossier TEXT NOT NULL,
    counter TEXT NOT NULL,
    paper TEXT NOT NULL,
    pages INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    dong INTEGER NOT NULL,
    exempt INTEGER NOT NULL,
    officer TEXT NOT NULL,
    signer TEXT NOT NULL,
    portal_request TEXT
  ) STRICT`,
  `CREATE INDEX certification_day ON certification (register, day, year, number)`,
  `CREATE TABLE payment (
    row INTEGER PRIMARY KEY,
    dossier TEXT NOT NULL,
    payment TEXT NOT NULL,
    counter TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    dong INTEGER NOT NULL,
    method TEXT NOT NULL,
    series TEXT NOT NULL,
    number TEXT NOT NULL,
    officer TEXT NOT NULL,
    after_close INTEGER NOT NULL,
    voided_day TEXT,
    voided_after_close INTEGER NOT NULL,
    UNIQUE (dossier, payment)
  ) STRICT`,
  `CREATE INDEX payment_day ON payment (counter, day)`,
  `CREATE INDEX payment_voided ON payment (counter, voided_day) WHERE voided_day IS NOT NULL`,
  `CREATE INDEX payment_receipt ON payment (number, series) WHERE number <> ''`,
  `CREATE TABLE payment_part (
    dossier TEXT NOT NULL,
    payment TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    dong INTEGER NOT NULL,
    PRIMARY KEY (dossier, payment, procedure_code)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE cash_day (
    counter TEXT NOT NULL,
    day TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (counter, day)
  ) STRICT, WITHOUT ROWID`,
];

/** The certification registers, payments by day, and closed days of the drawer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
