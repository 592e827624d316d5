import type { ReadDb, WriteDb } from './brands.ts';
import { first, run, sqlFor } from './schema.ts';

/** Small facts about this store: its device, its counter, whether it is a demonstration. */
export const getMeta = (db: ReadDb, name: string): string | null =>
  first(db, sqlFor.selectFrom('meta').select('value').where('name', '=', name))?.value ?? null;

export function setMeta(db: WriteDb, name: string, value: string): void {
  const query = sqlFor.insertInto('meta').values({ name, value });
  run(
    db,
    query.onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  );
}

export const deleteMeta = (db: WriteDb, name: string): unknown =>
  run(db, sqlFor.deleteFrom('meta').where('name', '=', name));
