import { type DossierState, noDossier } from '../../src-shared/dossier/state.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { genesis } from '../../src-shared/sync/bytes.ts';
import { chained } from '../../src-shared/sync/chain.ts';
import { filesOf } from '../../src-shared/sync/fileWire.ts';
import { streamOf } from '../../src-shared/sync/receive.ts';
import type { WireCommit, WireDevice, WireEntry } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { signatureChecker } from '../store/deviceKey.ts';
import { fileDue, filesDue } from '../store/filesDue.ts';
import { sha256 } from '../store/hash.ts';
import { dossierOf, isDossier, project, readTakenIn, rebuildDerived } from '../store/project.ts';
import { insert, prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { readCursor, writeCursor } from '../store/ward.ts';
import { comeBack } from './comeBack.ts';
import { fill } from './fill.ts';
import { keepKey } from './keepKey.ts';
import type { LogPage, Signed } from './signatures.ts';
import { isIn, placeOf, stand } from './status.ts';

/**
 * Takes a page of the ward's log in, all of it or nothing, and moves the cursor with it. Fails with
 * sync.badLog where a chain of another device does not hold, sync.forked where the ward knows commits of
 * this device that are not here: a restored backup.
 */
export function takeIn(
  db: WriteDb,
  own: string,
  page: LogPage & { readonly now: string },
  signed: Signed,
): Result<number> {
  return transact(db, () => {
    for (const device of page.devices) know(db, device);
    const taking: Taking = { db, signed, now: page.now, states: new Map(), filled: false };
    let cursor = readCursor(db);
    for (const entry of page.entries) {
      if (entry.position <= cursor) continue;
      if (entry.position !== cursor + 1) return fail('sync.badLog');
      const taken =
        entry.commit && entry.device !== own ? takeCommit(taking, entry.commit, entry) : ok(undefined);
      if (!taken.ok) return taken;
      const place = placeOf(db, entry.device, entry.firstSeq, entry.commitId);
      if (!place) return fail(entry.device === own ? 'sync.forked' : 'sync.badLog');
      stand(db, place, { ...entry, id: entry.commitId });
      cursor = entry.position;
    }
    // Once for all that was filled in: a large register takes seconds.
    if (taking.filled) rebuildDerived(db);
    writeCursor(db, cursor);
    return ok(cursor);
  });
}

export const know = (db: WriteDb, { id, publicKey, name }: WireDevice): unknown =>
  prepared(db, 'INSERT OR IGNORE INTO device (id, public_key, name) VALUES (?, ?, ?)').run(
    id,
    publicKey,
    name,
  );

const headOf = (db: WriteDb, device: string) =>
  (prepared(db, 'SELECT seq, hash FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1').get(device) as
    | { seq: number; hash: string }
    | undefined) ?? { seq: 0, hash: genesis };

type Checkers = (device: string) => (bytes: Uint8Array, signature: string) => boolean;

/** Checks signatures of the devices known here; a key is read once for a page. */
export function checkers(db: WriteDb): Checkers {
  const made = new Map<string, ReturnType<Checkers>>();
  return (device) => {
    const known = made.get(device);
    if (known) return known;
    const publicKey = prepared(db, 'SELECT public_key FROM device WHERE id = ?').pluck().get(device);
    const checker = typeof publicKey === 'string' ? signatureChecker(publicKey) : () => false;
    made.set(device, checker);
    return checker;
  };
}

/** A bad disk has lost it, and not what its device wrote later. */
const isHole = (db: WriteDb, { device, first_seq, id }: WireCommit): boolean =>
  placeOf(db, device, first_seq, id) === null;

interface Taking {
  readonly db: WriteDb;
  readonly signed: Signed;
  readonly now: string;
  /** Dossiers as they stand at this place of the page. */
  readonly states: Map<string, DossierState>;
  /** Something was put in between what was there: the tables are filled anew at the end, from the log alone. */
  filled: boolean;
}

/** Another device's commit: onto its chain, and, where the ward accepted it, into the tables. */
function takeCommit(taking: Taking, wire: WireCommit, { status, position }: WireEntry): Result<void> {
  const { db, signed, states, now } = taking;
  const head = headOf(db, wire.device);
  if (wire.first_seq <= head.seq) {
    if (isHole(db, wire) && fill(db, wire, position, checkers(db)(wire.device), now)) taking.filled = true;
    return ok(undefined);
  }
  const { commit, events } = chained(wire, head.hash, { hash: sha256 });
  const holds = wire.first_seq === head.seq + 1 && commit.head === wire.head && signed(wire);
  if (!holds) return fail('sync.badLog');
  const stream = streamOf(wire);
  keepKey(db, stream, wire.key);
  const folds = isIn(status) && !taking.filled;
  let state = folds ? (states.get(stream) ?? stateOf(db, stream)) : noDossier;
  for (const event of events) {
    insert(db, 'event', event);
    if (folds) state = project(db, { ...event, body: JSON.parse(event.body) }, state);
  }
  // What the ward left out is folded in all the same where a dossier is read in the order of this log.
  if (folds) states.set(stream, state);
  else states.delete(stream);
  insert(db, 'commit_log', commit);
  for (const file of filesOf(wire)) fileDue(db, file);
  if (events.some(({ type }) => takesFiles.has(type))) filesDue(db, stream);
  comeBack(db, wire, events, now);
  return ok(undefined);
}

const stateOf = (db: WriteDb, stream: string): DossierState =>
  isDossier(stream) ? readTakenIn(db, dossierOf(stream)) : noDossier;

/** After these, files that are here are to go. */
const takesFiles: ReadonlySet<string> = new Set(['dossier.detached', 'dossier.keyDestroyed']);
