import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0013'));

test('a counter of a ward reads all settings anew: forms were passed over until now; the rest stays', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  db.value.exec(`INSERT INTO meta VALUES ('wardId', 'w'), ('wardRevision', '41')`);
  expect(await migrate(db.value)).toMatchObject({ ok: true });
  expect(db.value.prepare('SELECT name, value FROM meta ORDER BY name').raw().all()).toEqual([
    ['wardId', 'w'],
    ['wardRevision', '0'],
  ]);
  expect(db.value.prepare('SELECT count(*) FROM ward_form').pluck().get()).toBe(0);
  db.value.close();
});
