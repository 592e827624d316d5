import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import type { Result } from '../src-shared/result.ts';
import { checker, sha256 } from './crypto.ts';
import { followChanges } from './http/changes.ts';
import { type WardServer, wardServer } from './http/server.ts';
import { createMembers, type Members } from './members.ts';
import { pgRatings } from './pg/ratings.ts';
import { migrateWard, pgStorage } from './pg/storage.ts';
import { takeRatings } from './ratings.ts';
import { type TakenIn, takeInExport } from './takeIn.ts';
import { createWard } from './ward.ts';

export interface OpenWard {
  readonly members: Members;
  /** The first ward of the database, made where there is none yet. */
  wardId(name: string): Promise<string>;
  /** Takes in the text of an export of a counter of the ward: see `takeInExport`. */
  takeIn(ward: string, text: string): Promise<Result<TakenIn>>;
  serve(tls: { key: string; cert: string }, log: NodeJS.WritableStream | null): Promise<WardServer>;
  close(): Promise<void>;
}

/** Opens the database of a ward server and brings it to the newest schema. Throws what went wrong. */
export async function openWard(url: string, clock = () => new Date()): Promise<OpenWard> {
  const pool = new Pool({ connectionString: url, max: 10 });
  // A connection that breaks while nobody uses it is replaced; it must not end the server.
  pool.on('error', () => undefined);
  await migrateWard(url);
  const storage = pgStorage(pool);
  const wardName = async (ward: string) => {
    const { rows } = await pool.query('SELECT name FROM ward WHERE ward = $1', [ward]);
    return (rows as { name: string }[])[0]?.name ?? '';
  };
  const members = createMembers(storage, { clock, random: randomBytes, hash: sha256, wardName });
  const ends: (() => Promise<unknown>)[] = [];
  return {
    members,
    async wardId(name) {
      const { rows } = await pool.query('SELECT ward FROM ward ORDER BY ward LIMIT 1');
      const known = (rows as { ward: string }[])[0]?.ward;
      if (known) return known;
      const made = randomBytes(8).toString('hex');
      await pool.query('INSERT INTO ward (ward, name) VALUES ($1, $2)', [made, name]);
      return made;
    },
    takeIn: (ward, text) => takeInExport(storage, { hash: sha256, checker }, ward, text),
    async serve(tls, log) {
      const changes = await followChanges(url);
      const app = wardServer({
        ward: createWard(storage, { clock, hash: sha256, checker }),
        members,
        storage,
        changes,
        rate: takeRatings(pgRatings(pool), clock),
        ready: async () => (await pool.query('SELECT 1')).rowCount === 1,
        clock,
        tls,
        log,
      });
      ends.push(
        () => changes.close(),
        () => app.close(),
      );
      return app;
    },
    async close() {
      for (const end of ends) await end();
      await pool.end();
    },
  };
}
