import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WardClient } from '../../src-main/sync/client.ts';
import { createHttpClient } from '../../src-main/sync/httpClient.ts';
import { firstWaiting, waitingCount } from '../../src-main/sync/outbox.ts';
import { createSync, type Sync } from '../../src-main/sync/sync.ts';
import type { PushReply } from '../../src-shared/sync/wire.ts';
import { certificateIn } from '../../src-ward/certificate.ts';
import { openWard } from '../../src-ward/open.ts';
import { postmasterOf, startEmbedded } from '../../src-ward/pg/embedded.ts';
import { pgStorage } from '../../src-ward/pg/storage.ts';
import { type Chance, chanceFrom } from '../simulation/chance.ts';
import { type CheckedCounter, type CheckedWorld, checkWorld, entriesOf } from '../simulation/check.ts';
import { type Acknowledged, handle, receive } from '../simulation/office.ts';
import { openTestCounter, temporaryFolder } from '../support/counter.ts';
import { counterAt, numbering, type WardCounter, type WardDoor } from './devices.ts';
import { killPostgres } from './postgres.ts';
import {
  type Cut,
  freePort,
  type RunningProcess,
  startProcess,
  startProxy,
  startWardProcess,
} from './processes.ts';

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

type Pushing = (reply: ReturnType<WardClient['push']>) => void;

/** A counter in this process, on a line of its own; `pushing` hears of each push that begins. */
async function workerAt(name: string, url = door.url, pushing: Pushing = () => undefined): Promise<Worker> {
  const counter = await counterAt(door, name);
  const { db, id: device, key, ward } = counter;
  const address = { url, fingerprint: door.fingerprint };
  const client = createHttpClient(address, { ward, device, key, clock: numbering });
  const answered: Worker['answered'] = [];
  const heard: WardClient = {
    ...client,
    push: async (request) => {
      const reply = client.push(request);
      pushing(reply);
      const said = await reply;
      if (said.ok) answered.push(...said.value.outcomes);
      return said;
    },
  };
  const sync = createSync({ db, device, client: heard, clock: () => new Date(), batch: 5 });
  return {
    name,
    device,
    disk: db,
    revoked: false,
    printed: [],
    counter,
    sync,
    answered,
    failures: new Set(),
  };
}

const passing = ['sync.offline', 'sync.serverFault'];

/** More would make what is left to send, and so the test, as long as the machine is slow. */
const mostWaiting = 30;

function work({ counter: { db, office }, printed }: Worker, chance: Chance): void {
  if (waitingCount(db) >= mostWaiting) return;
  for (let more = chance.below(3); more > 0; more -= 1) printed.push(receive(office, chance));
  const known = db.prepare('SELECT id FROM dossier').pluck().all() as string[];
  if (known.length > 0)
    for (let more = chance.below(4); more > 0; more -= 1) handle(office, chance.of(known), chance);
}

/** One round and the work beside it; what goes wrong has to pass by itself. */
async function step(worker: Worker, chance: Chance): Promise<void> {
  work(worker, chance);
  const { sync, failures } = worker;
  const done = await sync.round();
  if (done.ok) return;
  failures.add(done.error.code);
  expect(passing).toContain(done.error.code);
  await pause(30);
}

/** Faults have ended: all of it reaches the ward, and everybody. */
async function drain(
  workers: readonly { readonly counter: Pick<WardCounter, 'db' | 'id'>; readonly sync: Sync }[],
): Promise<void> {
  for (const { counter, sync } of [...workers, ...workers]) {
    while (!(await sync.round()).ok) await pause(50);
    expect(firstWaiting(counter.db, counter.id)).toBeNull();
  }
}

/** Everything that must hold, of the log as it lies in PostgreSQL and of each counter as it lies on its disk. */
async function check(workers: readonly (CheckedCounter & Partial<Worker>)[]): Promise<void> {
  const read: CheckedWorld['storage']['read'] = (_, work) => pgStorage(pool).read(door.id, work);
  const world = { storage: { read }, counters: workers };
  await checkWorld(world, true);
  const entries = await entriesOf(world);
  const ids = entries.flatMap(({ commit }) => (commit ? [commit.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const at = new Map(entries.map(({ commitId, position, status }) => [`${commitId} ${position}`, status]));
  for (const { id, position, status } of workers.flatMap(({ answered = [] }) => answered))
    expect(at.get(`${id} ${position}`)).toBe(status);
}

interface Deaths {
  readonly pushing: Pushing;
  /** Some are still to come, or one is not yet over. */
  more(): boolean;
}

/** Lets something die `times` over, each time under a push without an answer yet and after others had theirs since the last time. */
function deaths(times: number, chance: Chance, die: () => Promise<void>): Deaths {
  let left = times;
  let dying = false;
  let acknowledged = 0;
  let wanted = 3 + chance.below(6);
  const strike = async () => {
    dying = true;
    left -= 1;
    await die();
    acknowledged = 0;
    wanted = 3 + chance.below(6);
    dying = false;
  };
  return {
    more: () => left > 0 || dying,
    async pushing(reply) {
      let open = true;
      void reply.then(({ ok }) => {
        open = false;
        if (ok && !dying) acknowledged += 1;
      });
      if (acknowledged < wanted) return;
      await pause(chance.below(25));
      if (open && !dying && left > 0) await strike();
    },
  };
}

/** Three counters work while something dies. */
async function workThrough(
  seed: number,
  names: readonly string[],
  times: number,
  die: () => Promise<void>,
): Promise<void> {
  const { pushing, more } = deaths(times, chanceFrom(seed), die);
  const workers: Worker[] = [];
  for (const name of names) workers.push(await workerAt(name, door.url, pushing));
  await Promise.all(
    workers.map(async (worker, i) => {
      const own = chanceFrom(seed + i + 1);
      while (more()) await step(worker, own);
    }),
  );
  await drain(workers);
  await check(workers);
  expect(workers.flatMap(({ failures }) => [...failures])).not.toEqual([]);
}

/** Kills the PostgreSQL that runs and waits for the next one on its folder, which may not be ready. */
async function killedAndReplaced(): Promise<void> {
  const before = postmasterOf(data)?.pid;
  killPostgres(data);
  for (;;) {
    const pid = postmasterOf(data)?.pid;
    if (pid && pid !== before) return;
    await pause(20);
  }
}

test('PostgreSQL dies by SIGKILL in the middle of pushes, and once more while it recovers, and comes up on its folder (seed 100)', async () => {
  let again = true;
  await workThrough(100, ['A1', 'A2', 'A3'], 3, async () => {
    await killedAndReplaced();
    if (again) await killedAndReplaced();
    again = false;
  });
}, 30_000);

test('the ward server dies by SIGKILL in the middle of pushes and is started again (seed 200)', async () => {
  await workThrough(200, ['B1', 'B2', 'B3'], 2, async () => {
    server.kill();
    await server.ended;
    server = await startWardProcess(data, port);
  });
}, 30_000);

/** From the first byte of a handshake to the last of a large answer. */
const cutBy = (chance: Chance): Cut => ({
  direction: chance.of(['up', 'down'] as const),
  after: 1 + chance.below(2 ** (6 + chance.below(11))),
});

test('the line is cut after any byte, in either direction (seed 300)', async () => {
  const chance = chanceFrom(300);
  let broken = true;
  const proxy = await startProxy(door.url, () => (broken ? cutBy(chance) : null));
  const workers: Worker[] = [];
  for (const name of ['C1', 'C2', 'C3']) workers.push(await workerAt(name, proxy.url));
  await Promise.all(
    workers.map(async (worker, i) => {
      const own = chanceFrom(300 + i + 1);
      while (proxy.cuts() < 40) await step(worker, own);
    }),
  );
  broken = false;
  await drain(workers);
  await proxy.stop();
  await check(workers);
}, 30_000);

/** In a request or in its answer, past the handshake. */
const midRound = (chance: Chance): Cut =>
  chance.oneIn(2)
    ? { direction: 'up', after: 700 + chance.below(16_000) }
    : { direction: 'down', after: 900 + chance.below(8000) };

/** A counter with its encrypted store in a process of its own, killed in the middle of what it says or hears. */
async function killedCounter(name: string, seed: number, kills: number) {
  const chance = chanceFrom(seed);
  const folder = temporaryFolder();
  const printed: Acknowledged[] = [];
  let running: RunningProcess | null = null;
  let cut = 0;
  const proxy = await startProxy(door.url, () => {
    const { direction, after } = midRound(chance);
    const then = () => {
      cut += 1;
      running?.kill();
    };
    return running && cut < kills ? { direction, after, then } : null;
  });
  const made = await door.open.members.makeCode(door.id, name);
  if (!made.ok) throw new Error(made.error.code);
  const script = join('tests', 'ward', 'counterProcess.ts');
  const heard = (line: string) => {
    const [dossier = '', code] = line.split(' ');
    if (code) printed.push({ dossier, code });
  };
  const args = [script, folder, proxy.url, door.fingerprint, made.value];
  while (cut < kills) {
    running = await startProcess(args, (line) => line === 'open', heard);
    await running.ended;
  }
  await proxy.stop();
  return { name, folder, printed };
}

test('counters die by SIGKILL in the middle of rounds and are opened again from their encrypted stores (seeds 400, 401)', async () => {
  const killed = await Promise.all([killedCounter('D1', 400, 3), killedCounter('D2', 401, 3)]);
  const opened = [];
  for (const { name, folder, printed } of killed) {
    const { counter } = await openTestCounter({ folder });
    const { db, device, deviceKey: key } = counter.services;
    const client = createHttpClient(door, { ward: door.id, device, key, clock: () => new Date() });
    const sync = createSync({ db, device, client, clock: () => new Date() });
    expect(printed).not.toEqual([]);
    opened.push({ name, device, disk: db, revoked: false, printed, counter, sync });
  }
  await drain(opened.map(({ disk: db, device: id, sync }) => ({ counter: { db, id }, sync })));
  await check(opened.map(({ counter: _, ...checked }) => checked));
  for (const { counter } of opened) counter.close();
}, 30_000);
