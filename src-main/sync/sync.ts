import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pageAfter } from '../../src-shared/sync/page.ts';
import { batchLimit, type PushReply, type WireCommit } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { insert } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readCursor } from '../store/ward.ts';
import type { WardClient } from './client.ts';
import { type Compared, compareWithWard } from './compare.ts';
import type { FileGate } from './files.ts';
import { waitAgain } from './forget.ts';
import { loadPage } from './loadPage.ts';
import { firstWaiting, leaveOutbox, readCommits } from './outbox.ts';
import { createPace, type Pace } from './pace.ts';
import { checkSignatures } from './signatures.ts';
import { placeOf, stand } from './status.ts';
import { takeIn } from './takeIn.ts';

export interface SyncDeps {
  readonly db: WriteDb;
  readonly device: string;
  readonly client: WardClient;
  readonly clock: () => Date;
  /** Left out where commits go without their files. */
  readonly files?: FileGate;
  /** Most commits in one request: fewer keep a counter at work responsive. */
  readonly batch?: number;
  /** Between two steps of something long: people at the counter go first. */
  readonly rest?: () => Promise<void>;
  /** True once the store is about to close: nothing is written after that. */
  readonly stopped?: () => boolean;
}

const never = () => false;
const atOnce = async () => undefined;

export interface RoundDone {
  readonly pushed: number;
  readonly pulled: number;
  /** Instant of the server's clock at the end. */
  readonly serverNow: string;
  /** Of the ward's settings. */
  readonly revision: number;
  /** Where a round had to compare itself with the ward to go on. */
  readonly compared: Compared | null;
}

export interface Sync {
  /**
   * Sends what waits, then reads what is new, until both are level; where the logs do not fit together, they
   * are compared and put right, and it is tried once more. Stops at the first failure (sync.*, store.*).
   */
  round(): Promise<Result<RoundDone>>;
  /** Compares the whole log with the ward's and puts right what differs. Fails with sync.*, store.*. */
  compare(): Promise<Result<Compared>>;
}

/** What a comparison may put right. */
const mendable: ReadonlySet<string> = new Set(['sync.badLog', 'sync.wardBehind']);

export function createSync(deps: SyncDeps): Sync {
  const pace = createPace(deps.batch ?? batchLimit);
  /** A comparison that did not help is not made again at every try. */
  let fruitless = false;
  return {
    async round() {
      const done = await exchange(deps, pace);
      if (done.ok) fruitless = false;
      if (done.ok || fruitless || !mendable.has(done.error.code)) return done;
      const compared = await compareWithWard(deps);
      if (!compared.ok) return done;
      const again = await exchange(deps, pace);
      fruitless = !again.ok && mendable.has(again.error.code);
      return again.ok ? ok({ ...again.value, compared: compared.value }) : again;
    },
    compare: () => compareWithWard(deps),
  };
}

async function exchange(deps: SyncDeps, pace: Pace): Promise<Result<RoundDone>> {
  const pushed = await pushAll(deps, pace);
  if (!pushed.ok) return pushed;
  const pulled = await pullAll(deps);
  return pulled.ok ? ok({ pushed: pushed.value, ...pulled.value, compared: null }) : pulled;
}

async function pushAll(
  { db, device, client, clock, files, rest = atOnce, stopped = never }: SyncDeps,
  pace: Pace,
): Promise<Result<number>> {
  let pushed = 0;
  let from = firstWaiting(db, device);
  while (from !== null) {
    const next = fitting(readCommits(db, device, from, pace.next()));
    if (next.length === 0) return fail('sync.badLog');
    const commits = files ? next.slice(0, files.sendable(next)) : next;
    if (commits.length === 0) return ok(pushed);
    const asked = clock().getTime();
    const reply = await client.push({ commits });
    pace.took(clock().getTime() - asked);
    if (!reply.ok) return reply;
    if (stopped()) return fail('sync.offline');
    const done = writeDown(db, device, clock(), reply.value);
    if (!done.ok) return done;
    pushed += reply.value.outcomes.length;
    const { stopped: halt } = reply.value;
    if (!halt) {
      from = firstWaiting(db, device);
      if (from !== null) await rest();
      if (stopped()) return fail('sync.offline');
    } else if (halt.code !== 'sync.gap') return fail(halt.code, { commit: halt.id });
    else {
      files?.forget();
      return behind(db, device, halt.headSeq);
    }
  }
  return ok(pushed);
}

/** A letter takes up to three bytes: whatever these hold is well below what the ward takes in one body. */
const mostLetters = 2 * 1024 * 1024;

/** As many of them as go in one request, and always the first. */
export function fitting(commits: WireCommit[]): WireCommit[] {
  let letters = 0;
  const end = commits.findIndex(({ events }, i) => {
    for (const { body } of events) letters += body.length;
    return i > 0 && letters > mostLetters;
  });
  return end < 0 ? commits : commits.slice(0, end);
}

/** A ward that lost what it had acknowledged gets it again, once it is known what else it lost. */
function behind(db: WriteDb, device: string, headSeq: number): Result<never> {
  const waits = waitAgain(db, device, headSeq);
  if (!waits.ok) return waits;
  return fail(waits.value ? 'sync.wardBehind' : 'sync.gap');
}

/** The ward's answer, whole or not at all: journal, standings, and only then the outbox. */
function writeDown(db: WriteDb, device: string, now: Date, { outcomes }: PushReply): Result<void> {
  return transact(db, () => {
    for (const { id, firstSeq, status, code, position } of outcomes) {
      const place = placeOf(db, device, firstSeq, id);
      if (!place) return fail('sync.badAnswer');
      insert(db, 'outcome', { commit_id: id, at: now.toISOString(), status, code });
      stand(db, place, { id, status, code, position });
      leaveOutbox(db, device, firstSeq);
    }
    return ok(undefined);
  });
}

async function pullAll(deps: SyncDeps): Promise<Result<Omit<RoundDone, 'pushed' | 'compared'>>> {
  const { db, device, client, batch = batchLimit, rest = atOnce, stopped = never } = deps;
  const start = readCursor(db);
  for (;;) {
    const after = readCursor(db);
    const reply = await client.pull({ after, limit: batch, own: false });
    if (!reply.ok) return reply;
    if (stopped()) return fail('sync.offline');
    const { last, entries, now: serverNow, revision } = reply.value;
    if (after > last) return fail('sync.wardBehind');
    const signed = await checkSignatures(db, device, reply.value);
    if (stopped()) return fail('sync.offline');
    const taken = takeIn(db, device, reply.value, signed);
    if (!taken.ok) return taken;
    const loaded = await loadPages(deps, last);
    if (!loaded.ok) return loaded;
    if (readCursor(db) >= last || entries.length === 0)
      return ok({ pulled: readCursor(db) - start, serverNow, revision });
    await rest();
    if (stopped()) return fail('sync.offline');
  }
}

/** A log that is far ahead comes in pages; a ward of an earlier release has none. */
async function loadPages(deps: SyncDeps, last: number): Promise<Result<void>> {
  const next = () => pageAfter(readCursor(deps.db), last);
  for (let page = next(); page !== null; page = next()) {
    const loaded = await loadPage(deps, page);
    if (!loaded.ok) return loaded.error.code === 'api.notFound' ? ok(undefined) : loaded;
  }
  return ok(undefined);
}
