import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0007'));

test('every standing is kept and leads to its commit, and a stretch of positions is found without a scan', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  db.value.exec(
    `INSERT INTO commit_log (id, device, first_seq, last_seq, base, head, signature) VALUES
       ('c1', 'd', 1, 2, '{}', 'h2', 's1'), ('c2', 'd', 3, 3, '{}', 'h3', 's2'), ('c3', 'd', 4, 4, '{}', 'h4', 's3');
     INSERT INTO commit_status (commit_id, position, status, code) VALUES
       ('c1', 7, 'accepted', NULL), ('c2', 8, 'rejected', 'sync.twice')`,
  );
  expect(await migrate(db.value)).toMatchObject({ ok: true });
  expect(db.value.prepare('SELECT * FROM commit_status ORDER BY position').raw().all()).toEqual([
    ['c1', 'd', 1, 7, 'accepted', null],
    ['c2', 'd', 3, 8, 'rejected', 'sync.twice'],
  ]);
  const plan = db.value
    .prepare(
      'EXPLAIN QUERY PLAN SELECT * FROM commit_status WHERE position BETWEEN ? AND ? ORDER BY position',
    )
    .all(1, 9)
    .map((row) => (row as { detail: string }).detail)
    .join();
  expect(plan).toBe('SEARCH commit_status USING INDEX commit_status_position (position>? AND position<?)');
  db.value.close();
});
