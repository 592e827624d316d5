import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Line } from '../../src-shared/sync/digest.ts';
import type { WireCommit, WireDevice, WireLine } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { rebuildDerived } from '../store/project.ts';
import { type CommitRow, prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { fill } from './fill.ts';
import { forget, type Told } from './forget.ts';
import { placeOf, standAnew } from './status.ts';
import { checkers, know } from './takeIn.ts';

/** What is to be put right, with the commits that are not here. */
export interface Damage {
  readonly unlike: readonly WireLine[];
  readonly strange: readonly Line[];
  readonly commits: ReadonlyMap<string, WireCommit>;
  readonly devices: readonly WireDevice[];
}

export interface Mended {
  readonly lines: number;
  /** Commits that are here with other bytes than at the ward; nothing of them was changed. */
  readonly mismatched: readonly string[];
}

/** Whether a commit is here: as the ward has it, with something missing, or as another one. */
export function presenceOf(db: ReadDb, line: WireLine): 'whole' | 'missing' | 'other' {
  const { device, firstSeq, commitId, head } = line;
  const commit = prepared(db, 'SELECT * FROM commit_log WHERE device = ? AND first_seq = ?').get(
    device,
    firstSeq,
  ) as CommitRow | undefined;
  if (!commit) return 'missing';
  if (commit.id !== commitId || commit.head !== head) return 'other';
  const events = prepared(
    db,
    'SELECT count(*) AS count, max(hash = ?) AS ends FROM event WHERE device = ? AND seq BETWEEN ? AND ?',
  ).get(head, device, firstSeq, commit.last_seq) as { count: number; ends: number | null };
  if (events.count < commit.last_seq - firstSeq + 1) return 'missing';
  return events.ends === 1 ? 'whole' : 'other';
}

/** Puts right what differs from the ward, all of it or nothing. Fails with sync.forked where this device's own end is missing. */
export function mend(db: WriteDb, own: string, damage: Damage, now: string): Result<Mended> {
  return transact(db, () => {
    for (const device of damage.devices) know(db, device);
    const genuine = checkers(db);
    const mismatched: string[] = [];
    let filled = 0;
    let lines = 0;
    // In the order they came in, each finds the one before it in its chain.
    for (const line of [...damage.unlike].sort((a, b) => a.firstPosition - b.firstPosition)) {
      const wire = damage.commits.get(line.commitId);
      if (wire && line.device === own && line.firstSeq > lastSeq(db, own)) return fail('sync.forked');
      if (
        wire &&
        presenceOf(db, line) === 'missing' &&
        fill(db, wire, line.firstPosition, genuine(line.device), now)
      )
        filled += 1;
      const place = placeOf(db, line.device, line.firstSeq, line.commitId);
      if (!place || presenceOf(db, line) !== 'whole') {
        mismatched.push(line.commitId);
        continue;
      }
      standAnew(db, place, { ...line, id: line.commitId }, line.firstPosition);
      lines += 1;
    }
    const gone = damage.strange.flatMap((line) => stillAt(db, line));
    forget(db, own, gone);
    lines += gone.length;
    if (filled > 0) rebuildDerived(db);
    return ok({ lines, mismatched });
  });
}

const lastSeq = (db: ReadDb, device: string): number =>
  Number(prepared(db, 'SELECT coalesce(max(seq), 0) FROM event WHERE device = ?').pluck().get(device));

/** What the ward has nothing of at a position, where it was not put elsewhere meanwhile. */
const stillAt = (db: ReadDb, { commitId, position }: Line): Told[] =>
  prepared(
    db,
    'SELECT commit_id, device, first_seq FROM commit_status WHERE commit_id = ? AND position = ?',
  ).all(commitId, position) as Told[];
