import { fail, ok, type Result } from '../../src-shared/result.ts';
import { batchLimit, type PushReply } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { insert, prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readCursor } from '../store/ward.ts';
import type { WardClient } from './client.ts';
import type { FileGate } from './files.ts';
import { firstWaiting, readCommits } from './outbox.ts';
import { placeOf, stand } from './status.ts';
import { takeIn } from './takeIn.ts';

export interface SyncDeps {
  readonly db: WriteDb;
  readonly device: string;
  readonly client: WardClient;
  readonly clock: () => Date;
  /** Left out where commits go without their files. */
  readonly files?: FileGate;
  /** Commits in one request: fewer keep a counter at work responsive. */
  readonly batch?: number;
  /** True once the store is about to close: nothing is written after that. */
  readonly stopped?: () => boolean;
}

const never = () => false;

export interface RoundDone {
  readonly pushed: number;
  readonly pulled: number;
  /** Instant of the server's clock at the end. */
  readonly serverNow: string;
}

export interface Sync {
  /** Sends what waits, then reads what is new, until both are level; stops at the first failure (sync.*, store.*). */
  round(): Promise<Result<RoundDone>>;
}

export function createSync(deps: SyncDeps): Sync {
  return {
    async round() {
      const pushed = await pushAll(deps);
      if (!pushed.ok) return pushed;
      const pulled = await pullAll(deps);
      return pulled.ok ? ok({ pushed: pushed.value, ...pulled.value }) : pulled;
    },
  };
}

async function pushAll({
  db,
  device,
  client,
  clock,
  files,
  batch = batchLimit,
  stopped = never,
}: SyncDeps): Promise<Result<number>> {
  let pushed = 0;
  let from = firstWaiting(db, device);
  let gaps = 0;
  while (from !== null) {
    const next = readCommits(db, device, from, batch);
    if (next.length === 0) return fail('sync.badLog');
    const commits = files ? next.slice(0, files.sendable(next)) : next;
    if (commits.length === 0) return ok(pushed);
    const reply = await client.push({ commits });
    if (!reply.ok) return reply;
    if (stopped()) return fail('sync.offline');
    const done = writeDown(db, device, clock(), reply.value);
    if (!done.ok) return done;
    pushed += reply.value.outcomes.length;
    const { stopped: halt } = reply.value;
    if (!halt) from = firstWaiting(db, device);
    // A ward that lost what it had acknowledged gets it again; once, or it never ends.
    else if (halt.code === 'sync.gap' && gaps < 3) {
      gaps += 1;
      files?.forget();
      from = halt.headSeq + 1;
    } else return fail(halt.code, { commit: halt.id });
  }
  return ok(pushed);
}

/** The ward's answer, whole or not at all: journal, standings, and only then the outbox. */
function writeDown(db: WriteDb, device: string, now: Date, { outcomes }: PushReply): Result<void> {
  return transact(db, () => {
    for (const { id, firstSeq, status, code, position } of outcomes) {
      const place = placeOf(db, device, firstSeq, id);
      if (!place) return fail('sync.badAnswer');
      insert(db, 'outcome', { commit_id: id, at: now.toISOString(), status, code });
      stand(db, place, { id, status, code, position });
      prepared(db, 'DELETE FROM outbox WHERE device = ? AND first_seq = ?').run(device, firstSeq);
    }
    return ok(undefined);
  });
}

async function pullAll({
  db,
  device,
  client,
  batch = batchLimit,
  stopped = never,
}: SyncDeps): Promise<Result<{ readonly pulled: number; readonly serverNow: string }>> {
  const start = readCursor(db);
  for (;;) {
    const after = readCursor(db);
    const reply = await client.pull({ after, limit: batch, own: false });
    if (!reply.ok) return reply;
    if (stopped()) return fail('sync.offline');
    const taken = takeIn(db, device, reply.value);
    if (!taken.ok) return taken;
    const { last, entries, now: serverNow } = reply.value;
    if (taken.value >= last || entries.length === 0) return ok({ pulled: taken.value - start, serverNow });
  }
}
