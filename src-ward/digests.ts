import { positionsOf, rangeDigest, rangesUpTo } from '../src-shared/sync/digest.ts';
import type { DigestReply, DigestRequest } from '../src-shared/sync/wire.ts';
import type { WardStorage } from './storage.ts';

type Hash = (bytes: Uint8Array) => string;

/**
 * Digests of the log as it was at `upTo`. One of a whole range is worked out once and kept, under the ward's
 * lock, so that nothing comes to stand otherwise in between. A kept one is of the log as it is now: where a
 * commit came to stand otherwise after `upTo`, it differs, and the lines that are then asked for do not.
 */
export async function digestsOf(
  storage: WardStorage,
  ward: string,
  { from, count, upTo }: DigestRequest,
  hash: Hash,
): Promise<DigestReply> {
  const { kept, last } = await storage.read(ward, async (tx) => ({
    kept: await tx.keptDigests(from, count),
    last: await tx.lastPosition(),
  }));
  const end = Math.min(upTo, last);
  const digests: string[] = [];
  for (let range = from; range < Math.min(from + count, rangesUpTo(end)); range += 1)
    digests.push(kept.get(range) ?? (await digestOf(storage, ward, range, end, hash)));
  return { digests, last };
}

function digestOf(
  storage: WardStorage,
  ward: string,
  range: number,
  end: number,
  hash: Hash,
): Promise<string> {
  const { from, to } = positionsOf(range);
  if (to > end) return storage.read(ward, async (tx) => rangeDigest(await tx.lines(from, to, end), hash));
  return storage.write(ward, async (tx) => {
    const digest = rangeDigest(await tx.lines(from, to, await tx.lastPosition()), hash);
    await tx.keepDigest(range, digest);
    return digest;
  });
}
