import { setImmediate } from 'node:timers/promises';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { SavedFile } from '../../src-shared/contract/register.ts';
import type { SyncStatus } from '../../src-shared/contract/sync.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { exportFile } from '../../src-shared/sync/exportFile.ts';
import { batchLimit, type WireCommit } from '../../src-shared/sync/wire.ts';
import { sha256 } from '../store/hash.ts';
import { firstWaiting, readCommits, waitingCount } from '../sync/outbox.ts';
import { listCommits, taskCount } from '../sync/refused.ts';
import { setAsideCount } from '../sync/setAside.ts';
import { saved } from './registers.ts';
import type { Handlers, Services } from './services.ts';
import { writtenShown } from './written.ts';

const minute = 60_000;
/** A clock that is out by more is told of; work goes on whatever it shows. */
const skewTold = 2 * minute;

/** The server cannot be reached: that passes by itself. */
const outOfReach: ReadonlySet<string> = new Set(['sync.offline', 'sync.badAnswer']);

function status({ db, sync }: Services): SyncStatus {
  const { enrolled, lastContact, failure, skewMs } = sync.state();
  const waiting = waitingCount(db);
  const openTasks = taskCount(db) + setAsideCount(db);
  const stateNow = (): SyncStatus['state'] => {
    if (!enrolled && failure === null) return 'alone';
    if (openTasks > 0 || (failure !== null && !outOfReach.has(failure))) return 'attention';
    if (failure !== null) return 'offline';
    return waiting > 0 ? 'waiting' : 'synced';
  };
  const skew = Math.abs(skewMs ?? 0);
  return {
    state: stateNow(),
    waiting,
    openTasks,
    since: lastContact,
    skewMinutes: skew > skewTold ? Math.round(skew / minute) : null,
    failure,
  };
}

/** Every commit that waits, in the order of the chain, a stretch at a time: other calls are answered in between. */
async function unsent({ db, device }: Services): Promise<Result<WireCommit[]>> {
  const commits: WireCommit[] = [];
  let from = firstWaiting(db, device);
  if (from === null) return fail('sync.nothingWaits');
  for (;;) {
    const some = readCommits(db, device, from, batchLimit);
    commits.push(...some);
    const last = some.at(-1);
    if (!last) break;
    from = last.first_seq + last.events.length;
    await setImmediate();
  }
  return commits.length > 0 ? ok(commits) : fail('sync.badLog');
}

/** As they would be pushed, signed as a whole; the name tells counter and day and nothing about people. */
async function exportUnsent(services: Services): Promise<Result<SavedFile>> {
  const commits = await unsent(services);
  if (!commits.ok) return commits;
  const at = services.clock().toISOString();
  const name = `Viec-cho-gui_${services.counter.id}_${toLocalDate(at)}.json`;
  const { device, deviceKey } = services;
  const content = { format: 2, device, at, commits: commits.value } as const;
  return saved(services, name, Buffer.from(exportFile(content, { hash: sha256, sign: deviceKey.sign })));
}

export const syncHandlers: Handlers<
  'sync.status' | 'sync.items' | 'sync.retry' | 'sync.compare' | 'sync.export'
> = {
  'sync.status': ({ services }) => ok(status(services)),
  'sync.items': ({ services }, { waiting, ...page }) => {
    const { rows, total } = listCommits(services.db, waiting ? 'waiting' : 'all', page);
    const shown = writtenShown(services);
    return ok({ rows: rows.map((row) => ({ ...shown(row), state: row.state, reason: row.reason })), total });
  },
  'sync.retry': ({ services }) => {
    if (!services.sync.state().enrolled) return fail('sync.notEnrolled');
    services.sync.retry();
    return ok({});
  },
  'sync.compare': ({ services, staff }) => {
    if (staff.role !== 'administrator') return fail('role.administratorOnly');
    if (!services.sync.state().enrolled) return fail('sync.notEnrolled');
    services.sync.compare();
    return ok({});
  },
  'sync.export': ({ services }) => exportUnsent(services),
};
