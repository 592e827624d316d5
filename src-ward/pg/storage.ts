import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool, type PoolClient } from 'pg';
import { wardMigrations } from '../../migrations/ward/index.ts';
import type { MemberStorage, SettingStorage, WardStorage } from '../storage.ts';
import { named, type Queries } from './queries.ts';
import { settingsOn } from './settings.ts';
import { txOn } from './tx.ts';

/** Brings the database to the newest schema; several servers may start at once. Throws what went wrong. */
export async function migrateWard(url: string): Promise<void> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 2 }) }),
  });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...wardMigrations }) } });
  const { error } = await migrator.migrateToLatest();
  await db.destroy();
  if (error) throw error;
}

function storageOf<Tx>(pool: Pool, on: (queries: Queries, ward: string) => Tx): WardStorage<Tx> {
  return {
    write: (ward, work) =>
      within(pool, 'BEGIN', async (client) => {
        // One batch at a time for a ward: a position is only given where all before it are visible.
        await client.query(named('SELECT 1 FROM ward WHERE ward = $1 FOR UPDATE', [ward]));
        return work(on(client, ward));
      }),
    read: (ward, work) =>
      within(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (client) => work(on(client, ward))),
    brief: (ward, work) => work(on(pool, ward)),
  };
}

export const pgSettings = (pool: Pool): SettingStorage => storageOf(pool, settingsOn);

export function pgStorage(pool: Pool): MemberStorage {
  return {
    ...storageOf(pool, txOn),
    wardOfCode: async (hash) => {
      const { rows } = await pool.query('SELECT ward FROM enrolment_code WHERE hash = $1', [hash]);
      return (rows as { ward: string }[])[0]?.ward ?? null;
    },
  };
}

/** One transaction: durable when it resolves, undone when `work` throws. */
export async function within<T>(
  pool: Pool,
  begin: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The statement under way fails with it; unheard, it would end the server.
  const heard = () => undefined;
  client.on('error', heard);
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    await client.query('ROLLBACK').then(
      () => (broken = undefined),
      () => undefined,
    );
    throw error;
  } finally {
    client.off('error', heard);
    // A connection that cannot even roll back is not used again.
    client.release(broken);
  }
}
