import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { commitReceipt } from '../../src-main/services/intake.ts';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { transact } from '../../src-main/store/transact.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import type { WardClient } from '../../src-main/sync/client.ts';
import { createHttpClient, type HttpWardClient } from '../../src-main/sync/httpClient.ts';
import { batchAtWork, startLoop } from '../../src-main/sync/loop.ts';
import { readCommits, waitingCount } from '../../src-main/sync/outbox.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { checkIntake } from '../../src-shared/dossier/checkIntake.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { handle, type Office, receive } from '../simulation/office.ts';
import { openTestCounter, validForm } from '../support/counter.ts';
import { startPostgres, type TestDatabase } from '../ward/postgres.ts';
import { fill, nextId } from './intake.ts';
import { type Measure, percentile, report } from './measure.ts';
import { replicateMs } from './pouchdb.ts';
import { startWardProcess, type WardProcess } from './wardProcess.ts';

const backlog = Number(process.env.QUAY_BENCH_BACKLOG ?? 10_000);
const devices = 50;
const clock = () => new Date();

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const count = (db: WriteDb, table: string) =>
  Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

const perSecond = (amount: number, ms: number) => (amount * 1000) / ms;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** An encrypted store on this disk, as a counter has. */
async function diskStore(folder: string): Promise<WriteDb> {
  const db = done(openStore(join(folder, `${randomUUID()}.db`), { key: randomBytes(32).toString('hex') }));
  done(await migrate(db));
  return db;
}

interface Machine {
  readonly office: Office;
  readonly client: HttpWardClient;
}

async function enrol(ward: WardProcess, name: string, device: string, key: DeviceKey) {
  const { publicKey } = key;
  const code = done(await ward.open.members.makeCode(ward.id, name));
  done(await ward.open.members.enrol({ code, device, publicKey, name, seq: 0 }));
  return createHttpClient(ward.address, { ward: ward.id, device, key, clock });
}

async function machineAt(ward: WardProcess, name: string, db: WriteDb): Promise<Machine> {
  const device = randomUUID();
  const key = deviceKey(newDeviceKey());
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, name);
  const client = await enrol(ward, name, device, key);
  return { office: { db, counter: name, device, deviceKey: key, clock, random: randomBytes }, client };
}

/** Each dossier is received and then handled three times, many commits to one transaction. */
export function work(office: Office, commits: number, seed: number): void {
  const chance = chanceFrom(seed);
  const { db } = office;
  const written = () => count(db, 'commit_log');
  while (written() < commits)
    transact(db, () => {
      const most = Math.min(commits, written() + 500);
      while (written() < most) {
        const { dossier } = receive(office, chance);
        for (let i = 0; i < 3 && written() < most; i += 1) handle(office, dossier, chance);
      }
      return ok(undefined);
    });
}

/** Everything a counter sends, by the code and in the batches of a counter at work. */
async function drain({ office: { db, device }, client }: Machine): Promise<readonly number[]> {
  const times: number[] = [];
  const halt = new Error('sent');
  const sending: WardClient = {
    ...client,
    async push(request) {
      const start = performance.now();
      const reply = await client.push(request);
      times.push(performance.now() - start);
      return reply;
    },
    pull: () => Promise.reject(halt),
  };
  const sync = createSync({ db, device, client: sending, clock, batch: batchAtWork });
  const round = await sync.round().catch((error) => (error === halt ? null : Promise.reject(error)));
  if (round) done(round);
  if (waitingCount(db) > 0) throw new Error('not everything was sent');
  return times;
}

/** The same rows by COPY into a table without an index, durable at its end. */
async function copyFloor(database: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
  const file = `'${(rows as { folder: string }[])[0]?.folder}/commit_log.copy'`;
  await client.query(`COPY commit_log TO ${file}`);
  await client.query('CREATE TABLE copied (LIKE commit_log)');
  const ms = await timed(() => client.query(`COPY copied FROM ${file}`));
  await client.end();
  return ms;
}

/** The same rows into a table without an index of an encrypted store, in one transaction. */
async function insertFloor(from: WriteDb, folder: string): Promise<number> {
  const rows = from.prepare('SELECT * FROM event').raw().all() as unknown[][];
  const db = await diskStore(folder);
  db.exec(`CREATE TABLE inserted (${rows[0]?.map((_, i) => `c${i}`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO inserted VALUES (${rows[0]?.map(() => '?').join(', ')})`);
  const ms = await timed(async () =>
    transact(db, () => {
      for (const row of rows) insert.run(...row);
      return ok(undefined);
    }),
  );
  db.close();
  return ms;
}

/** One counter's backlog to the ward, and from there into another counter. */
async function measureOne(postgres: TestDatabase, folder: string): Promise<Measure[]> {
  const ward = await startWardProcess(await postgres.fresh());
  const writer = await machineAt(ward, 'Q1', await diskStore(folder));
  work(writer.office, backlog, 1);
  let times: readonly number[] = [];
  const pushMs = await timed(async () => {
    times = await drain(writer);
  });
  const copyMs = await copyFloor(ward.database);
  const commits = readCommits(writer.office.db, writer.office.device, 1, backlog);
  const pouchMs = await replicateMs(
    commits.map((commit) => ({ _id: commit.id, ...commit })),
    folder,
  );
  const reader = await machineAt(ward, 'Q2', await diskStore(folder));
  const { db, device } = reader.office;
  const sync = createSync({ db, device, client: reader.client, clock, batch: batchAtWork });
  const pullMs = await timed(async () => done(await sync.round()));
  const events = count(db, 'event');
  const insertMs = await insertFloor(db, folder);
  const sorted = [...times].sort((a, b) => a - b);
  writer.office.db.close();
  db.close();
  await ward.stop();
  return [
    {
      name: 'backlog pushed by one device',
      value: perSecond(backlog, pushMs),
      unit: 'commits/s',
      limit: 2000,
      atLeast: true,
      beside: `raw COPY ${perSecond(backlog, copyMs).toFixed(0)} commits/s; ${times.length} pushes, p95 ${percentile(sorted, 0.95).toFixed(0)} ms`,
    },
    {
      name: 'the same commits by PouchDB ÷ the push',
      value: pouchMs / pushMs,
      unit: '×',
      limit: 10,
      atLeast: true,
      beside: `PouchDB to a PouchDB server ${perSecond(backlog, pouchMs).toFixed(0)} documents/s, unsigned, undecided and not synced to disk`,
    },
    {
      name: 'log pulled and applied by another device',
      value: perSecond(events, pullMs),
      unit: 'events/s',
      limit: 10_000,
      atLeast: true,
      beside: `raw SQLite insert ${perSecond(events, insertMs).toFixed(0)} events/s; ${events} events of ${backlog} commits`,
    },
  ];
}

/** A backlog shared by many counters, beside the same backlog of one; stores in memory, for one machine stands for all. */
async function measureMany(postgres: TestDatabase): Promise<Measure[]> {
  const rateOf = async (machines: number) => {
    const ward = await startWardProcess(await postgres.fresh());
    const all: Machine[] = [];
    for (let n = 1; n <= machines; n += 1) {
      const machine = await machineAt(ward, `Q${n}`, await emptyCopy());
      work(machine.office, backlog / machines, n);
      all.push(machine);
    }
    let times: readonly number[] = [];
    const ms = await timed(async () => {
      times = (await Promise.all(all.map(drain))).flat();
    });
    for (const { office } of all) office.db.close();
    await ward.stop();
    return { rate: perSecond(backlog, ms), times: [...times].sort((a, b) => a - b) };
  };
  const alone = await rateOf(1);
  const many = await rateOf(devices);
  return [
    {
      name: `${devices} devices at once ÷ one alone`,
      value: many.rate / alone.rate,
      unit: '×',
      limit: 1,
      atLeast: true,
      beside: `${many.rate.toFixed(0)} commits/s, one alone ${alone.rate.toFixed(0)}`,
    },
    {
      name: `push p95, ${devices} devices at once`,
      value: percentile(many.times, 0.95),
      unit: 'ms',
      limit: 500,
      beside: `p50 ${percentile(many.times, 0.5).toFixed(0)} ms, ${many.times.length} pushes`,
    },
  ];
}

/** Intake at a counter while its backlog drains, as the officer waits for it: from the click, the wait for the thread included. */
async function measureIntake(postgres: TestDatabase): Promise<Measure[]> {
  const ward = await startWardProcess(await postgres.fresh());
  const test = await openTestCounter({ random: randomBytes });
  const { services } = test.counter;
  const { db, device } = services;
  const staff = test.caller.staff;
  const form = await validForm(test);
  const procedure = services.catalogue.inForce(form.procedureCode);
  const checked = procedure ? checkIntake(form, procedure, '2026-11-20T09:00') : null;
  if (!procedure || !checked?.ok || !staff) throw new Error('not a valid intake');
  await fill(test, staff, Math.min(backlog, 2000));
  const intakes = async (going: (done: number) => boolean, written = () => {}): Promise<number[]> => {
    const times: number[] = [];
    const start = performance.now();
    for (
      let due = start;
      going(times.length);
      due = Math.max(due + 15 + Math.random() * 20, performance.now())
    ) {
      await setTimeout(Math.max(0, due - performance.now()));
      done(commitReceipt(services, staff, nextId(test), checked.value, procedure));
      written();
      times.push(performance.now() - due);
    }
    return times.sort((a, b) => a - b);
  };
  const idle = await intakes((made) => made < 300);
  const client = await enrol(ward, 'Q1', device, services.deviceKey);
  const waited = waitingCount(db);
  const start = performance.now();
  const loop = startLoop({ db, device, client, clock, random: Math.random, news: () => {} });
  const draining = await intakes(() => waitingCount(db) > batchAtWork, loop.changed);
  const rate = perSecond(waited + draining.length, performance.now() - start);
  loop.stop();
  test.counter.close();
  await ward.stop();
  const idle95 = percentile(idle, 0.95);
  return [
    {
      name: 'intake p95 while a backlog drains ÷ idle',
      value: percentile(draining, 0.95) / idle95,
      unit: '×',
      limit: 1.5,
      beside: `draining p50 ${percentile(draining, 0.5).toFixed(2)} p95 ${percentile(draining, 0.95).toFixed(2)} ms (${draining.length} intakes, ${rate.toFixed(0)} commits/s); idle p50 ${percentile(idle, 0.5).toFixed(2)} p95 ${idle95.toFixed(2)} ms`,
    },
  ];
}

/** What the exchange with the ward server carries, on a real PostgreSQL over the real connection. */
export async function measureSync(): Promise<Measure[]> {
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'quay-bench-'));
  try {
    return [
      ...(await measureOne(postgres, folder)),
      ...(await measureMany(postgres)),
      ...(await measureIntake(postgres)),
    ];
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = report(await measureSync(), {}) > 0 ? 1 : 0;
