import { randomBytes, randomUUID } from 'node:crypto';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import { createHttpClient, enrolAt, type HttpWardClient } from '../../src-main/sync/httpClient.ts';
import { createSync, type Sync } from '../../src-main/sync/sync.ts';
import type { Office } from '../simulation/office.ts';
import type { TestWard } from './postgres.ts';

export interface Member {
  readonly device: string;
  readonly db: WriteDb;
  readonly office: Office;
  readonly client: HttpWardClient;
  readonly sync: Sync;
  /** A store that knows of nothing but its own device: this machine on its first day. */
  empty(): Promise<WriteDb>;
}

const clock = () => new Date();

/** A counter with a store in memory, enrolled at a ward over the network. */
export async function member(ward: TestWard, name: string): Promise<Member> {
  const device = randomUUID();
  const key = deviceKey(newDeviceKey());
  const { publicKey } = key;
  const empty = async () => {
    const db = await emptyCopy();
    db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, publicKey, name);
    return db;
  };
  const db = await empty();
  const made = await ward.open.members.makeCode(ward.id, name);
  if (!made.ok) throw new Error(made.error.code);
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  const enrolled = await enrolAt(address, { code: made.value, device, publicKey, name, seq: 0 });
  if (!enrolled.ok) throw new Error(enrolled.error.code);
  const client = createHttpClient(address, { ward: ward.id, device, key, clock });
  const office: Office = { db, counter: name, device, deviceKey: key, clock, random: randomBytes };
  return { device, db, office, client, sync: createSync({ db, device, client, clock }), empty };
}

export const idsOf = (db: WriteDb): string[] =>
  db.prepare('SELECT id FROM dossier ORDER BY id').pluck().all() as string[];
