import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../src-main/store/verify.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { handle, receive } from '../simulation/office.ts';
import { dossiers, enrolledCounter } from './counter.ts';
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

test('two counters over TLS and PostgreSQL agree, and verify, after working apart', async () => {
  const [one, two] = [await enrolledCounter(ward, 'Q1'), await enrolledCounter(ward, 'Q2')];
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
