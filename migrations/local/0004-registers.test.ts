import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0004'));

test('a store of the release before keeps its log and has its derived tables filled anew', async () => {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, before)).toMatchObject({ ok: true });
  db.value.exec(
    `INSERT INTO event VALUES (1, 'e', 'c', 'dossier:d', 'dossier.received', 1, 't', 'dev', 1, 'nv', '{}', '', 'h');
     INSERT INTO meta VALUES ('projection', '9'), ('ward', 'demo')`,
  );
  expect(await migrate(db.value)).toMatchObject({ ok: true });
  const rows = (query: string) => db.value.prepare(query).pluck().all();
  expect(rows('SELECT id FROM event')).toEqual(['e']);
  expect(rows('SELECT name FROM meta ORDER BY name')).toEqual(['ward']);
  expect(rows(`SELECT name FROM pragma_table_info('dossier')`)).toEqual(
    expect.arrayContaining(['closed_as', 'closed_at', 'paused_at']),
  );
  db.value.close();
});
