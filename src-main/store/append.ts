import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import { type RandomBytes, uuidv7 } from '../ids.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import type { DeviceKey } from './deviceKey.ts';
import { commitBytes, eventHash, genesis, type HashedEvent } from './hash.ts';
import { project } from './project.ts';
import { first, prepared, run, sqlFor } from './schema.ts';

export interface AppendDeps {
  readonly device: string;
  readonly deviceKey: DeviceKey;
  readonly clock: () => Date;
  readonly random: RandomBytes;
}

export const dossierStream = (id: string): string => `dossier:${id}`;

function head(db: ReadDb, device: string): { seq: number; hash: string } {
  const row = first(
    db,
    sqlFor
      .selectFrom('event')
      .select(['seq', 'hash'])
      .where('device', '=', device)
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return row ?? { seq: 0, hash: genesis };
}

/**
 * Appends the events of one command as one signed commit, folds them into the projections and queues
 * the commit for the ward server. Must run inside `transact`: all of it or nothing (I1, I3).
 */
export function appendCommit(
  db: WriteDb,
  deps: AppendDeps,
  commit: {
    readonly stream: string;
    /** Version of the stream the command was decided on. */
    readonly base: number;
    readonly actor: string;
    readonly events: readonly AnyEvent[];
  },
): void {
  const now = deps.clock();
  const { stream } = commit;
  const id = uuidv7(now, deps.random);
  let { seq, hash } = head(db, deps.device);
  const firstSeq = seq + 1;
  for (const { type, body } of commit.events) {
    seq += 1;
    const event: HashedEvent = {
      id: uuidv7(now, deps.random),
      commit_id: id,
      stream,
      type,
      v: 1,
      at: now.toISOString(),
      device: deps.device,
      seq,
      actor: commit.actor,
      body: JSON.stringify(body),
      prev: hash,
    };
    hash = eventHash(event);
    const row = { ...event, hash };
    const position = insertEvent(db, row);
    project(db, { ...row, position });
  }
  const unsigned = {
    id,
    device: deps.device,
    first_seq: firstSeq,
    last_seq: seq,
    base: JSON.stringify({ [stream]: commit.base }),
    head: hash,
  };
  const signature = deps.deviceKey.sign(commitBytes(unsigned));
  run(db, sqlFor.insertInto('commit_log').values({ ...unsigned, signature }));
  prepared(db, 'INSERT INTO outbox (commit_id) VALUES (?)').run(id);
}

const insertEvent = (db: WriteDb, event: HashedEvent & { hash: string }): number =>
  Number(run(db, sqlFor.insertInto('event').values(event)).lastInsertRowid);
