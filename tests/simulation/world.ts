import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import Database from 'better-sqlite3';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { type DeviceKey, signatureVerifier } from '../../src-main/store/deviceKey.ts';
import { transact } from '../../src-main/store/transact.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import type { WardClient } from '../../src-main/sync/client.ts';
import type { Compared } from '../../src-main/sync/compare.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { endsMembership } from '../../src-shared/sync/enrolAnew.ts';
import { pageRequest } from '../../src-shared/sync/page.ts';
import {
  digestRequest,
  linesRequest,
  type PushRequest,
  pullReply,
  pullRequest,
  pushReply,
  pushRequest,
} from '../../src-shared/sync/wire.ts';
import type { Ward } from '../../src-ward/ward.ts';
import type { Chance } from './chance.ts';
import { crashing, PowerCut } from './crashing.ts';
import { type MemoryStorage, memoryStorage } from './memoryStorage.ts';
import type { Acknowledged, Office } from './office.ts';
import type { Release } from './olderReleases.ts';
import * as thisRelease from './release.ts';

export const wardId = 'w';

/** Who a machine is to the ward. */
interface Identity {
  readonly device: string;
  readonly key: DeviceKey;
  /** Short name in codes. */
  readonly name: string;
}

/** A machine's disk at some time, with everything on it. */
export interface Image {
  readonly content: Buffer;
  readonly who: Identity;
  readonly release: Release;
  /** Whoever holds it, it has lost something of the log at some time. */
  readonly damaged: boolean;
}

export interface SimCounter {
  readonly name: string;
  readonly device: string;
  /** The database as it is on disk, for looking at. */
  readonly disk: WriteDb;
  office: Office;
  readonly release: Release;
  /** Statements from now until the power goes. */
  cutAfter(statements: number): void;
  /** Switched on again after a cut. */
  restart(): void;
  /** Switched off and on again with this release in the place of an older one. */
  upgrade(): void;
  image(): Image;
  /** The machine wakes up with an earlier disk. */
  restore(image: Image): void;
  /** The machine joins as another device, with a new one-time code. */
  enrolAnew(): Promise<void>;
  offline: boolean;
  readonly revoked: boolean;
  /** Its disk has lost something of the log at some time. */
  damaged: boolean;
  /** Another machine has its disk, or it has an earlier one: the ward may meet two of it. */
  doubled: boolean;
  /** Milliseconds its clock is out by. */
  skew: number;
  /** What people hold in their hands. */
  readonly printed: Acknowledged[];
  /** One round of sync; the failure's code, or null. */
  round(): Promise<string | null>;
  /** One comparison with the ward's log; its failure or alarm, or null. */
  compare(): Promise<string | null>;
}

export interface World {
  readonly chance: Chance;
  readonly storage: MemoryStorage;
  readonly ward: Ward;
  readonly counters: SimCounter[];
  /** Some of what others wrote gets lost at counters; not in every schedule, for mending hides other faults. */
  readonly badDisks: boolean;
  /** Disks are copied to other machines, or set back to what they were. */
  readonly oldDisks: boolean;
  readonly revoked: Set<string>;
  /** Dossiers that were on no disk but one that was set back. */
  readonly lost: Set<string>;
  /** Dossiers somebody has decided to leave out for good. */
  readonly leftOut: Set<string>;
  /** Dossiers somebody has entered again. */
  readonly entered: Set<string>;
  /** What the ward runs. */
  wardRelease: Release;
  /** A short name nobody had before. */
  newName(): string;
  /** Off once faults have ended. */
  faults: boolean;
  now: number;
}

export interface Task {
  readonly commit_id: string;
  readonly stream: string;
}

export const tasksOf = ({ disk }: Pick<SimCounter, 'disk'>): Task[] =>
  disk
    .prepare('SELECT commit_id, stream FROM conflict WHERE settled_at IS NULL ORDER BY commit_id')
    .all() as Task[];

let template: Buffer | undefined;

/** A migrated store, made once: a schedule needs a fresh one in a moment. */
async function freshStore(): Promise<WriteDb> {
  template ??= await emptyCopy().then((copy) => {
    const content = copy.serialize();
    copy.close();
    return content;
  });
  return new Database(template) as WriteDb;
}

/** The fixed header of an Ed25519 private key in DER, before its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function keyFrom(seed: Uint8Array): DeviceKey {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { publicKey, sign: (bytes) => sign(null, bytes, key).toString('base64') };
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A ward and its counters; those of an older release, where one is given, by chance. */
export async function openWorld(chance: Chance, counters: number, older?: Release): Promise<World> {
  const storage = memoryStorage();
  const list: SimCounter[] = [];
  const wardOf = (release: Release) =>
    release.createWard(storage, { clock: () => new Date(world.now), hash, verifier: signatureVerifier });
  const releaseOf = (): Release => (older && !chance.oneIn(4) ? older : thisRelease);
  let ward: { readonly release: Release; readonly running: Ward } | null = null;
  let names = 0;
  const world: World = {
    chance,
    storage,
    wardRelease: releaseOf(),
    get ward() {
      const { wardRelease: release } = world;
      if (ward?.release !== release) ward = { release, running: wardOf(release) };
      return ward.running;
    },
    newName: () => {
      names += 1;
      return `N${names}`;
    },
    counters: list,
    badDisks: chance.oneIn(4),
    oldDisks: chance.oneIn(4),
    revoked: new Set(),
    lost: new Set(),
    leftOut: new Set(),
    entered: new Set(),
    faults: true,
    now: Date.parse('2026-11-20T02:00:00.000Z'),
  };
  for (let i = 1; i <= counters; i += 1) {
    const who = identity(world, `Q${i}`);
    await join(world, who);
    const disk = await freshStore();
    const { device, key, name } = who;
    disk.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, name);
    const content = disk.serialize();
    disk.close();
    list.push(openCounter(world, { content, who, release: releaseOf(), damaged: false }));
  }
  return world;
}

function identity({ chance }: World, name: string): Identity {
  const key = keyFrom(chance.bytes(32));
  const hex = Buffer.from(chance.bytes(10)).toString('hex');
  return { device: `${hex.slice(0, 8)}-0000-7000-8000-${hex.slice(8)}`, key, name };
}

const join = ({ storage }: World, { device, key, name }: Identity): Promise<void> =>
  storage.write(wardId, (tx) => tx.addDevice({ id: device, publicKey: key.publicKey, counter: name, name }));

/** Switches a machine on that has what an image says. */
export function openCounter(world: World, image: Image): SimCounter {
  const { chance } = world;
  const clock = () => new Date(world.now + counter.skew);
  const client = wireTo(world, () => counter);
  let { who, release, damaged } = image;
  let next: Identity | null = null;
  let disk = new Database(image.content) as WriteDb;
  let running = crashing(disk);
  const start = () => {
    running = crashing(disk);
    const { device, key: deviceKey, name } = who;
    counter.office = { db: running.db, counter: name, device, deviceKey, clock, random: chance.bytes };
  };
  /** What is on the disk may be of another release. */
  const open = () => {
    start();
    transact(running.db, () => ok(release.refillDerived(running.db)));
  };
  const sync = () => release.createSync({ db: running.db, device: who.device, client, clock });
  const counter: SimCounter = {
    get name() {
      return who.name;
    },
    get device() {
      return who.device;
    },
    get disk() {
      return disk;
    },
    get release() {
      return release;
    },
    get revoked() {
      return world.revoked.has(who.device);
    },
    get damaged() {
      return damaged;
    },
    set damaged(is) {
      damaged = is;
    },
    office: undefined as unknown as Office,
    cutAfter: (statements) => running.cutAfter(statements),
    restart: start,
    upgrade() {
      if (release === thisRelease) return;
      release = thisRelease;
      open();
    },
    image: () => ({ content: disk.serialize(), who, release, damaged }),
    restore(earlier) {
      disk.close();
      disk = new Database(earlier.content) as WriteDb;
      ({ who, release, damaged } = earlier);
      counter.doubled = true;
      open();
    },
    async enrolAnew() {
      // The same again, where it was cut off in between.
      next ??= identity(world, world.newName());
      await join(world, next);
      const { device, key, name } = next;
      const joined = { device, publicKey: key.publicKey, name };
      transact(running.db, () => ok(release.belong(running.db, joined, who.device)));
      who = next;
      next = null;
      counter.doubled = false;
      start();
    },
    offline: false,
    doubled: false,
    skew: 0,
    printed: [],
    async round() {
      const done = await sync().round();
      if (!done.ok) return mayFail(counter, done.error.code);
      mustBeSound(counter, done.value.compared);
      return null;
    },
    async compare() {
      const done = await sync().compare();
      if (!done.ok) return mayFail(counter, done.error.code);
      mustBeSound(counter, done.value);
      return done.value.alarm;
    },
  };
  open();
  return counter;
}

/** A device that nobody copied, set back or revoked belongs to its ward. */
function mayFail({ name, doubled, revoked }: SimCounter, code: string): string {
  if (endsMembership.has(code) && !doubled && !revoked) throw new Error(`I3: ${name} was told ${code}`);
  return code;
}

/** Mending is for bad disks: where it helps a sound one, it hides what sync has lost. */
function mustBeSound({ name, damaged }: SimCounter, compared: Compared | null): void {
  if (!damaged && compared && compared.mended > 0)
    throw new Error(`I5: ${name} differed from the ward by ${compared.mended}`);
}

/** The network between a counter and the ward, with everything a network does. */
function wireTo(world: World, of: () => SimCounter): WardClient {
  const { chance } = world;
  const bad = (times: number) => world.faults && chance.oneIn(times);
  const late: { device: string; request: PushRequest }[] = [];
  const carry = async <T>(ask: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (of().offline || bad(10)) return fail('sync.offline');
    try {
      const reply = await ask();
      // Lost on the way back, or cut off in the middle: the counter cannot know what was done.
      if (bad(8)) return fail('sync.offline');
      return bad(25) ? fail('sync.badAnswer') : reply;
    } catch (error) {
      if (error instanceof PowerCut) return fail('sync.offline');
      throw error;
    }
  };
  return {
    async push(request) {
      const sent = pushRequest.parse(JSON.parse(JSON.stringify(request)));
      // A request the network kept comes again, long after its answer was given up.
      const old = late.length > 0 && bad(6) ? chance.of(late) : null;
      if (old) await carry(() => world.ward.push(wardId, old.device, old.request));
      late.push({ device: of().device, request: sent });
      const reply = await carry(() => world.ward.push(wardId, of().device, sent));
      return reply.ok ? { ok: true, value: pushReply.parse(reply.value) } : reply;
    },
    async pull(request) {
      const asked = pullRequest.parse(request);
      const few = world.faults ? { ...asked, limit: 1 + chance.below(20) } : asked;
      const reply = await carry(() => world.ward.pull(wardId, of().device, few));
      return reply.ok ? { ok: true, value: pullReply.parse(JSON.parse(JSON.stringify(reply.value))) } : reply;
    },
    page: (request) => carry(() => world.ward.page(wardId, of().device, pageRequest.parse(request))),
    digests: (request) => carry(() => world.ward.digests(wardId, of().device, digestRequest.parse(request))),
    lines: (request) => carry(() => world.ward.lines(wardId, of().device, linesRequest.parse(request))),
  };
}
