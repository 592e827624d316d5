import type { Migration } from 'kysely/migration';
import * as wardLog from './0001-ward-log.ts';
import * as ratings from './0004-ratings.ts';

/** Every migration of the ward server's database, by name, in order. */
export const wardMigrations: Readonly<Record<string, Migration>> = {
  '0001-ward-log': wardLog,
  '0004-ratings': ratings,
};
