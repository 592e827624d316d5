import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0005'));

test('every commit and what waits of it is kept, found by its place in the chain and append-only as before', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  db.value.exec(
    `INSERT INTO commit_log (id, device, first_seq, last_seq, base, head, signature) VALUES
       ('c1', 'd', 1, 2, '{}', 'h2', 's1'), ('c2', 'd', 3, 3, '{}', 'h3', 's2'), ('x1', 'e', 1, 1, '{}', 'k1', 's3');
     INSERT INTO outbox (commit_id) VALUES ('c1'), ('c2')`,
  );
  expect(await migrate(db.value)).toMatchObject({
    ok: true,
    value: expect.arrayContaining(['0005-ward', '0006-one-index-by-receipt']),
  });
  const rows = (query: string) => db.value.prepare(query).raw().all();
  expect(rows('SELECT id, first_seq, last_seq FROM commit_log ORDER BY device, first_seq')).toEqual([
    ['c1', 1, 2],
    ['c2', 3, 3],
    ['x1', 1, 1],
  ]);
  expect(rows('SELECT device, first_seq FROM outbox ORDER BY position')).toEqual([
    ['d', 1],
    ['d', 3],
  ]);
  expect(() => db.value.exec('DELETE FROM commit_log')).toThrow(/append-only/);
  expect(() => db.value.exec(`UPDATE commit_log SET head = ''`)).toThrow(/append-only/);
  const plan = db.value
    .prepare(
      'EXPLAIN QUERY PLAN SELECT * FROM commit_log WHERE device = ? AND first_seq >= ? ORDER BY first_seq',
    )
    .all('d', 1)
    .map((row) => (row as { detail: string }).detail)
    .join();
  expect(plan).toMatch(/SEARCH commit_log USING PRIMARY KEY/);
  db.value.close();
});

test('two dossiers may carry one code: that is a task for a person, not a store that cannot be read', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  await migrate(db.value);
  const unique = db.value.prepare(
    `SELECT "unique" FROM pragma_index_list('dossier') WHERE name = 'dossier_code'`,
  );
  expect(unique.pluck().get()).toBe(0);
  db.value.close();
});
