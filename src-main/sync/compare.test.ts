import { afterEach, expect, test } from 'vitest';
import { noDossier } from '../../src-shared/dossier/state.ts';
import { ok } from '../../src-shared/result.ts';
import { chanceFrom } from '../../tests/simulation/chance.ts';
import { checkWorld } from '../../tests/simulation/check.ts';
import { handle, receive } from '../../tests/simulation/office.ts';
import { openWorld, type SimCounter, tasksOf, type World } from '../../tests/simulation/world.ts';
import { alterCommit, dropCommit, othersCommits } from '../../tests/support/damage.ts';
import { appendCommit } from '../store/append.ts';
import { dossierStream } from '../store/project.ts';
import { transact } from '../store/transact.ts';
import { verifyStore } from '../store/verify.ts';
import { readCursor } from '../store/ward.ts';

let world: World;
afterEach(() => {
  for (const { disk } of world.counters) disk.close();
});

const ids = ({ disk }: SimCounter) =>
  disk.prepare('SELECT id FROM dossier ORDER BY id').pluck().all() as string[];

async function level(): Promise<void> {
  for (let i = 0; i < 3; i += 1)
    for (const counter of world.counters) expect(await counter.round()).toBeNull();
}

/** Two counters that have worked on the same dossiers, with what clashed, and are level. */
async function busyWard(seed = 5) {
  const chance = chanceFrom(seed);
  world = await openWorld(chance, 2);
  world.faults = false;
  for (const counter of world.counters) counter.damaged = true;
  const [one, two] = world.counters as [SimCounter, SimCounter];
  for (let i = 0; i < 6; i += 1) {
    for (const counter of world.counters) counter.printed.push(receive(counter.office, chance));
    await level();
    for (let j = 0; j < 8; j += 1) {
      const counter = chance.of(world.counters);
      handle(counter.office, chance.of(ids(counter)), chance);
    }
    await level();
  }
  return { one, two, chance };
}

/** Every table that tells of the log, but for where things lie in this one. */
const picture = ({ disk }: SimCounter) =>
  [
    'SELECT id, commit_id, stream, type, v, at, device, seq, actor, body, prev, hash FROM event ORDER BY device, seq',
    'SELECT * FROM commit_log ORDER BY device, first_seq',
    'SELECT * FROM commit_status ORDER BY commit_id',
    'SELECT * FROM conflict ORDER BY commit_id',
    'SELECT * FROM dossier_key ORDER BY dossier',
    'SELECT * FROM visit_day ORDER BY day, kind, device',
    'SELECT dossier, payment, counter, day, at, dong, voided_day FROM payment ORDER BY dossier, payment',
    'SELECT id, status, applicant_name, official_code, closed_as FROM dossier ORDER BY id',
    'SELECT count(*) FROM outbox',
    'SELECT count(*) FROM lost_at_ward',
  ].map((query) => disk.prepare(query).raw().all());

test('counters that hold what the ward holds find nothing to mend', async () => {
  const { one } = await busyWard();
  const before = picture(one);
  expect(tasksOf(one).length).toBeGreaterThan(0);
  expect(await one.compare()).toBeNull();
  expect(picture(one)).toEqual(before);
});

test('any commit of another device that is gone is taken in again where it belongs, and every table is as before', async () => {
  const { two } = await busyWard();
  const before = picture(two);
  const many = othersCommits(two.disk, two.device);
  expect(many.length).toBeGreaterThan(20);
  for (const commit of many) {
    dropCommit(two.disk, commit);
    expect(picture(two)).not.toEqual(before);
    expect(await two.compare()).toBeNull();
    expect(picture(two)).toEqual(before);
  }
  expect(await verifyStore(two.disk)).toMatchObject({ ok: true });
});

test('a whole end of a chain is taken in again, a standing and half of a commit too', async () => {
  const { two } = await busyWard(6);
  const before = picture(two);
  for (const commit of othersCommits(two.disk, two.device).slice(3)) dropCommit(two.disk, commit);
  two.disk.exec('DELETE FROM commit_status WHERE position % 5 = 0');
  expect(await two.compare()).toBeNull();
  expect(picture(two)).toEqual(before);
  const [commit] = othersCommits(two.disk, two.device);
  if (!commit) throw new Error('no commit');
  dropCommit(two.disk, commit);
  expect(await two.compare()).toBeNull();
  expect(picture(two)).toEqual(before);
  expect(await verifyStore(two.disk)).toMatchObject({ ok: true });
});

test('a standing that differs is set to the ward’s, and the dossier folded anew', async () => {
  const { two } = await busyWard();
  const before = picture(two);
  two.disk.exec(
    `UPDATE commit_status SET status = 'rejected', code = 'sync.twice' WHERE status = 'accepted' AND position % 3 = 0`,
  );
  two.disk.exec(`UPDATE commit_status SET position = position + 1 WHERE position % 7 = 0`);
  expect(await two.compare()).toBeNull();
  expect(picture(two)).toEqual(before);
  expect(await verifyStore(two.disk)).toMatchObject({ ok: true });
});

test('a chain that no longer fits is mended by the round that meets it', async () => {
  const { one, two, chance } = await busyWard();
  const last = othersCommits(two.disk, two.device).at(-1);
  if (!last) throw new Error('no commit');
  dropCommit(two.disk, last);
  one.printed.push(receive(one.office, chance));
  await level();
  expect(picture(two).slice(0, 3)).toEqual(picture(one).slice(0, 3));
  await checkWorld(world, true);
});

test('what a bad disk lost ahead of the cursor is taken in when the cursor gets there', async () => {
  const { one, two } = await busyWard();
  const before = picture(two);
  const first = othersCommits(two.disk, two.device)[0];
  if (!first) throw new Error('no commit');
  dropCommit(two.disk, first);
  // As after enrolling anew: what it wrote as another device is here, and not yet read back.
  two.disk.exec(`DELETE FROM meta WHERE name = 'wardCursor'`);
  expect(await two.round()).toBeNull();
  expect(picture(two)).toEqual(before);
  expect(picture(two).slice(0, 3)).toEqual(picture(one).slice(0, 3));
  expect(await verifyStore(two.disk)).toMatchObject({ ok: true });
});

test('several that were lost ahead of the cursor come back with one page, and what is new on it too', async () => {
  const { one, two, chance } = await busyWard();
  for (const commit of othersCommits(two.disk, two.device).slice(0, 5)) dropCommit(two.disk, commit);
  two.disk.exec(`DELETE FROM meta WHERE name = 'wardCursor'`);
  const { dossier } = receive(one.office, chance);
  handle(one.office, dossier, chance);
  expect(await one.round()).toBeNull();
  expect(await two.round()).toBeNull();
  expect(ids(two)).toContain(dossier);
  expect(picture(two).slice(0, 3)).toEqual(picture(one).slice(0, 3));
  expect(await verifyStore(two.disk)).toMatchObject({ ok: true, differing: [] });
});

test('a receipt that comes again after a bad disk lost the first finds its row', async () => {
  const { one, two, chance } = await busyWard();
  const { dossier } = receive(one.office, chance);
  await level();
  const received = othersCommits(two.disk, two.device).at(-1);
  if (!received) throw new Error('no commit');
  const events = one.disk.prepare('SELECT type, body FROM event WHERE commit_id = ?').all(received.id) as {
    type: string;
    body: string;
  }[];
  dropCommit(two.disk, received);
  const again = events.map(({ type, body }) => ({ type, body: JSON.parse(body) as unknown }));
  transact(two.office.db, () => {
    const stream = dossierStream(dossier);
    appendCommit(two.office.db, two.office, { stream, base: 0, state: noDossier, actor: 'r', events: again });
    return ok(undefined);
  });
  expect(ids(two)).toEqual(ids(one));
  await level();
  expect(await two.compare()).toBeNull();
  expect(picture(two).slice(0, 3)).toEqual(picture(one).slice(0, 3));
});

test('a commit that is here with other bytes is told and never touched', async () => {
  const { two } = await busyWard();
  const commit = othersCommits(two.disk, two.device).at(-1);
  if (!commit) throw new Error('no commit');
  alterCommit(two.disk, commit);
  const before = picture(two);
  expect(await two.compare()).toBe('sync.digestMismatch');
  expect(await two.compare()).toBe('sync.digestMismatch');
  expect(picture(two)).toEqual(before);
});

test('a power cut in the middle of mending mends nothing, and the next time all', async () => {
  const { two } = await busyWard();
  const before = picture(two);
  for (const commit of othersCommits(two.disk, two.device).slice(10)) dropCommit(two.disk, commit);
  const damaged = picture(two);
  for (const statements of [1, 5, 40, 200]) {
    two.cutAfter(statements);
    await expect(two.compare()).rejects.toThrow();
    two.restart();
    expect(picture(two)).toEqual(damaged);
  }
  expect(await two.compare()).toBeNull();
  expect(picture(two)).toEqual(before);
});

test('own commits the ward knows and this store does not: a restored backup', async () => {
  const { two } = await busyWard();
  const own = othersCommits(two.disk, 'nobody').filter(({ device }) => device === two.device);
  const last = own.at(-1);
  if (!last) throw new Error('no commit');
  dropCommit(two.disk, last);
  two.doubled = true;
  expect(await two.compare()).toBe('sync.forked');
});

test('a server set back to a backup is noticed, gets everything again, and all agree', async () => {
  const { one, two, chance } = await busyWard();
  const setBack = world.storage.backup();
  for (let i = 0; i < 4; i += 1)
    for (const counter of world.counters) {
      counter.printed.push(receive(counter.office, chance));
      handle(counter.office, chance.of(ids(counter)), chance);
      await level();
    }
  const cursor = readCursor(one.disk);
  setBack();
  expect(await one.round()).toBeNull();
  expect(readCursor(one.disk)).toBeLessThan(cursor);
  // What the other one wrote is here and not at the ward: that is told until it is there again.
  expect(await one.compare()).toBe('sync.wardBehind');
  await level();
  for (const counter of world.counters) expect(await counter.compare()).toBeNull();
  expect(picture(one).slice(0, 3)).toEqual(picture(two).slice(0, 3));
  await checkWorld(world, true);
});

test('a server set back that others have filled since is noticed by what stands at a position', async () => {
  const { one, two, chance } = await busyWard();
  const setBack = world.storage.backup();
  one.printed.push(receive(one.office, chance));
  await level();
  setBack();
  for (let i = 0; i < 5; i += 1) two.printed.push(receive(two.office, chance));
  expect(await two.round()).toBeNull();
  expect(await one.round()).toBeNull();
  expect(await one.compare()).toBeNull();
  await level();
  for (const counter of world.counters) expect(await counter.compare()).toBeNull();
  await checkWorld(world, true);
});
