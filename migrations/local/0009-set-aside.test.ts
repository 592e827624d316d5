import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0009'));

test('every event is kept and append-only as before; only what lies beside the log may leave it', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  db.value.exec(
    `INSERT INTO commit_log (id, device, first_seq, last_seq, base, head, signature) VALUES
       ('c1', 'd', 1, 1, '{}', 'h1', 's1'), ('c2', 'd', 2, 2, '{}', 'h2', 's2');
     INSERT INTO event (id, commit_id, stream, type, v, at, device, seq, actor, body, prev, hash) VALUES
       ('e1', 'c1', 'x', 't', 1, '', 'd', 1, '', '{}', '', 'h1'),
       ('e2', 'c2', 'x', 't', 1, '', 'd', 2, '', '{}', 'h1', 'h2')`,
  );
  expect(await migrate(db.value)).toMatchObject({
    ok: true,
    value: expect.arrayContaining(['0009-set-aside']),
  });
  const ids = (table: string) => db.value.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all();
  expect([ids('event'), ids('commit_log')]).toEqual([
    ['e1', 'e2'],
    ['c1', 'c2'],
  ]);
  db.value.exec(
    `INSERT INTO set_aside (commit_id, device, first_seq, stream, content) VALUES ('c2', 'd', 2, 'x', '{}')`,
  );
  for (const table of ['event', 'commit_log']) {
    expect(() => db.value.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
    expect(() => db.value.exec(`UPDATE ${table} SET device = 'e'`)).toThrow(/append-only/);
  }
  db.value.exec(`DELETE FROM event WHERE seq = 2; DELETE FROM commit_log WHERE id = 'c2'`);
  expect([ids('event'), ids('commit_log')]).toEqual([['e1'], ['c1']]);
  const plan = db.value
    .prepare(
      'EXPLAIN QUERY PLAN SELECT 1 FROM set_aside WHERE stream = ? AND settled_at IS NULL ORDER BY row',
    )
    .all('x')
    .map((row) => (row as { detail: string }).detail)
    .join();
  expect(plan).toMatch(/SEARCH set_aside USING (COVERING )?INDEX set_aside_open/);
  db.value.close();
});
