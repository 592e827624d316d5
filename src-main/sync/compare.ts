import { fail, ok, type Result } from '../../src-shared/result.ts';
import {
  differenceOf,
  differingRanges,
  digestsLimit,
  type Line,
  rangesUpTo,
} from '../../src-shared/sync/digest.ts';
import type { WireCommit, WireDevice, WireLine } from '../../src-shared/sync/wire.ts';
import { readCursor } from '../store/ward.ts';
import type { WardClient } from './client.ts';
import { fallBack, isAnythingLost } from './forget.ts';
import { heldDigests, heldLines } from './held.ts';
import { type Damage, mend, presenceOf } from './mend.ts';
import type { SyncDeps } from './sync.ts';

/** What a comparison with the ward's log came to. */
export interface Compared {
  /** Standings and commits that were put right. */
  readonly mended: number;
  /** `sync.digestMismatch`, `sync.wardBehind`: a person has to look; null where all is well. */
  readonly alarm: string | null;
}

/**
 * Compares what is held here of the ward's log with the ward, by digests of ranges, and puts right what
 * differs: a commit that is missing is taken in, a standing is set to the ward's. A commit that is here with
 * other bytes stays as it is, and is told. Fails with sync.*, store.*.
 */
export async function compareWithWard(deps: SyncDeps, wentBack = false): Promise<Result<Compared>> {
  const { db, device, clock } = deps;
  const upTo = readCursor(db);
  const found = await unlikeRanges(deps, upTo);
  if (!found.ok) return found;
  if (found.value.last < upTo) {
    const back = fallBack(db, device, found.value.last);
    return back.ok ? compareWithWard(deps, true) : back;
  }
  const damage = await damageOf(deps, found.value.ranges, upTo);
  if (!damage.ok) return damage;
  const mended = mend(db, device, damage.value, clock().toISOString());
  if (!mended.ok) return mended;
  const { lines, mismatched } = mended.value;
  const behind = wentBack || isAnythingLost(db);
  return ok({
    mended: lines,
    alarm: mismatched.length > 0 ? 'sync.digestMismatch' : behind ? 'sync.wardBehind' : null,
  });
}

interface Unlike {
  readonly ranges: readonly number[];
  readonly last: number;
}

async function unlikeRanges({ db, client, stopped }: SyncDeps, upTo: number): Promise<Result<Unlike>> {
  const ranges: number[] = [];
  let last = upTo;
  for (let from = 0; from < rangesUpTo(upTo) && last >= upTo; from += digestsLimit) {
    const reply = await client.digests({ from, count: digestsLimit, upTo });
    if (!reply.ok) return reply;
    last = reply.value.last;
    const here = await heldDigests(db, from, digestsLimit, upTo);
    if (stopped?.()) return fail('sync.offline');
    ranges.push(...differingRanges(from, here, reply.value.digests));
  }
  return ok({ ranges, last });
}

async function damageOf(
  { db, client, stopped, batch = pullLimit }: SyncDeps,
  ranges: readonly number[],
  upTo: number,
): Promise<Result<Damage>> {
  const unlike: WireLine[] = [];
  const strange: Line[] = [];
  for (const range of ranges) {
    const reply = await client.lines({ range, upTo });
    if (!reply.ok) return reply;
    const difference = differenceOf(await heldLines(db, range, upTo), reply.value.lines);
    unlike.push(...difference.unlike);
    strange.push(...difference.strange);
  }
  if (stopped?.()) return fail('sync.offline');
  const missing = unlike.filter((line) => presenceOf(db, line) === 'missing');
  const fetched = await fetchCommits(client, missing, batch);
  if (!fetched.ok) return fetched;
  return stopped?.() ? fail('sync.offline') : ok({ unlike, strange, ...fetched.value });
}

const pullLimit = 100;

/** The commits of lines, from the entries they came in with; some that lie together come together. */
async function fetchCommits(
  client: WardClient,
  lines: readonly WireLine[],
  limit: number,
): Promise<Result<{ commits: Map<string, WireCommit>; devices: WireDevice[] }>> {
  const wanted = new Set(lines.map(({ commitId }) => commitId));
  const commits = new Map<string, WireCommit>();
  const devices: WireDevice[] = [];
  for (const { commitId, firstPosition } of lines) {
    if (commits.has(commitId)) continue;
    const reply = await client.pull({ after: firstPosition - 1, limit, own: true });
    if (!reply.ok) return reply;
    devices.push(...reply.value.devices);
    for (const { commit } of reply.value.entries)
      if (commit && wanted.has(commit.id)) commits.set(commit.id, commit);
    if (!commits.has(commitId)) return fail('sync.badAnswer');
  }
  return ok({ commits, devices });
}
