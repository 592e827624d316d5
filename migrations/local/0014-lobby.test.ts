import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0014'));

test('a store of the release before keeps its rows and its numbers, and gets an empty queue', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  await migrate(db.value, before);
  db.value.exec(`INSERT INTO number VALUES ('code', '261120', 7); INSERT INTO meta VALUES ('ward', 'own')`);
  expect(await migrate(db.value)).toEqual({ ok: true, value: expect.arrayContaining(['0014-lobby']) });
  expect(db.value.prepare('SELECT * FROM number').all()).toEqual([
    { kind: 'code', period: '261120', last: 7 },
  ]);
  expect(db.value.prepare('SELECT value FROM meta').pluck().all()).toEqual(['own']);
  expect(db.value.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(0);
  const add = (lane: string, state: string) =>
    db.value.exec(
      `INSERT INTO ticket (day, number, lane, state, place) VALUES ('d', 1, '${lane}', '${state}', 1)`,
    );
  expect(() => add('friend', 'waiting')).toThrow(/CHECK/);
  expect(() => add('ordinary', 'eaten')).toThrow(/CHECK/);
  add('ordinary', 'waiting');
  expect(() => add('ordinary', 'waiting')).toThrow(/UNIQUE/);
  db.value.close();
});
