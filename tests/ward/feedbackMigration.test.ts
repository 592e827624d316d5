import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wardMigrations } from '../../migrations/ward/index.ts';
import { migrateWard } from '../../src-ward/pg/storage.ts';
import { startPostgres, type TestDatabase } from './postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
afterAll(() => database.stop());

test('feedback that a ward of the release before took in is found by its number afterwards, and a destroyed key goes', async () => {
  const url = await database.fresh();
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }),
  });
  const before = Object.fromEntries(Object.entries(wardMigrations).filter(([name]) => name < '0008'));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => before } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  await db.destroy();

  const sql = new Client({ connectionString: url });
  await sql.connect();
  const device = randomUUID();
  await sql.query(`INSERT INTO ward (ward, name) VALUES ('w', 'Phường')`);
  await sql.query(
    `INSERT INTO device (ward, id, public_key, counter, name, head_hash, enrolled_at)
     VALUES ('w', $1, 'k', 'Q1', 'Quầy 1', '', now())`,
    [device],
  );
  const put = async (seq: number, stream: string, type: string, body: unknown) => {
    const events = JSON.stringify([{ type, v: 1, body: JSON.stringify(body) }]);
    await sql.query(
      `INSERT INTO commit_log (ward, device, first_seq, id, stream, base, head, signature, events, first_position, position, status)
       VALUES ('w', $1, $2, $3, $4, '', '', '', $5, $2, $2, 'accepted')`,
      [device, seq, randomUUID(), stream, events],
    );
  };
  await put(1, 'feedback:a', 'feedback.received', { code: 'PA-Q1-261120-0001', sealed: '\u0000' });
  await put(2, 'feedback:b', 'feedback.received', { code: 'PA-Q1-261120-0002' });
  await put(3, 'feedback:b', 'feedback.keyDestroyed', { ground: 'petition' });
  await put(4, 'dossier:c', 'feedback.received', { code: 'PA-Q1-261120-0003' });
  await sql.query(`INSERT INTO dossier_key VALUES ('w', 'feedback:a', 'K'), ('w', 'feedback:b', 'K')`);

  await migrateWard(url);
  const { rows: numbers } = await sql.query('SELECT number, stream FROM paper_number ORDER BY number');
  expect(numbers).toEqual([
    { number: 'PA-Q1-261120-0001', stream: 'feedback:a' },
    { number: 'PA-Q1-261120-0002', stream: 'feedback:b' },
  ]);
  const { rows: keys } = await sql.query('SELECT stream, key FROM dossier_key ORDER BY stream');
  expect(keys).toEqual([
    { stream: 'feedback:a', key: 'K' },
    { stream: 'feedback:b', key: null },
  ]);
  await sql.end();
});
