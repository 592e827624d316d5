import { copyFileSync, existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { localMigrations } from '../../migrations/local/index.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { storeFailure } from './failures.ts';

/**
 * Brings a store to the newest schema, or leaves it as it was: the steps run in one transaction.
 * Fails with store.newerVersion, store.migrationFailed, or a disk failure.
 */
export async function migrate(
  db: Database.Database,
  migrations = localMigrations,
): Promise<Result<readonly string[]>> {
  // Kysely closes what it is given; the store stays open.
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database: async () => db }) });
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => ({ ...migrations }) } });
  const known = new Set(Object.keys(migrations));
  if (appliedMigrations(db).some((name) => !known.has(name))) return fail('store.newerVersion');
  // Kysely runs SQLite migrations outside a transaction; all steps of one start belong together.
  db.exec('BEGIN IMMEDIATE');
  const { error, results } = await migrator.migrateToLatest();
  db.exec(error === undefined ? 'COMMIT' : 'ROLLBACK');
  if (error === undefined) return ok((results ?? []).map((result) => result.migrationName));
  const failure = storeFailure(error);
  const step = results?.find((result) => result.status === 'Error')?.migrationName;
  return failure ? fail(failure.code) : fail('store.migrationFailed', { step });
}

const hasMigrations = `SELECT count(*) FROM sqlite_schema WHERE name = 'kysely_migration'`;

function appliedMigrations(db: Database.Database): string[] {
  if (db.prepare(hasMigrations).pluck().get() === 0) return [];
  return db.prepare('SELECT name FROM kysely_migration').pluck().all() as string[];
}

/** True when the store has rows and a step is still to be run: the moment to keep a copy. */
export const needsMigration = (db: Database.Database, migrations = localMigrations): boolean => {
  const applied = appliedMigrations(db);
  return applied.length > 0 && applied.length < Object.keys(migrations).length;
};

/** Copies the store aside before a migration; the copy is encrypted like the store. */
export function backupBeforeMigration(db: Database.Database, file: string): string {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${file}.before-migration`;
  if (existsSync(copy)) rmSync(copy);
  copyFileSync(file, copy);
  return copy;
}
