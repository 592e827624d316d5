import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { backupBeforeMigration, migrate, needsMigration } from '../../src-main/store/migrate.ts';
import { openStore } from '../../src-main/store/open.ts';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { localMigrations } from './index.ts';

function open(file = join(temporaryFolder(), 's.db')) {
  const db = openStore(file, { key: null });
  if (!db.ok) throw new Error(db.error.code);
  return db.value;
}

test('every table of the store is STRICT', async () => {
  const db = open();
  expect(await migrate(db)).toMatchObject({ ok: true });
  const loose = db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND strict = 0
         AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%' AND name NOT LIKE 'dossier_search%'`,
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
  db.close();
});

test('migrating again changes nothing', async () => {
  const db = open();
  await migrate(db);
  expect(await migrate(db)).toEqual({ ok: true, value: [] });
  expect(needsMigration(db)).toBe(false);
  db.close();
});

test('lists and searches use their indexes', async () => {
  const db = open();
  await migrate(db);
  const plan = (query: string) =>
    db
      .prepare(`EXPLAIN QUERY PLAN ${query}`)
      .all()
      .map((row) => (row as { detail: string }).detail)
      .join('; ');
  expect(plan(`SELECT * FROM dossier WHERE accepted_at >= '2026' ORDER BY row DESC LIMIT 9`)).not.toContain(
    'TEMP B-TREE FOR DISTINCT',
  );
  expect(plan(`SELECT count(*) FROM dossier WHERE accepted_at >= '2026'`)).toMatch(
    /COVERING INDEX dossier_(accepted|first_time) \(accepted_at>\?\)/,
  );
  const running = `status IN ('received', 'processing')`;
  expect(plan(`SELECT * FROM dossier WHERE ${running} AND (due_date, due_at) < ('2026', '17:00')`)).toContain(
    'dossier_due (status=? AND (due_date,due_at)<(?,?))',
  );
  expect(plan(`SELECT * FROM dossier WHERE holder = 'a' AND ${running}`)).toContain('dossier_holder');
  expect(plan(`SELECT * FROM dossier WHERE ${running} AND appointment_date < '2026'`)).toMatch(
    /dossier_appointment \(status=\? AND/,
  );
  expect(plan(`SELECT type, body FROM event WHERE stream = 's' AND position < 9 ORDER BY position`)).toMatch(
    /event_stream \(stream=\? AND rowid<\?\)|event_stream \(stream=\? AND position<\?\)/,
  );
  expect(plan(`SELECT hash FROM event WHERE device = 'd' ORDER BY seq DESC LIMIT 1`)).toMatch(
    /sqlite_autoindex_event/,
  );
  db.close();
});

test('a step that fails leaves every row as it was and is named; the copy made before it opens', async () => {
  const file = join(temporaryFolder(), 's.db');
  const db = open(file);
  await migrate(db);
  db.exec(`INSERT INTO meta VALUES ('ward', 'demo')`);
  const broken = {
    ...localMigrations,
    '9999-broken': {
      up: async (kysely: Parameters<(typeof localMigrations)[string]['up']>[0]) => {
        await sql`UPDATE meta SET value = 'changed'`.execute(kysely);
        await sql`INSERT INTO nowhere VALUES (1)`.execute(kysely);
      },
    },
  };
  expect(needsMigration(db, broken)).toBe(true);
  const copy = backupBeforeMigration(db, file);
  expect(await migrate(db, broken)).toMatchObject({
    ok: false,
    error: { code: 'store.migrationFailed', details: { step: '9999-broken' } },
  });
  expect(db.prepare('SELECT value FROM meta').pluck().get()).toBe('demo');
  db.close();
  expect(existsSync(copy)).toBe(true);
  const kept = open(copy);
  expect(kept.prepare('SELECT value FROM meta').pluck().get()).toBe('demo');
  kept.close();
});

test('a store of a newer release is not touched', async () => {
  const db = open();
  await migrate(db, { ...localMigrations, '9999-later': { up: async () => undefined } });
  expect(await migrate(db)).toMatchObject({ ok: false, error: { code: 'store.newerVersion' } });
  db.close();
});
