import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import { createHttpClient, enrolAt } from '../../src-main/sync/httpClient.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { type Office, recordOfficialCode } from '../simulation/office.ts';
import type { TestWard } from './postgres.ts';

const clock = () => new Date();

export type WardCounter = Awaited<ReturnType<typeof enrolledCounter>>;

/** A counter with a store in memory, enrolled at the ward over the network. */
export async function enrolledCounter(ward: TestWard, name: string) {
  const db = (await emptyCopy()) as WriteDb;
  const device = randomUUID();
  const key = deviceKey(newDeviceKey());
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, name);
  const made = await ward.open.members.makeCode(ward.id, name);
  if (!made.ok) throw new Error(made.error.code);
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  const code = made.value.toLowerCase();
  const enrolled = await enrolAt(address, { code, device, publicKey: key.publicKey, name, seq: 0 });
  expect(enrolled).toEqual({ ok: true, value: { ward: ward.id, wardName: 'Phường thử', counter: name } });
  const client = createHttpClient(address, { ward: ward.id, device, key, clock });
  const office: Office = { db, counter: name, device, deviceKey: key, clock, random: randomBytes };
  return {
    db,
    device,
    key,
    office,
    client,
    sync: createSync({ db, device, client, clock }),
    code,
    /** Enters the province's code of a dossier. */
    record: (dossier: string, official: string) => recordOfficialCode(office, dossier, official),
  };
}

export const dossiers = (db: WriteDb) =>
  db.prepare('SELECT id, code, status FROM dossier ORDER BY id').all() as { id: string; code: string }[];
