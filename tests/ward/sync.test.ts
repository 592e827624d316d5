import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { emptyCopy, verifyStore } from '../../src-main/store/verify.ts';
import { createHttpClient, enrolAt } from '../../src-main/sync/httpClient.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { handle, type Office, receive } from '../simulation/office.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
beforeAll(async () => {
  database = await startPostgres();
  url = await database.fresh();
  ward = await startWard(url);
}, 60_000);
afterAll(async () => {
  await ward.stop();
  await database.stop();
});

const clock = () => new Date();

/** A counter with a store in memory, enrolled at the ward over the network. */
async function counter(name: string, at: TestWard = ward) {
  const db = (await emptyCopy()) as WriteDb;
  const device = randomUUID();
  const key = deviceKey(newDeviceKey());
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, name);
  const made = await at.open.members.makeCode(at.id, name);
  if (!made.ok) throw new Error(made.error.code);
  const address = { url: at.url, fingerprint: at.fingerprint };
  const code = made.value.toLowerCase();
  const enrolled = await enrolAt(address, { code, device, publicKey: key.publicKey, name, seq: 0 });
  expect(enrolled).toEqual({ ok: true, value: { ward: at.id, wardName: 'Phường thử', counter: name } });
  const client = createHttpClient(address, { ward: at.id, device, key, clock });
  const office: Office = { db, counter: name, device, deviceKey: key, clock, random: randomBytes };
  return { db, device, key, office, client, sync: createSync({ db, device, client, clock }), code };
}

const dossiers = (db: WriteDb) =>
  db.prepare('SELECT id, code, status FROM dossier ORDER BY id').all() as { id: string; code: string }[];

test('two counters over TLS and PostgreSQL agree, and verify, after working apart', async () => {
  const [one, two] = [await counter('Q1'), await counter('Q2')];
  const chance = chanceFrom(7);
  for (let i = 0; i < 30; i += 1) receive(i % 2 ? one.office : two.office, chance);
  for (const { sync } of [one, two, one]) expect(await sync.round()).toMatchObject({ ok: true });
  expect(dossiers(one.db)).toHaveLength(30);
  for (let i = 0; i < 120; i += 1) {
    const { office, db } = chance.of([one, two]);
    handle(office, chance.of(dossiers(db)).id, chance);
  }
  for (const { sync } of [one, two, one, two]) expect(await sync.round()).toMatchObject({ ok: true });
  expect(dossiers(one.db)).toEqual(dossiers(two.db));
  for (const { db } of [one, two]) expect(await verifyStore(db)).toMatchObject({ ok: true, firstBad: null });
});
