import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../src-main/store/verify.ts';
import { readCursor } from '../../src-main/store/ward.ts';
import { rangeSize } from '../../src-shared/sync/digest.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { handle, receive, settle } from '../simulation/office.ts';
import { dropCommit, othersCommits } from '../support/damage.ts';
import { idsOf, type Member, member } from './member.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
let one: Member;
let two: Member;
const chance = chanceFrom(23);

async function level(): Promise<void> {
  for (const { sync } of [one, two, one, two]) expect(await sync.round()).toMatchObject({ ok: true });
}

/** Both at work apart on the same dossiers, then level: some of it clashes. */
async function work(times: number): Promise<void> {
  for (let i = 0; i < 8; i += 1) receive(chance.of([one, two]).office, chance);
  await level();
  for (let i = 0; i < times; i += 1) {
    const { office, db } = chance.of([one, two]);
    handle(office, chance.of(idsOf(db).slice(-30)), chance);
  }
  await level();
}

/** More than one whole range of log. */
beforeAll(async () => {
  database = await startPostgres();
  url = await database.fresh();
  ward = await startWard(url);
  [one, two] = [await member(ward, 'Q1'), await member(ward, 'Q2')];
  while (readCursor(one.db) < 2 * rangeSize + 20) await work(150);
}, 120_000);
afterAll(async () => {
  await ward.stop();
  await database.stop();
});

async function atDatabase<T>(work: (client: Client) => Promise<T>, at = url): Promise<T> {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const keptRanges = () =>
  atDatabase(async (client) => {
    const { rows } = await client.query('SELECT range FROM range_digest ORDER BY range');
    return (rows as { range: string }[]).map(({ range }) => Number(range));
  });

const well = { ok: true, value: { mended: 0, alarm: null } };

const logOf = ({ db }: Member) =>
  [
    'SELECT device, seq, hash FROM event ORDER BY device, seq',
    'SELECT * FROM commit_status ORDER BY commit_id',
    'SELECT * FROM conflict ORDER BY commit_id',
    'SELECT id, status, applicant_name, official_code FROM dossier ORDER BY id',
  ].map((query) => db.prepare(query).raw().all());

test('counters that are level find nothing, and whole ranges are worked out once', async () => {
  expect(await one.sync.compare()).toEqual(well);
  expect(await keptRanges()).toEqual([0, 1]);
  expect(await two.sync.compare()).toEqual(well);
  expect(logOf(one)).toEqual(logOf(two));
}, 30_000);

test('what is gone from a counter’s store comes back from the ward, in old ranges and in the newest', async () => {
  const before = logOf(two);
  const others = othersCommits(two.db, two.device);
  const gone = [...others.slice(3, 6), ...others.slice(-2)];
  for (const commit of gone) dropCommit(two.db, commit);
  expect(await two.sync.compare()).toEqual({ ok: true, value: { mended: gone.length, alarm: null } });
  expect(logOf(two)).toEqual(before);
  expect(await two.sync.compare()).toEqual(well);
  expect(await verifyStore(two.db)).toMatchObject({ ok: true });
}, 30_000);

test('a commit that comes to stand otherwise is compared anew, and by who has not heard of it as it was', async () => {
  // Whatever becomes of a task, what is held behind it comes to stand anew.
  const task = one.db
    .prepare(
      `SELECT c.commit_id, c.stream FROM conflict c
       JOIN event h ON h.stream = c.stream JOIN commit_status s ON s.commit_id = h.commit_id
       WHERE c.settled_at IS NULL AND c.status = 'rejected' AND s.status = 'held' AND s.position <= ? LIMIT 1`,
    )
    .get(rangeSize) as { commit_id: string; stream: string } | undefined;
  if (!task) throw new Error('nothing is held');
  expect(await keptRanges()).toContain(0);
  settle(one.office, task.commit_id, task.stream, chance);
  expect(await one.sync.round()).toMatchObject({ ok: true });
  expect(await keptRanges()).not.toContain(0);
  // Two has not read of it: as of where it is, the ward's lines are its own.
  expect(await two.sync.compare()).toEqual(well);
  await level();
  expect(await one.sync.compare()).toEqual(well);
  expect(await two.sync.compare()).toEqual(well);
  expect(await keptRanges()).toContain(0);
}, 30_000);

test('a server set back to a backup is told of, gets everything again, and all agree', async () => {
  await ward.stop();
  const back = url.replace(/\w+$/, 'backup');
  await atDatabase(
    (client) => client.query(`CREATE DATABASE backup TEMPLATE ${url.split('/').at(-1)}`),
    url.replace(/\w+$/, 'postgres'),
  );
  ward = await startWard(url, undefined, ward);
  await work(60);
  const cursor = readCursor(one.db);
  await ward.stop();
  url = back;
  ward = await startWard(url, undefined, ward);

  const told = await one.sync.round();
  expect(told).toMatchObject({ ok: true, value: { compared: { alarm: 'sync.wardBehind' } } });
  expect(readCursor(one.db)).toBeLessThan(cursor);
  await level();
  expect(await one.sync.compare()).toEqual(well);
  expect(await two.sync.compare()).toEqual(well);
  expect(logOf(one)).toEqual(logOf(two));
  for (const { db } of [one, two]) expect(await verifyStore(db)).toMatchObject({ ok: true });
}, 60_000);
