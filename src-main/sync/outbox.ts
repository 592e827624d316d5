import type { WireCommit } from '../../src-shared/sync/wire.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { type CommitRow, type EventRow, prepared } from '../store/schema.ts';

/** Place in the device's chain of the first commit that still waits, or null where nothing does. */
export function firstWaiting(db: ReadDb, device: string): number | null {
  const waiting = prepared(db, 'SELECT first_seq FROM outbox WHERE device = ? ORDER BY position LIMIT 1');
  return (waiting.pluck().get(device) as number | undefined) ?? null;
}

/** What is sent leaves at the front; looked for in all that waits, a long backlog would take for ever. */
export const leaveOutbox = (db: WriteDb, device: string, firstSeq: number): unknown =>
  prepared(
    db,
    `DELETE FROM outbox WHERE position =
       (SELECT position FROM outbox WHERE device = ? AND first_seq = ? ORDER BY position LIMIT 1)`,
  ).run(device, firstSeq);

export const waitingCount = (db: ReadDb): number =>
  Number(prepared(db, 'SELECT count(*) FROM outbox').pluck().get());

const madeKey = new Set(['dossier.opened', 'dossier.received', 'feedback.received', 'suggestions.kept']);

/** The key a commit made its dossier, or other sealed stream, readable with; it goes where the commit goes, while it is not destroyed. */
function keyOf(
  db: ReadDb,
  events: readonly { readonly type: string; readonly stream: string }[],
): string | null {
  const first = events.find(({ type }) => madeKey.has(type));
  if (!first) return null;
  const key = prepared(db, 'SELECT key FROM dossier_key WHERE dossier = ?')
    .pluck()
    .get(first.stream.replace(/^dossier:/, '')) as Uint8Array | undefined;
  return key ? Buffer.from(key).toString('base64') : null;
}

/** The device's own commits from a place in its chain on, in order, as they go to the ward. */
export function readCommits(db: ReadDb, device: string, fromSeq: number, limit: number): WireCommit[] {
  const commits = prepared(
    db,
    'SELECT * FROM commit_log WHERE device = ? AND first_seq >= ? ORDER BY first_seq LIMIT ?',
  ).all(device, fromSeq, limit) as CommitRow[];
  const events = prepared(
    db,
    'SELECT id, stream, type, v, at, actor, body FROM event WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  );
  return commits.map(({ last_seq, ...commit }) => {
    const own = events.all(device, commit.first_seq, last_seq) as Pick<
      EventRow,
      'id' | 'stream' | 'type' | 'v' | 'at' | 'actor' | 'body'
    >[];
    const { id, first_seq, base, head, signature } = commit;
    return { id, device, first_seq, base, head, signature, events: own, key: keyOf(db, own) };
  });
}
