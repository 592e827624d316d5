import { setImmediate } from 'node:timers/promises';
import { type Line, positionsOf, rangeDigest, rangesUpTo } from '../../src-shared/sync/digest.ts';
import type { ReadDb } from '../store/brands.ts';
import { sha256 } from '../store/hash.ts';
import { prepared } from '../store/schema.ts';

/** A commit counts as held where every one of its events is here and its last one is its head. */
const lines = `SELECT s.position, s.commit_id AS commitId, c.head, s.status, s.code
  FROM commit_status s
  JOIN commit_log c ON c.device = s.device AND c.first_seq = s.first_seq AND c.id = s.commit_id
  JOIN event e ON e.device = c.device AND e.seq = c.last_seq AND e.hash = c.head
  WHERE s.position BETWEEN ? AND ? AND (SELECT count(*) FROM event x
    WHERE x.device = c.device AND x.seq BETWEEN c.first_seq AND c.last_seq) = c.last_seq - c.first_seq + 1
  ORDER BY s.position, s.commit_id`;

const slice = 128;

/** How the commits of a range stand here, a stretch at a time: other calls are answered in between. */
export async function heldLines(db: ReadDb, range: number, upTo: number): Promise<Line[]> {
  const { from, to } = positionsOf(range);
  const end = Math.min(to, upTo);
  const held: Line[] = [];
  for (let at = from; at <= end; at += slice) {
    held.push(...(prepared(db, lines).all(at, Math.min(at + slice - 1, end)) as Line[]));
    await setImmediate();
  }
  return held;
}

/** Digests of what is held here, of `count` ranges from `from` on that reach up to a position. */
export async function heldDigests(db: ReadDb, from: number, count: number, upTo: number): Promise<string[]> {
  const digests: string[] = [];
  for (let range = from; range < Math.min(from + count, rangesUpTo(upTo)); range += 1)
    digests.push(rangeDigest(await heldLines(db, range, upTo), sha256));
  return digests;
}
