import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WardClient } from '../../src-main/sync/client.ts';
import { createHttpClient } from '../../src-main/sync/httpClient.ts';
import { firstWaiting } from '../../src-main/sync/outbox.ts';
import { createSync, type Sync } from '../../src-main/sync/sync.ts';
import type { PushReply } from '../../src-shared/sync/wire.ts';
import { certificateIn } from '../../src-ward/certificate.ts';
import { openWard } from '../../src-ward/open.ts';
import { startEmbedded } from '../../src-ward/pg/embedded.ts';
import { pgStorage } from '../../src-ward/pg/storage.ts';
import { type Chance, chanceFrom } from '../simulation/chance.ts';
import { type CheckedCounter, checkWorld, entriesOf } from '../simulation/check.ts';
import { type Acknowledged, handle, receive } from '../simulation/office.ts';
import { openTestCounter, temporaryFolder } from '../support/counter.ts';
import { counterAt, numbering, type WardCounter, type WardDoor } from './devices.ts';
import { killPostgres } from './postgres.ts';
import { type Cut, freePort, type RunningProcess, startProcess, startProxy, startWardProcess } from './processes.ts';

/** The server process, on its own PostgreSQL, as a ward runs it. */
const data = mkdtempSync(join(tmpdir(), 'quay-kills-'));
let port = 0;
let server: RunningProcess;
let door: WardDoor;
let pool: Pool;
beforeAll(async () => {
  port = await freePort();
  server = await startWardProcess(data, port);
  const { url } = await startEmbedded(data);
  const { fingerprint } = await certificateIn(data, new Date());
  const open = await openWard(url);
  pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  door = { open, id: await open.wardId(''), url: `https://127.0.0.1:${port}`, fingerprint };
});
afterAll(async () => {
  await pool?.end();
  await door?.open.close();
  await server?.stop();
  killPostgres(data);
  rmSync(data, { recursive: true, force: true });
});

interface Worker extends CheckedCounter {
  readonly counter: WardCounter;
  readonly sync: Sync;
  readonly printed: Acknowledged[];
  /** What the ward has said of its commits. */
  readonly answered: PushReply['outcomes'][number][];
  /** Why rounds failed. */
  readonly failures: Set<string>;
}

/** A counter in this process, on a line of its own; `pushing` hears of each push that begins. */
async function workerAt(name: string, url = door.url, pushing = () => {}): Promise<Worker> {
  const counter = await counterAt(door, name);
  const { db, id: device, key, ward } = counter;
  const address = { url, fingerprint: door.fingerprint };
  const client = createHttpClient(address, { ward, device, key, clock: numbering });
  const answered: Worker['answered'] = [];
  const heard: WardClient = {
    pull: client.pull,
    push: async (request) => {
      const reply = client.push(request);
      pushing();
      const said = await reply;
      if (said.ok) answered.push(...said.value.outcomes);
      return said;
    },
  };
  const sync = createSync({ db, device, client: heard, clock: () => new Date(), batch: 5 });
  return { name, device, disk: db, revoked: false, printed: [], counter, sync, answered, failures: new Set() };
}

const passing = ['sync.offline', 'sync.serverFault'];

/** One round and the work beside it; what goes wrong has to pass by itself. */
async function step({ counter, sync, printed, failures }: Worker, chance: Chance): Promise<void> {
  for (let more = chance.below(3); more > 0; more -= 1) printed.push(receive(counter.office, chance));
  const known = counter.db.prepare('SELECT id FROM dossier').pluck().all() as string[];
  if (known.length > 0) for (let more = chance.below(4); more > 0; more -= 1) handle(counter.office, chance.of(known), chance);
  const done = await sync.round();
  if (done.ok) return;
  failures.add(done.error.code);
  expect(passing).toContain(done.error.code);
  await pause(30);
}

/** Faults have ended: all of it reaches the ward, and everybody. */
async function drain(workers: readonly Pick<Worker, 'counter' | 'sync'>[]): Promise<void> {
  for (const { counter, sync } of [...workers, ...workers]) {
    while (!(await sync.round()).ok) await pause(50);
    expect(firstWaiting(counter.db, counter.id)).toBeNull();
  }
}

/** Everything that must hold, of the log as it lies in PostgreSQL and of each counter as it lies on its disk. */
async function check(workers: readonly (CheckedCounter & Partial<Worker>)[]): Promise<void> {
  const storage = { read: <T>(_: string, work: Parameters<ReturnType<typeof pgStorage>['read']>[1]) => pgStorage(pool).read(door.id, work) as Promise<T> };
  const world = { storage, counters: workers };
  await checkWorld(world as never, true);
  const entries = await entriesOf(world as never);
  const ids = entries.flatMap(({ commit }) => (commit ? [commit.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const at = new Map(entries.map(({ commitId, position, status }) => [`${commitId} ${position}`, status]));
  for (const { id, position, status } of workers.flatMap(({ answered = [] }) => answered))
    expect(at.get(`${id} ${position}`)).toBe(status);
}
