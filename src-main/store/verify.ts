import Database from 'better-sqlite3';
import type { ReadDb, WriteDb } from './brands.ts';
import { signatureChecker } from './deviceKey.ts';
import { commitBytes, eventHash, genesis } from './hash.ts';
import { ledgerTables } from './ledger.ts';
import { migrate } from './migrate.ts';
import { replay } from './project.ts';
import { all, type CommitRow, type EventRow, sqlFor } from './schema.ts';
import { type AttachmentsReport, verifyAttachments } from './verifyAttachments.ts';

export interface VerifyReport {
  readonly ok: boolean;
  readonly events: number;
  readonly commits: number;
  /** The first event that does not stand as it was written. */
  readonly firstBad: {
    readonly device: string;
    readonly seq: number;
    readonly id: string;
    readonly reason: string;
  } | null;
  /** Tables that differ from a replay of the whole log. */
  readonly differing: readonly string[];
  readonly quickCheck: string;
  /** Null where only the register was checked. */
  readonly attachments: AttachmentsReport | null;
}

type Bad = VerifyReport['firstBad'];

/**
 * Checks that the register stands as it was written: every device's chain and signatures (I3), every
 * derived table against a full replay (I4), the file itself (quick_check), and attached files where
 * their folder is given. A lost scan makes no register bad, but it is not ok either.
 */
export async function verifyStore(
  db: ReadDb,
  attachmentsFolder: string | null = null,
): Promise<VerifyReport> {
  const quickCheck = String(db.pragma('quick_check', { simple: true }));
  const firstBad = checkChain(db);
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const differing = firstBad ? [] : await checkProjections(db);
  // Which files there should be is only known from a register that stands.
  const stands = firstBad === null && differing.length === 0;
  const attachments = attachmentsFolder && stands ? verifyAttachments(db, attachmentsFolder) : null;
  const allThere = !attachments || attachments.missing + attachments.altered === 0;
  return {
    ok: stands && quickCheck === 'ok' && allThere,
    events: count('event'),
    commits: count('commit_log'),
    firstBad,
    differing,
    quickCheck,
    attachments,
  };
}

function checkChain(db: ReadDb): Bad {
  for (const device of all(db, sqlFor.selectFrom('device').selectAll().orderBy('id'))) {
    const bad = checkDevice(db, device.id, device.public_key);
    if (bad) return bad;
  }
  const strayed = db
    .prepare(
      'SELECT device, seq, id FROM event WHERE device NOT IN (SELECT id FROM device) ORDER BY position LIMIT 1',
    )
    .get() as { device: string; seq: number; id: string } | undefined;
  return strayed ? { ...strayed, reason: 'unknownDevice' } : null;
}

function checkDevice(db: ReadDb, device: string, publicKey: string): Bad {
  const genuine = signatureChecker(publicKey);
  const commits = all(
    db,
    sqlFor.selectFrom('commit_log').selectAll().where('device', '=', device).orderBy('first_seq'),
  );
  let at = 0;
  let prev = genesis;
  let seq = 0;
  const events = db.prepare('SELECT * FROM event WHERE device = ? ORDER BY seq').iterate(device);
  for (const event of events as IterableIterator<EventRow>) {
    seq += 1;
    const bad = (reason: string): Bad => ({ device, seq: event.seq, id: event.id, reason });
    if (event.seq !== seq) return bad('gap');
    if (event.prev !== prev) return bad('broken link');
    if (eventHash(event) !== event.hash) return bad('altered');
    prev = event.hash;
    const commit = commits[at];
    if (!commit || commit.id !== event.commit_id || !within(commit, seq)) return bad('not in its commit');
    if (seq === commit.last_seq) {
      if (commit.head !== prev || !genuine(commitBytes(commit), commit.signature)) return bad('signature');
      at += 1;
    }
  }
  const open = commits[at];
  return open ? { device, seq: open.last_seq, id: open.id, reason: 'missing' } : null;
}

const within = (commit: CommitRow, seq: number) => commit.first_seq <= seq && seq <= commit.last_seq;

const derived: Readonly<Record<string, string>> = {
  dossier: 'SELECT * FROM dossier ORDER BY row',
  visit_day: 'SELECT * FROM visit_day ORDER BY day, kind',
  dossier_search: 'SELECT term, doc, col, offset FROM temp.search_words',
  dossier_key: 'SELECT dossier FROM dossier_key ORDER BY dossier',
  ...ledgerTables,
};

/** Every word of the search index and where it stands, in order: quick_check does not hold it against the rows. */
const searchWords = `CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words
  USING fts5vocab(main, dossier_search, instance)`;

/** Replays the whole log into an empty store and compares every derived table row by row. */
async function checkProjections(db: ReadDb): Promise<string[]> {
  const copy = new Database(':memory:') as WriteDb;
  try {
    const migrated = await migrate(copy);
    if (!migrated.ok) throw new Error(migrated.error.code);
    const insertKey = copy.prepare('INSERT INTO dossier_key (dossier, key) VALUES (?, ?)');
    copy.transaction(() => {
      for (const { dossier, key } of all(db, sqlFor.selectFrom('dossier_key').selectAll()))
        insertKey.run(dossier, key);
      replay(db, copy);
    })();
    for (const each of [db, copy]) each.prepare(searchWords).run();
    return Object.entries(derived)
      .filter(([, query]) => !sameRows(db, copy, query))
      .map(([table]) => table);
  } finally {
    copy.close();
  }
}

function sameRows(left: ReadDb, right: ReadDb, query: string): boolean {
  const rows = (db: ReadDb) => db.prepare(query).raw().iterate() as IterableIterator<unknown[]>;
  const others = rows(right);
  for (const row of rows(left)) {
    const other = others.next();
    if (other.done || JSON.stringify(row) !== JSON.stringify(other.value)) {
      others.return?.();
      return false;
    }
  }
  return others.next().done === true;
}
