import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

const before = Object.fromEntries(Object.entries(localMigrations).filter(([name]) => name < '0003'));

async function store(migrations = before) {
  const db = openStore(join(temporaryFolder(), 's.db'), { key: null });
  if (!db.ok) throw new Error(db.error.code);
  expect(await migrate(db.value, migrations)).toMatchObject({ ok: true });
  return db.value;
}

test('a store of the release before keeps every row and gets the empty registers', async () => {
  const db = await store();
  db.exec(
    `INSERT INTO event VALUES (1, 'e', 'c', 'dossier:d', 'dossier.received', 1, 't', 'dev', 1, 'nv', '{}', '', 'h')`,
  );
  db.exec(`INSERT INTO number VALUES ('certification SCT/BS', '2026', 12)`);
  db.exec(`INSERT INTO draft VALUES ('d', 'nv', '{}', 't')`);
  expect(await migrate(db)).toMatchObject({ ok: true });
  for (const [table, rows] of [
    ['event', 1],
    ['draft', 1],
    ['certification', 0],
    ['payment', 0],
    ['payment_part', 0],
    ['cash_day', 0],
  ] as const)
    expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, rows]);
  expect(db.prepare('SELECT last FROM number').pluck().get()).toBe(12);
  db.close();
});

test('registers and the cash book are read by their indexes', async () => {
  const db = await store(localMigrations);
  const plan = (query: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ');
  const register = plan(
    `SELECT * FROM certification WHERE register = 'SCT/BS' AND day BETWEEN '2026-01-01' AND '2026-12-31'
     ORDER BY day, year, book, number LIMIT 50 OFFSET 100`,
  );
  expect(register).toContain('certification_day');
  expect(register).not.toContain('TEMP B-TREE');
  expect(plan(`SELECT * FROM payment WHERE counter = 'Q1' AND day = '2026-11-20'`)).toContain('payment_day');
  expect(plan(`SELECT * FROM payment WHERE counter = 'Q1' AND voided_day = '2026-11-20'`)).toContain(
    'payment_voided',
  );
  expect(plan(`SELECT 1 FROM payment WHERE number = '0000001' AND series = 'A' AND number <> ''`)).toContain(
    'payment_receipt',
  );
  db.close();
});
