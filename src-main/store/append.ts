import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import type { PersonalData } from '../../src-shared/dossier/intake.ts';
import { type DossierState, noDossier } from '../../src-shared/dossier/state.ts';
import { type RandomBytes, uuidv7 } from '../../src-shared/ids.ts';
import { commitBytes, genesis, type LoggedEvent } from '../../src-shared/sync/bytes.ts';
import { baseText } from '../../src-shared/sync/chain.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import type { DeviceKey } from './deviceKey.ts';
import { eventHash } from './hash.ts';
import { project } from './project.ts';
import { insert, prepared } from './schema.ts';
import { readCursor } from './ward.ts';

export interface AppendDeps {
  readonly device: string;
  readonly deviceKey: DeviceKey;
  readonly clock: () => Date;
  readonly random: RandomBytes;
}

const head = (db: ReadDb, device: string): { seq: number; hash: string } =>
  (prepared(db, 'SELECT seq, hash FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1').get(device) as
    | { seq: number; hash: string }
    | undefined) ?? { seq: 0, hash: genesis };

/**
 * Appends the events of one command as one signed commit, folds them into the projections and queues
 * the commit for the ward server. Must run inside `transact`: all of it or nothing (I1, I3). Answers the
 * state of the dossier after them; for another stream, none.
 */
export function appendCommit(
  db: WriteDb,
  deps: AppendDeps,
  commit: {
    readonly stream: string;
    /** Version of the stream the command was decided on. */
    readonly base: number;
    /** The dossier the command was decided on. */
    readonly state?: DossierState;
    readonly actor: string;
    readonly events: readonly AnyEvent[];
    /** What is about people, from a caller that has just sealed it. */
    readonly personal?: PersonalData | undefined;
    /** Of what is entered again: when it was written first, and what its device had read by then. */
    readonly first?: { readonly at: string; readonly seen: number };
  },
): DossierState {
  const now = deps.clock();
  const at = commit.first?.at ?? now.toISOString();
  const { stream, actor } = commit;
  const id = uuidv7(now, deps.random);
  const { seq: last, hash: prev } = head(db, deps.device);
  let state = commit.state ?? noDossier;
  let seq = last;
  let hash = prev;
  for (const { type, body } of commit.events) {
    seq += 1;
    const row: Omit<LoggedEvent, 'hash'> = {
      id: uuidv7(now, deps.random),
      commit_id: id,
      stream,
      type,
      v: 1,
      at,
      device: deps.device,
      seq,
      actor,
      body: JSON.stringify(body),
      prev: hash,
    };
    hash = eventHash(row);
    insert(db, 'event', { ...row, hash });
    state = project(db, { stream, at, actor, device: deps.device, type, body }, state, commit.personal);
  }
  const unsigned = {
    id,
    device: deps.device,
    first_seq: last + 1,
    last_seq: seq,
    base: baseText(stream, commit.base, commit.first?.seen ?? readCursor(db)),
    head: hash,
  };
  const signature = deps.deviceKey.sign(commitBytes(unsigned));
  insert(db, 'commit_log', { ...unsigned, signature });
  insert(db, 'outbox', { device: deps.device, first_seq: last + 1 });
  return state;
}
