import { commitBytes, genesis } from '../../src-shared/sync/bytes.ts';
import { chained } from '../../src-shared/sync/chain.ts';
import { streamOf } from '../../src-shared/sync/receive.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { sha256 } from '../store/hash.ts';
import { makeRoom } from '../store/room.ts';
import { type EventRow, insert, prepared } from '../store/schema.ts';
import { comeBack } from './comeBack.ts';
import { keepKey } from './keepKey.ts';

/** Takes a commit that a bad disk has lost in where it belongs; nothing that is here is touched. False where it does not fit. */
export function fill(
  db: WriteDb,
  wire: WireCommit,
  firstPosition: number,
  genuine: (bytes: Uint8Array, signature: string) => boolean,
  now: string,
): boolean {
  const eventAt = (seq: number) =>
    prepared(db, 'SELECT * FROM event WHERE device = ? AND seq = ?').get(wire.device, seq) as
      | EventRow
      | undefined;
  const prev = wire.first_seq === 1 ? genesis : eventAt(wire.first_seq - 1)?.hash;
  if (prev === undefined) return false;
  const { commit, events } = chained(wire, prev, { hash: sha256 });
  const stays = events.every((event) => [undefined, event.hash].includes(eventAt(event.seq)?.hash));
  const holds = commit.head === wire.head && genuine(commitBytes(commit), commit.signature);
  if (!stays || !holds) return false;
  const stream = streamOf(wire);
  keepKey(db, stream, wire.key);
  const missing = events.filter(({ seq }) => !eventAt(seq));
  const place = placeFor(db, stream, firstPosition);
  if (place !== null) makeRoom(db, place, missing.length);
  for (const [i, event] of missing.entries())
    insert(db, 'event', place === null ? event : { ...event, position: place + i });
  const known = prepared(db, 'SELECT 1 FROM commit_log WHERE device = ? AND first_seq = ?');
  if (!known.get(wire.device, wire.first_seq)) insert(db, 'commit_log', commit);
  comeBack(db, wire, events, now);
  return true;
}

/** Before what the ward took in later of the stream, or knows nothing of yet; null for the end of the log. */
const placeFor = (db: ReadDb, stream: string, firstPosition: number): number | null =>
  prepared(
    db,
    `SELECT min(e.position) FROM event e LEFT JOIN commit_status s ON s.commit_id = e.commit_id
     WHERE e.stream = ? AND (s.position IS NULL OR s.position > ?)`,
  )
    .pluck()
    .get(stream, firstPosition) as number | null;
