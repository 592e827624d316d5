import { endsMembership } from '../../src-shared/sync/enrolAnew.ts';
import { dropCommit, othersCommits } from '../support/damage.ts';
import { chanceFrom } from './chance.ts';
import { checkWorld, entriesOf, type Told } from './check.ts';
import { PowerCut } from './crashing.ts';
import { olderReleases } from './olderReleases.ts';
import * as thisRelease from './release.ts';
import { type Image, openCounter, openWorld, type SimCounter, tasksOf, type World, wardId } from './world.ts';

const minute = 60_000;

const dossiersOf = ({ disk }: SimCounter): string[] =>
  disk.prepare('SELECT id FROM dossier ORDER BY id').pluck().all() as string[];

/** Something people do; a power cut in the middle of it is a power cut. */
function work(world: World, counter: SimCounter): void {
  const { chance } = world;
  const { office, release } = counter;
  const known = dossiersOf(counter);
  const tasks = tasksOf(counter);
  const kind = chance.below(20);
  if (known.length < 2 || kind < 2) counter.printed.push(release.receive(office, chance));
  else if (kind === 4) release.fromTheFuture(office, chance.of(known));
  else if (kind < 8 && tasks.length > 0) {
    const task = chance.of(tasks);
    release.settle(office, task.commit_id, task.stream, chance);
  } else if (kind === 8) settleSetAside(world, counter);
  else release.handle(office, chance.of(known), chance);
}

/** Somebody decides about something that was set aside; false where nothing is. */
function settleSetAside({ chance, leftOut, entered }: World, { office, release }: SimCounter): boolean {
  const settled = release.settleSetAside(office, chance);
  if (settled?.received) (settled.choice === 'drop' ? leftOut : entered).add(settled.received);
  return settled !== null;
}

/** A bad disk: what another counter wrote is not here any more. */
function loseCommit({ chance }: World, counter: SimCounter): void {
  const others = othersCommits(counter.disk, counter.device);
  if (others.length === 0) return;
  dropCommit(counter.disk, chance.of(others));
  counter.damaged = true;
}

const mostCounters = 7;

/** A machine gets a copy of another one's disk. */
function clone(world: World, counter: SimCounter): void {
  if (world.counters.length >= mostCounters) return;
  const other = openCounter(world, counter.image());
  counter.doubled = true;
  other.doubled = true;
  world.counters.push(other);
}

/** A machine's disk is what it was some time ago. What was nowhere else is gone, but for the paper. */
async function setBack(world: World, counter: SimCounter, image: Image): Promise<void> {
  counter.restore(image);
  const there = new Set(
    (await entriesOf(world)).flatMap(({ commit }) => commit?.events.map(({ stream }) => stream) ?? []),
  );
  const here = counter.disk
    .prepare('SELECT stream FROM event UNION SELECT stream FROM set_aside')
    .pluck()
    .all() as string[];
  for (const { dossier } of counter.printed)
    if (!there.has(`dossier:${dossier}`) && !here.includes(`dossier:${dossier}`)) world.lost.add(dossier);
}

/** What happens to machines and what runs on them. */
async function befall(world: World, counter: SimCounter, images: Map<SimCounter, Image>): Promise<void> {
  const { chance, storage, counters } = world;
  if (chance.oneIn(12)) counter.offline = !counter.offline;
  if (chance.oneIn(25)) counter.skew = (chance.below(5) - 2) * 36 * 60 * minute;
  if (chance.oneIn(20)) storage.cutNext(chance.of(['before', 'after'] as const));
  if (chance.oneIn(15)) counter.cutAfter(1 + chance.below(40));
  const others = counters.filter(({ revoked, device }) => !revoked && device !== counter.device);
  if (chance.oneIn(150) && others.length > 0) {
    world.revoked.add(counter.device);
    await storage.write(wardId, (tx) => tx.revoke(counter.device)).catch(() => undefined);
  }
  if (world.badDisks && chance.oneIn(15)) loseCommit(world, counter);
  if (chance.oneIn(20)) counter.upgrade();
  if (chance.oneIn(60)) world.wardRelease = thisRelease;
  if (!world.oldDisks) return;
  if (chance.oneIn(15)) images.set(counter, counter.image());
  const image = images.get(counter);
  if (image && chance.oneIn(12)) await setBack(world, counter, image);
  if (chance.oneIn(40)) clone(world, counter);
}

/** A round; a counter that does not belong any more may be enrolled anew. */
async function exchange({ chance }: World, counter: SimCounter): Promise<void> {
  const failure = await counter.round();
  if (failure && endsMembership.has(failure) && chance.oneIn(3)) await counter.enrolAnew();
}

/** One thing that happens somewhere, good or bad. */
async function step(world: World, images: Map<SimCounter, Image>): Promise<void> {
  const { chance, counters } = world;
  const counter = chance.of(counters);
  world.now += chance.below(90) * minute;
  try {
    await befall(world, counter, images);
    if (chance.oneIn(3)) await exchange(world, counter);
    else if (chance.oneIn(20)) await counter.compare();
    else work(world, counter);
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    counter.restart();
  }
}

/** Sends and reads all there is; whoever cannot go on under its name goes on under another. */
async function settleDown(world: World, counter: SimCounter): Promise<void> {
  const failure = await counter.round();
  if (failure === 'sync.forked') {
    await counter.enrolAnew();
    return settleDown(world, counter);
  }
  if (failure) throw new Error(`${counter.name} does not drain: ${failure}`);
  if (!settleSetAside(world, counter)) return;
  while (settleSetAside(world, counter));
  return settleDown(world, counter);
}

/** Faults end: everything that waits must get through by itself, on the releases as they are and upgraded. */
async function drain(world: World): Promise<void> {
  world.faults = false;
  world.storage.cutNext('never');
  const left = world.counters.filter(({ revoked }) => !revoked);
  for (const counter of left) {
    counter.offline = false;
    counter.restart();
  }
  const mixed = world.wardRelease !== thisRelease || left.some(({ release }) => release !== thisRelease);
  if (mixed) for (const counter of left) await settleDown(world, counter);
  world.wardRelease = thisRelease;
  for (const counter of world.counters) counter.upgrade();
  const last = () => world.storage.read(wardId, (tx) => tx.lastPosition());
  // Each enrolling anew can end another machine's membership that had the same disk.
  for (let rounds = 0, before = -1; before < (await last()); rounds += 1) {
    if (rounds > 2 * mostCounters) throw new Error('I1: sending does not come to an end');
    before = await last();
    for (const counter of left) await settleDown(world, counter);
  }
  for (const counter of left) {
    const told = await counter.compare();
    if (told) throw new Error(`${counter.name} does not compare: ${told}`);
  }
}

/** Plays the schedule of a seed to its end and checks what must always be true; throws what is not. */
export async function play(seed: number): Promise<Told> {
  const chance = chanceFrom(seed);
  const older = chance.oneIn(2) ? chance.of(await olderReleases()) : undefined;
  const world = await openWorld(chance, 1 + chance.below(6), older);
  const images = new Map<SimCounter, Image>();
  const steps = 30 + chance.below(90);
  for (let i = 0; i < steps; i += 1) await step(world, images);
  await drain(world);
  const told = await checkWorld(world, seed % 20 === 0);
  for (const { disk } of world.counters) disk.close();
  return told;
}
