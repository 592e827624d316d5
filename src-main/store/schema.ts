import type { RunResult, Statement } from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  type Generated,
  type Insertable,
  Kysely,
  type Selectable,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Role } from '../../src-shared/contract/session.ts';
import type { CommitStatus } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from './brands.ts';

export interface EventRow {
  /** Given by the store when the event is taken in. */
  position: number;
  id: string;
  commit_id: string;
  stream: string;
  type: string;
  v: number;
  at: string;
  device: string;
  seq: number;
  actor: string;
  body: string;
  prev: string;
  hash: string;
}

export interface CommitRow {
  id: string;
  device: string;
  first_seq: number;
  last_seq: number;
  base: string;
  head: string;
  signature: string;
}

export interface DossierRowDb {
  row: number;
  id: string;
  code: string;
  /** Code of the guidance slip that opened the case. */
  case_code: string | null;
  official_code: string | null;
  lookup_secret: string;
  procedure_code: string;
  procedure_name: string;
  field: string;
  applicant_name: string;
  phone: string;
  status: string;
  channel: string | null;
  /** Of the first slip, or of the receipt where there was none before it. */
  opened_at: string;
  accepted_at: string | null;
  /** By law, moved by pauses alone. */
  due_date: string | null;
  due_at: string | null;
  /** What the citizen was told last. */
  appointment_date: string | null;
  appointment_at: string | null;
  provisional: number;
  calendar_version: string;
  punctuality: string | null;
  counter: string;
  /** Staff id of who has the papers; empty for an agency and before receipt. */
  holder: string;
  holder_name: string;
  /** Who was given them and has not answered: a staff id, or `agency`. */
  pending_to: string;
  /** Competent agency of a dossier received for another one of the province. */
  agency: string;
  rescheduled: number;
  /** An apology nobody has told the citizen of. */
  to_tell: number;
  /** A second delay, an apology too late, or a third slip: while the dossier is open a leader has to know. */
  for_leader: number;
  supplements: number;
  supplements_before: number;
  resolved_at: string | null;
  ended_at: string | null;
  /** How it left the books: early, onTime or late by its result, withdrawn or stopped; null while open. */
  closed_as: string | null;
  /** Never before receipt, whatever the clock did: a period would not balance. */
  closed_at: string | null;
  /** Since when the term stands still; null while it runs. */
  paused_at: string | null;
  /** What the search index holds of it: names as written and without marks, and digits. */
  exact: string;
  folded: string;
  digits: string;
}

export interface StaffRow {
  id: string;
  name: string;
  role: Role;
  pin: string;
  demo_pin: string | null;
  failed: number;
  locked_until: string | null;
}

export interface LocalSchema {
  meta: { name: string; value: string };
  device: { id: string; public_key: string; name: string };
  event: Omit<EventRow, 'position'> & { position: Generated<number> };
  commit_log: CommitRow;
  commit_status: {
    commit_id: string;
    device: string;
    first_seq: number;
    position: number;
    status: CommitStatus;
    code: string | null;
  };
  lost_at_ward: { commit_id: string };
  outcome: {
    row: Generated<number>;
    commit_id: string;
    at: string;
    status: CommitStatus;
    code: string | null;
  };
  entangled: { stream: string };
  conflict: {
    commit_id: string;
    stream: string;
    status: CommitStatus;
    code: string;
    settled_at: string | null;
  };
  set_aside: {
    row: Generated<number>;
    commit_id: string;
    device: string;
    first_seq: number;
    stream: string;
    content: string;
    key: Uint8Array | null;
    settled_at: string | null;
    settled_as: 'entered' | 'dropped' | 'arrived' | null;
  };
  former_device: { id: string };
  outbox: { position: Generated<number>; device: string; first_seq: number };
  file_due: {
    row: Generated<number>;
    dossier: string;
    hash: string;
    lost: string | null;
    retry_at: Generated<number>;
  };
  number: { kind: string; period: string; last: number };
  dossier_key: { dossier: string; key: Uint8Array };
  dossier: Omit<DossierRowDb, 'row'> & { row: Generated<number> };
  visit_day: { device: string; day: string; kind: string; visits: number };
  draft: { id: string; officer: string; form: string; saved_at: string };
  staff: StaffRow;
  procedure_version: {
    code: string;
    effective_from: string;
    origin: 'imported' | 'shipped' | 'ward';
    effective_to: string | null;
    body: string;
  };
  ward_profile: { id: string; effective_from: string; body: string };
}

/**
 * Builds typed SQL; running it is left to the synchronous driver, because a transaction that awaits
 * could interleave with another call.
 */
export const sqlFor = new Kysely<LocalSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

// A statement is compiled once for each connection: a hot one costs more to prepare than to run, and
// the memory of forgotten ones is only given back when the collector gets to them.
const statements = new WeakMap<object, Map<string, Statement>>();

/** The prepared statement of a connection for a text of SQL. */
export function prepared(db: ReadDb, text: string): Statement {
  const known = statements.get(db) ?? new Map<string, Statement>();
  const found = known.get(text);
  if (found) return found;
  const statement = db.prepare(text);
  statements.set(db, known.set(text, statement));
  return statement;
}

/** Inserts a row without building a query for it: what every command does to the same few tables. */
export function insert<T extends keyof LocalSchema>(
  db: WriteDb,
  table: T,
  row: Insertable<LocalSchema[T]>,
): RunResult {
  const columns = Object.keys(row);
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return prepared(db, text).run(...Object.values(row));
}

/** Writes columns of one row; of nothing, nothing. The same few sets of columns come again and again. */
export function update<T extends keyof LocalSchema>(
  db: WriteDb,
  table: T,
  where: Partial<Selectable<LocalSchema[T]>>,
  columns: Partial<Insertable<LocalSchema[T]>>,
): void {
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const is = (list: readonly string[]) => list.map((name) => `${name} = ?`);
  const text = `UPDATE ${table} SET ${is(names).join(', ')} WHERE ${is(Object.keys(where)).join(' AND ')}`;
  prepared(db, text).run(...Object.values(columns), ...Object.values(where));
}

/** Every row of a query. */
export function all<T>(db: ReadDb, query: Compilable<T>): T[] {
  const { sql, parameters } = query.compile();
  return prepared(db, sql).all(...parameters) as T[];
}

/** The first row of a query, or undefined. */
export function first<T>(db: ReadDb, query: Compilable<T>): T | undefined {
  const { sql, parameters } = query.compile();
  return prepared(db, sql).get(...parameters) as T | undefined;
}

/** Runs an insert, update or delete; what it changed. */
export function run(db: WriteDb, query: Compilable<unknown>): RunResult {
  const { sql, parameters } = query.compile();
  return prepared(db, sql).run(...parameters);
}
