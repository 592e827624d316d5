import { dropCommit, othersCommits } from '../support/damage.ts';
import { chanceFrom } from './chance.ts';
import { checkWorld, type Told } from './check.ts';
import { PowerCut } from './crashing.ts';
import { fromTheFuture, handle, receive, settle } from './office.ts';
import { openWorld, type SimCounter, tasksOf, type World, wardId } from './world.ts';

const minute = 60_000;

const dossiersOf = ({ disk }: SimCounter): string[] =>
  disk.prepare('SELECT id FROM dossier ORDER BY id').pluck().all() as string[];

/** Something people do; a power cut in the middle of it is a power cut. */
function work(world: World, counter: SimCounter): void {
  const { chance } = world;
  const { office } = counter;
  const known = dossiersOf(counter);
  const tasks = tasksOf(counter);
  const kind = chance.below(20);
  if (known.length < 2 || kind < 2) counter.printed.push(receive(office, chance));
  else if (kind === 4) fromTheFuture(office, chance.of(known));
  else if (kind < 8 && tasks.length > 0) {
    const task = chance.of(tasks);
    settle(office, task.commit_id, task.stream, chance);
  } else handle(office, chance.of(known), chance);
}

/** A bad disk: what another counter wrote is not here any more. */
function loseCommit({ chance }: World, counter: SimCounter): void {
  const others = othersCommits(counter.disk, counter.device);
  if (others.length === 0) return;
  dropCommit(counter.disk, chance.of(others));
  counter.damaged = true;
}

/** One thing that happens somewhere, good or bad. */
async function step(world: World): Promise<void> {
  const { chance, storage, counters } = world;
  const counter = chance.of(counters);
  world.now += chance.below(90) * minute;
  if (chance.oneIn(12)) counter.offline = !counter.offline;
  if (chance.oneIn(25)) counter.skew = (chance.below(5) - 2) * 36 * 60 * minute;
  if (chance.oneIn(20)) storage.cutNext(chance.of(['before', 'after'] as const));
  if (chance.oneIn(15)) counter.cutAfter(1 + chance.below(40));
  if (chance.oneIn(150) && counters.filter(({ revoked }) => !revoked).length > 1) {
    counter.revoked = true;
    await storage.write(wardId, (tx) => tx.revoke(counter.device)).catch(() => undefined);
  }
  if (world.badDisks && chance.oneIn(15)) loseCommit(world, counter);
  try {
    if (chance.oneIn(3)) await counter.round();
    else if (chance.oneIn(20)) await counter.compare();
    else work(world, counter);
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    counter.restart();
  }
}

/** Faults end: everything that waits must get through by itself. */
async function drain(world: World): Promise<void> {
  world.faults = false;
  world.storage.cutNext('never');
  const left = world.counters.filter(({ revoked }) => !revoked);
  for (const counter of left) {
    counter.offline = false;
    counter.restart();
  }
  for (let round = 0; round < 3; round += 1)
    for (const counter of left) {
      const failure = await counter.round();
      if (failure) throw new Error(`${counter.name} does not drain: ${failure}`);
    }
  for (const counter of left) {
    const told = await counter.compare();
    if (told) throw new Error(`${counter.name} does not compare: ${told}`);
  }
}

/** Plays the schedule of a seed to its end and checks what must always be true; throws what is not. */
export async function play(seed: number): Promise<Told> {
  const chance = chanceFrom(seed);
  const world = await openWorld(chance, 1 + chance.below(6));
  const steps = 30 + chance.below(90);
  for (let i = 0; i < steps; i += 1) await step(world);
  await drain(world);
  const told = await checkWorld(world, seed % 20 === 0);
  for (const { disk } of world.counters) disk.close();
  return told;
}
