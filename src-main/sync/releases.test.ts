import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import { ok } from '../../src-shared/result.ts';
import { baseOf } from '../../src-shared/sync/chain.ts';
import { chanceFrom } from '../../tests/simulation/chance.ts';
import { checkWorld, entriesOf } from '../../tests/simulation/check.ts';
import { olderReleases, type Release } from '../../tests/simulation/olderReleases.ts';
import {
  openCounter,
  openWorld,
  type SimCounter,
  tasksOf,
  type World,
} from '../../tests/simulation/world.ts';
import { dossierStream, readState } from '../store/project.ts';
import { dossierKey, seal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import { verifyStore } from '../store/verify.ts';

let world: World;
afterEach(() => {
  for (const { disk } of world.counters) disk.close();
});

async function level(): Promise<void> {
  for (let i = 0; i < 2; i += 1)
    for (const counter of world.counters) expect(await counter.round()).toBeNull();
}

/** The release before, without the event that records the province's code. */
const older = async (): Promise<Release> => {
  const [first] = await olderReleases();
  if (!first) throw new Error('no older release');
  return first;
};

/** Two counters that know one dossier; the second is of the release before. */
async function mixed() {
  world = await openWorld(chanceFrom(9), 2);
  world.faults = false;
  const [newer, second] = world.counters as [SimCounter, SimCounter];
  const before = openCounter(world, { ...second.image(), release: await older() });
  second.disk.close();
  world.counters[1] = before;
  const receipt = newer.release.receive(newer.office, world.chance);
  newer.printed.push(receipt);
  await level();
  return { newer, before, dossier: receipt.dossier };
}

/** Writes events of a dossier down as the counter's own release does. */
function write({ office, disk, release }: SimCounter, dossier: string, events: readonly AnyEvent[]): void {
  const state = release.readState(disk, dossier);
  const stream = dossierStream(dossier);
  transact(office.db, () => {
    release.appendCommit(office.db, office, { stream, base: state.version, state, actor: 'r', events });
    return ok(undefined);
  });
}

const recorded = { type: 'dossier.officialCodeRecorded', body: { officialCode: 'H08.12-261120-0001' } };
const rows = ({ disk }: SimCounter) =>
  disk
    .prepare('SELECT id, code, official_code, applicant_name, status, digits FROM dossier ORDER BY id')
    .all();
const log = ({ disk }: SimCounter) =>
  disk.prepare('SELECT type, v, body, hash FROM event ORDER BY device, seq').all();

test('a counter of the release before keeps what it does not know word for word, and shows it once upgraded', async () => {
  const { newer, before, dossier } = await mixed();
  write(newer, dossier, [recorded]);
  await level();
  expect(log(before)).toEqual(log(newer));
  expect(rows(before)).toMatchObject([{ official_code: null }]);
  before.upgrade();
  expect(rows(before)).toEqual(rows(newer));
  expect(rows(before)).toMatchObject([{ official_code: 'H08.12-261120-0001' }]);
  expect(await verifyStore(before.disk)).toMatchObject({ ok: true });
  await checkWorld(world, true);
});

test('a later version of a body nobody here can read is kept and skipped, and stops no exchange', async () => {
  const { newer, before, dossier } = await mixed();
  before.upgrade();
  write(newer, dossier, [{ type: 'dossier.corrected', v: 2, body: null }]);
  write(newer, dossier, [{ type: 'dossier.feePaid', v: 2, body: { paid: 'all' } }]);
  await level();
  expect(readState(before.disk, dossier).unread).toBe(2);
  expect(before.disk.prepare('SELECT count(*) FROM payment').pluck().get()).toBe(0);
  expect(rows(before)).toEqual(rows(newer));
  await checkWorld(world, true);
});

test('what does not open, or is not what this release takes for people, stops no exchange', async () => {
  const { newer, before, dossier } = await mixed();
  before.upgrade();
  const key = dossierKey(newer.disk, dossier) ?? new Uint8Array();
  for (const sealed of ['v1.AAAA', seal({ people: 7 }, key, dossier, randomBytes)]) {
    write(newer, dossier, [{ type: 'dossier.corrected', body: { at: '2026-11-20T09:00', sealed } }]);
    await level();
    expect(rows(before)).toMatchObject([{ applicant_name: '' }]);
    expect(rows(before)).toEqual(rows(newer));
  }
  await checkWorld(world, true);
});

test('what is decided in ignorance is decided on what was read, and turned down where another wrote it over', async () => {
  const { newer, before, dossier } = await mixed();
  write(newer, dossier, [recorded]);
  write(newer, dossier, [{ type: 'dossier.corrected', body: { at: '2026-11-20T09:00', sealed: 'v1.AAAA' } }]);
  await level();
  // Both are at the counter of the release before, and it could read neither past the first.
  write(before, dossier, [
    { type: 'dossier.corrected', body: { at: '2026-11-20T09:00', sealed: 'v1.AAAA' } },
  ]);
  await level();
  const last = (await entriesOf(world)).at(-1);
  expect(last).toMatchObject({ status: 'rejected', code: 'sync.writtenOver' });
  expect(baseOf(last?.commit?.base ?? '', dossierStream(dossier)).seen).toBe(1);
  for (const counter of world.counters) expect(tasksOf(counter)).toHaveLength(1);
});

test('once upgraded, a counter decides on all it has', async () => {
  const { newer, before, dossier } = await mixed();
  const corrected = { type: 'dossier.corrected', body: { at: '2026-11-20T09:00', sealed: 'v1.AAAA' } };
  write(newer, dossier, [recorded]);
  write(newer, dossier, [corrected]);
  await level();
  before.upgrade();
  write(before, dossier, [corrected]);
  await level();
  expect((await entriesOf(world)).at(-1)).toMatchObject({ status: 'accepted', code: null });
  await checkWorld(world, true);
});

test('a ward of the release before takes in what it does not know, and asks a person about two unseen of it', async () => {
  const { newer, before, dossier } = await mixed();
  before.upgrade();
  world.wardRelease = await older();
  write(newer, dossier, [recorded]);
  write(before, dossier, [recorded]);
  await level();
  expect((await entriesOf(world)).slice(1)).toMatchObject([
    { status: 'accepted', code: null },
    { status: 'flagged', code: 'sync.newerRelease' },
  ]);
  await checkWorld(world, true);
});
