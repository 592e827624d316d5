import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import Database from 'better-sqlite3';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { type DeviceKey, signatureVerifier } from '../../src-main/store/deviceKey.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import type { WardClient } from '../../src-main/sync/client.ts';
import type { Compared } from '../../src-main/sync/compare.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { fail, type Result } from '../../src-shared/result.ts';
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
import { createWard, type Ward } from '../../src-ward/ward.ts';
import type { Chance } from './chance.ts';
import { crashing, PowerCut } from './crashing.ts';
import { type MemoryStorage, memoryStorage } from './memoryStorage.ts';
import type { Acknowledged, Office } from './office.ts';

export const wardId = 'w';

export interface SimCounter {
  readonly name: string;
  readonly device: string;
  /** The database as it is on disk, for looking at. */
  readonly disk: WriteDb;
  office: Office;
  /** Statements from now until the power goes. */
  cutAfter(statements: number): void;
  /** Switched on again after a cut. */
  restart(): void;
  offline: boolean;
  revoked: boolean;
  /** Its disk has lost something of the log at some time. */
  damaged: boolean;
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
  readonly counters: readonly SimCounter[];
  /** Some of what others wrote gets lost at counters; not in every schedule, for mending hides other faults. */
  readonly badDisks: boolean;
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

export async function openWorld(chance: Chance, counters: number): Promise<World> {
  const storage = memoryStorage();
  const list: SimCounter[] = [];
  const world: World = {
    chance,
    storage,
    ward: createWard(storage, { clock: () => new Date(world.now), hash, verifier: signatureVerifier }),
    counters: list,
    badDisks: chance.oneIn(4),
    faults: true,
    now: Date.parse('2026-11-20T02:00:00.000Z'),
  };
  for (let i = 1; i <= counters; i += 1) list.push(await openCounter(world, `Q${i}`));
  return world;
}

async function openCounter(world: World, name: string): Promise<SimCounter> {
  const { chance, storage } = world;
  const disk = await freshStore();
  const key = keyFrom(chance.bytes(32));
  const hex = Buffer.from(chance.bytes(10)).toString('hex');
  const device = `${hex.slice(0, 8)}-0000-7000-8000-${hex.slice(8)}`;
  const shown = { id: device, publicKey: key.publicKey, counter: name, name };
  disk.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, name);
  await storage.write(wardId, (tx) => tx.addDevice(shown));
  const clock = () => new Date(world.now + counter.skew);
  const office = (db: WriteDb): Office => ({
    db,
    counter: name,
    device,
    deviceKey: key,
    clock,
    random: chance.bytes,
  });
  let running = crashing(disk);
  const client = wireTo(world, () => counter);
  const sync = () => createSync({ db: running.db, device, client, clock });
  const counter: SimCounter = {
    name,
    device,
    disk,
    office: office(running.db),
    cutAfter: (statements) => running.cutAfter(statements),
    restart() {
      running = crashing(disk);
      counter.office = office(running.db);
    },
    offline: false,
    revoked: false,
    damaged: false,
    skew: 0,
    printed: [],
    async round() {
      const done = await sync().round();
      if (!done.ok) return done.error.code;
      mustBeSound(counter, done.value.compared);
      return null;
    },
    async compare() {
      const done = await sync().compare();
      if (!done.ok) return done.error.code;
      mustBeSound(counter, done.value);
      return done.value.alarm;
    },
  };
  return counter;
}

/** Mending is for bad disks: where it helps a sound one, it hides what sync has lost. */
function mustBeSound({ name, damaged }: SimCounter, compared: Compared | null): void {
  if (!damaged && compared && compared.mended > 0)
    throw new Error(`I5: ${name} differed from the ward by ${compared.mended}`);
}

/** The network between a counter and the ward, with everything a network does. */
function wireTo(world: World, of: () => SimCounter): WardClient {
  const { chance, ward } = world;
  const bad = (times: number) => world.faults && chance.oneIn(times);
  const late: PushRequest[] = [];
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
      if (old) await carry(() => ward.push(wardId, of().device, old));
      late.push(sent);
      const reply = await carry(() => ward.push(wardId, of().device, sent));
      return reply.ok ? { ok: true, value: pushReply.parse(reply.value) } : reply;
    },
    async pull(request) {
      const asked = pullRequest.parse(request);
      const few = world.faults ? { ...asked, limit: 1 + chance.below(20) } : asked;
      const reply = await carry(() => ward.pull(wardId, of().device, few));
      return reply.ok ? { ok: true, value: pullReply.parse(JSON.parse(JSON.stringify(reply.value))) } : reply;
    },
    page: (request) => carry(() => ward.page(wardId, of().device, pageRequest.parse(request))),
    digests: (request) => carry(() => ward.digests(wardId, of().device, digestRequest.parse(request))),
    lines: (request) => carry(() => ward.lines(wardId, of().device, linesRequest.parse(request))),
  };
}
