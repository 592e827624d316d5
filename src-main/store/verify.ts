import Database from 'better-sqlite3';
import type { BadReason, VerifyStep } from '../../src-shared/contract/system.ts';
import { commitBytes, genesis } from '../../src-shared/sync/bytes.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { signatureChecker } from './deviceKey.ts';
import { eventHash } from './hash.ts';
import { ledgerTables } from './ledger.ts';
import { migrate } from './migrate.ts';
import { replaying } from './project.ts';
import { all, type CommitRow, type EventRow, sqlFor } from './schema.ts';
import { type AttachmentsReport, verifyingAttachments } from './verifyAttachments.ts';

export interface BadEvent {
  readonly device: string;
  readonly seq: number;
  readonly id: string;
  readonly reason: BadReason;
  /** What it is about and when it was written; empty where the event itself is gone. */
  readonly stream: string;
  readonly at: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly events: number;
  readonly commits: number;
  /** The first event that does not stand as it was written. */
  readonly firstBad: BadEvent | null;
  /** Tables that differ from a replay of the whole log. */
  readonly differing: readonly string[];
  readonly quickCheck: string;
  /** Null where the folder of files was not given, or the register does not stand. */
  readonly attachments: AttachmentsReport | null;
}

/** How far a check is: events of the chain, events replayed, rows compared. */
export interface VerifyProgress {
  readonly step: VerifyStep;
  readonly done: number;
  /** Nought where it is not known beforehand. */
  readonly of: number;
}

type Steps<T> = Generator<VerifyProgress, T>;

/** Work between two rests, in events or rows: some 20 ms on a slow PC, less than anybody notices. */
const slice = 100;

/** An empty store with today's schema, to replay a log into. */
export async function emptyCopy(): Promise<WriteDb> {
  const copy = new Database(':memory:') as WriteDb;
  const migrated = await migrate(copy);
  if (migrated.ok) return copy;
  copy.close();
  throw new Error(migrated.error.code);
}

/**
 * Checks that the register stands as it was written: every device's chain and signatures (I3), every
 * derived table against a full replay into `copy` (I4), the file itself (quick_check), and attached files
 * where their folder is given. A lost scan makes no register bad, but it is not ok either. Rests after each
 * slice; nothing may be written through `db` before it is done.
 */
export function* verifying(db: ReadDb, copy: WriteDb, attachmentsFolder: string | null): Steps<VerifyReport> {
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const events = count('event');
  yield { step: 'file', done: 0, of: events };
  const quickCheck = String(db.pragma('quick_check', { simple: true }));
  const firstBad = yield* checkChain(db, events);
  const differing = firstBad ? [] : yield* checkProjections(db, copy, events);
  // Which files there should be is only known from a register that stands.
  const stands = firstBad === null && differing.length === 0;
  const attachments = attachmentsFolder && stands ? yield* checkAttachments(db, attachmentsFolder) : null;
  const allThere = !attachments || attachments.missing + attachments.altered === 0;
  return {
    ok: stands && quickCheck === 'ok' && allThere,
    events,
    commits: count('commit_log'),
    firstBad,
    differing,
    quickCheck,
    attachments,
  };
}

function* checkAttachments(db: ReadDb, folder: string): Steps<AttachmentsReport> {
  const steps = verifyingAttachments(db, folder);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield { step: 'files', done: value, of: 0 };
  }
}

/** The whole check without a rest, for the command line. */
export async function verifyStore(
  db: ReadDb,
  attachmentsFolder: string | null = null,
): Promise<VerifyReport> {
  const copy = await emptyCopy();
  try {
    const steps = verifying(db, copy, attachmentsFolder);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  } finally {
    copy.close();
  }
}

function* checkChain(db: ReadDb, of: number): Steps<BadEvent | null> {
  const devices = all(db, sqlFor.selectFrom('device').selectAll().orderBy('id'));
  let done = 0;
  for (const { id, public_key } of devices) {
    const checked = yield* checkDevice(db, id, public_key, { done, of });
    if (checked.bad) return checked.bad;
    done = checked.done;
  }
  const known = new Set(devices.map(({ id }) => id));
  // By the index from one device to the next: a scan of the log would take the counter's time.
  const following = db.prepare('SELECT min(device) FROM event WHERE device > ?').pluck();
  for (let id = following.get('') as string | null; id !== null; id = following.get(id) as string | null)
    if (!known.has(id))
      return bad(
        db.prepare('SELECT * FROM event WHERE device = ? ORDER BY seq LIMIT 1').get(id) as EventRow,
        'unknownDevice',
      );
  return null;
}

const bad = ({ device, seq, id, stream, at }: EventRow, reason: BadReason): BadEvent => ({
  device,
  seq,
  id,
  reason,
  stream,
  at,
});

interface Chain {
  readonly bad: BadEvent | null;
  readonly done: number;
}

function* checkDevice(
  db: ReadDb,
  device: string,
  publicKey: string,
  { done, of }: { readonly done: number; readonly of: number },
): Steps<Chain> {
  const genuine = signatureChecker(publicKey);
  // A device's commits lie in the order of its chain; one at a time, for a year of them is a lot to hold.
  const commits = db
    .prepare('SELECT * FROM commit_log WHERE device = ? ORDER BY first_seq')
    .iterate(device) as IterableIterator<CommitRow, undefined>;
  let commit = commits.next().value;
  let prev = genesis;
  let seq = 0;
  try {
    const events = db.prepare('SELECT * FROM event WHERE device = ? ORDER BY seq').iterate(device);
    for (const event of events as IterableIterator<EventRow>) {
      seq += 1;
      const broken = (reason: BadReason): Chain => ({ bad: bad(event, reason), done: done + seq });
      if (event.seq !== seq) return broken('gap');
      if (event.prev !== prev) return broken('broken link');
      if (eventHash(event) !== event.hash) return broken('altered');
      prev = event.hash;
      if (!commit || commit.id !== event.commit_id || !within(commit, seq))
        return broken('not in its commit');
      if (seq === commit.last_seq) {
        if (commit.head !== prev || !genuine(commitBytes(commit), commit.signature))
          return broken('signature');
        commit = commits.next().value;
      }
      if (seq % slice === 0) yield { step: 'chain', done: done + seq, of };
    }
  } finally {
    commits.return?.();
  }
  if (!commit) return { bad: null, done: done + seq };
  const lost = { device, seq: commit.last_seq, id: commit.id, stream: '', at: '' };
  return { bad: { ...lost, reason: 'missing' }, done: done + seq };
}

const within = (commit: CommitRow, seq: number) => commit.first_seq <= seq && seq <= commit.last_seq;

const derived: Readonly<Record<string, string>> = {
  dossier: 'SELECT * FROM dossier ORDER BY row',
  visit_day: 'SELECT * FROM visit_day ORDER BY device, day, kind',
  dossier_search: 'SELECT term, doc, col, offset FROM temp.search_words',
  dossier_key: 'SELECT dossier FROM dossier_key ORDER BY dossier',
  ...ledgerTables,
};

/** Every word of the search index and where it stands, in order: quick_check does not hold it against the rows. */
const searchWords = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words
  USING fts5vocab(main, dossier_search, instance)`;

/** Replays the whole log into an empty store and compares every derived table row by row. */
function* checkProjections(db: ReadDb, copy: WriteDb, of: number): Steps<string[]> {
  const insertKey = copy.prepare('INSERT INTO dossier_key (dossier, key) VALUES (?, ?)');
  // The copy is thrown away: one transaction that nobody ends is the quickest way to fill it.
  copy.exec('BEGIN');
  const keys = db.prepare('SELECT dossier, key FROM dossier_key').raw().iterate();
  for (const [dossier, key] of keys as IterableIterator<[string, Uint8Array]>) insertKey.run(dossier, key);
  for (const done of replaying(db, copy)) if (done % slice === 0) yield { step: 'replay', done, of };
  for (const each of [db, copy]) each.prepare(searchWords).run();
  const differing: string[] = [];
  for (const [table, query] of Object.entries(derived))
    if (!(yield* sameRows(db, copy, query))) differing.push(table);
  return differing;
}

function* sameRows(left: ReadDb, right: ReadDb, query: string): Steps<boolean> {
  const rows = (db: ReadDb) => db.prepare(query).raw().iterate() as IterableIterator<unknown[]>;
  const others = rows(right);
  let done = 0;
  try {
    for (const row of rows(left)) {
      const other = others.next();
      if (other.done || JSON.stringify(row) !== JSON.stringify(other.value)) return false;
      done += 1;
      // A word of the index is a row here: a dossier has some dozens.
      if (done % (slice * 20) === 0) yield { step: 'compare', done, of: 0 };
    }
    return others.next().done === true;
  } finally {
    others.return?.();
  }
}
