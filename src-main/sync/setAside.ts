import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { SetAsideSettled } from '../../src-shared/sync/bodies.ts';
import { baseOf } from '../../src-shared/sync/chain.ts';
import { destroysKey, streamOf } from '../../src-shared/sync/receive.ts';
import { type WireCommit, wireCommit } from '../../src-shared/sync/wire.ts';
import { type AppendDeps, appendCommit } from '../store/append.ts';
import type { ReadDb, WriteDb } from '../store/brands.ts';
import { dossierOf, isDossier, isSealed, readState, rebuildDerived } from '../store/project.ts';
import { insert, prepared } from '../store/schema.ts';
import { keepKey } from './keepKey.ts';
import { readCommits } from './outbox.ts';

type Kept = Omit<WireCommit, 'key'>;
const kept = wireCommit.omit({ key: true });

/** Commits that wait under the name of a device this counter is no more, oldest first. */
const leftBehind = `SELECT o.device, o.first_seq FROM outbox o
  JOIN commit_log c ON c.device = o.device AND c.first_seq = o.first_seq
  LEFT JOIN commit_status s ON s.commit_id = c.id
  WHERE o.device <> ? AND s.commit_id IS NULL ORDER BY o.position`;

/**
 * Sets aside what this counter wrote as another device and no ward acknowledged: it leaves the log, where
 * the ward's own version of those places is to stand, and is kept whole beside it until a person decides.
 * In the caller's transaction.
 */
export function setAside(db: WriteDb, device: string): void {
  const rows = prepared(db, leftBehind).all(device) as { device: string; first_seq: number }[];
  const commits = rows.flatMap((row) => readCommits(db, row.device, row.first_seq, 1));
  prepared(db, 'DELETE FROM outbox WHERE device <> ?').run(device);
  const waiting = prepared(db, 'SELECT row FROM set_aside WHERE settled_at IS NULL ORDER BY row')
    .pluck()
    .all();
  for (const commit of commits) takeOut(db, commit);
  // What nobody had decided about since an earlier enrolling comes after what was in the log since.
  for (const row of waiting)
    prepared(db, 'UPDATE set_aside SET row = (SELECT max(row) + 1 FROM set_aside) WHERE row = ?').run(row);
  for (const stream of new Set(commits.map(streamOf))) leave(db, stream);
  if (commits.length > 0) rebuildDerived(db);
}

function takeOut(db: WriteDb, { key: _, ...commit }: WireCommit): void {
  const { id, device, first_seq, events } = commit;
  insert(db, 'set_aside', {
    commit_id: id,
    device,
    first_seq,
    stream: streamOf({ ...commit, key: null }),
    content: JSON.stringify(commit),
    key: null,
    settled_at: null,
    settled_as: null,
  });
  prepared(db, 'DELETE FROM event WHERE device = ? AND seq BETWEEN ? AND ?').run(
    device,
    first_seq,
    first_seq + events.length - 1,
  );
  prepared(db, 'DELETE FROM commit_log WHERE device = ? AND first_seq = ?').run(device, first_seq);
}

const isEmpty = (db: ReadDb, stream: string): boolean =>
  prepared(db, 'SELECT 1 FROM event WHERE stream = ? LIMIT 1').get(stream) === undefined;

/** Of a stream nothing is left of: its key goes along, and a task it settled is open again. */
function leave(db: WriteDb, stream: string): void {
  if (!isEmpty(db, stream)) return;
  if (isSealed(stream)) {
    prepared(
      db,
      `UPDATE set_aside SET key = (SELECT key FROM dossier_key WHERE dossier = @dossier)
       WHERE stream = @stream AND settled_at IS NULL`,
    ).run({ stream, dossier: dossierOf(stream) });
    prepared(db, 'DELETE FROM dossier_key WHERE dossier = ?').run(dossierOf(stream));
  }
  if (stream.startsWith('conflict:'))
    prepared(db, 'UPDATE conflict SET settled_at = NULL WHERE commit_id = ?').run(
      stream.replace(/^conflict:/, ''),
    );
}

/** A commit that was set aside, as it was written. */
export interface SetAside {
  readonly row: number;
  readonly commit: Kept;
  readonly stream: string;
  /** Of a dossier that is not in the log at all. */
  readonly key: Uint8Array | null;
  readonly settledAt: string | null;
  readonly settledAs: 'entered' | 'dropped' | 'arrived' | null;
}

interface Row {
  readonly row: number;
  readonly stream: string;
  readonly content: string;
  readonly key: Uint8Array | null;
  readonly settled_at: string | null;
  readonly settled_as: SetAside['settledAs'];
}

const read = ({ row, stream, content, key, settled_at, settled_as }: Row): SetAside => ({
  row,
  stream,
  key,
  commit: kept.parse(JSON.parse(content)),
  settledAt: settled_at,
  settledAs: settled_as,
});

export const setAsideCount = (db: ReadDb): number =>
  Number(prepared(db, 'SELECT count(*) FROM set_aside WHERE settled_at IS NULL').pluck().get());

/** What nobody has decided about, in the order it was written. */
export const listSetAside = (
  db: ReadDb,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): SetAside[] =>
  (
    prepared(db, 'SELECT * FROM set_aside WHERE settled_at IS NULL ORDER BY row LIMIT ? OFFSET ?').all(
      limit,
      offset,
    ) as Row[]
  ).map(read);

export function readSetAside(db: ReadDb, commit: string): SetAside | null {
  const row = prepared(db, 'SELECT * FROM set_aside WHERE commit_id = ?').get(commit) as Row | undefined;
  return row ? read(row) : null;
}

/** What else of its stream is open, in the order it was written. */
export const besideSetAside = (db: ReadDb, { stream, row }: SetAside): SetAside[] =>
  (
    prepared(
      db,
      'SELECT * FROM set_aside WHERE stream = ? AND row <> ? AND settled_at IS NULL ORDER BY row',
    ).all(stream, row) as Row[]
  ).map(read);

const end = (db: WriteDb, row: number, as: NonNullable<SetAside['settledAs']>, at: string): unknown =>
  prepared(db, 'UPDATE set_aside SET settled_at = ?, settled_as = ?, key = NULL WHERE row = ?').run(
    at,
    as,
    row,
  );

/** The ward has it after all, by way of a file or of an answer that was lost. */
export const arrived = (db: WriteDb, commit: string, at: string): unknown =>
  prepared(
    db,
    `UPDATE set_aside SET settled_at = ?, settled_as = 'arrived', key = NULL
     WHERE commit_id = ? AND settled_at IS NULL`,
  ).run(at, commit);

function record(db: WriteDb, deps: AppendDeps, actor: string, body: SetAsideSettled): void {
  const stream = `setAside:${body.commit}`;
  appendCommit(db, deps, { stream, base: 0, actor, events: [{ type: 'setAside.settled', body }] });
}

/**
 * Writes a commit that was set aside down as this device's own: the same events by the same people at the
 * same time, decided on what they had seen, so that the ward's rules judge it as if it had come in then.
 * In the caller's transaction.
 */
export function enterAgain(db: WriteDb, deps: AppendDeps, actor: string, one: SetAside): void {
  const { stream, commit, key, row } = one;
  if (key) keepKey(db, stream, Buffer.from(key).toString('base64'));
  const { version, seen } = baseOf(commit.base, stream);
  appendCommit(db, deps, {
    stream,
    base: version,
    ...(isDossier(stream) ? { state: readState(db, dossierOf(stream)) } : {}),
    actor: commit.events[0]?.actor ?? actor,
    events: commit.events.map(({ type, v, body }) => ({ type, v, body: JSON.parse(body) as unknown })),
    first: { at: commit.events[0]?.at ?? deps.clock().toISOString(), seen },
  });
  record(db, deps, actor, { commit: commit.id, choice: 'enter' });
  end(db, row, 'entered', deps.clock().toISOString());
}

/**
 * Leaves a commit out for good; of a dossier that is nowhere else, with everything that followed it, and
 * with the key, so that nobody reads it any more. In the caller's transaction. Fails with sync.destroyedStays
 * where it destroyed a key: the key is gone here, and has to go everywhere.
 */
export function leaveOut(db: WriteDb, deps: AppendDeps, actor: string, one: SetAside): Result<void> {
  const others = besideSetAside(db, one);
  const isNowhere = isEmpty(db, one.stream) && others.every(({ row }) => row > one.row);
  const destroyed = one.commit.events.some(({ type }) => destroysKey.has(type));
  if (destroyed && !isNowhere) return fail('sync.destroyedStays');
  for (const { row, commit } of isNowhere ? [one, ...others] : [one]) {
    record(db, deps, actor, { commit: commit.id, choice: 'drop' });
    end(db, row, 'dropped', deps.clock().toISOString());
  }
  return ok(undefined);
}
