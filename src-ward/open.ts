import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { Pool } from 'pg';
import { codeHashText } from '../src-shared/rating/code.ts';
import type { Result } from '../src-shared/result.ts';
import { readShipped, wardCatalogue } from './catalogue.ts';
import { checker, isPublicKey, sha256, verifier } from './crypto.ts';
import { followChanges } from './http/changes.ts';
import { builtPages } from './http/pages.ts';
import { type WardServer, wardServer } from './http/server.ts';
import { createManagers, type Managers } from './managers.ts';
import { createMembers, type Members } from './members.ts';
import { pgFiles } from './pg/files.ts';
import { pgForms } from './pg/forms.ts';
import { eventsByNumber, feedbackIn } from './pg/public.ts';
import { pgRatings } from './pg/ratings.ts';
import { migrateWard, pgSettings, pgStorage } from './pg/storage.ts';
import { publicDesk } from './public.ts';
import { publicForms } from './publicForms.ts';
import { rateDesk } from './rateDesk.ts';
import { wardRatings } from './ratings.ts';
import { createSettings, type Settings } from './settings.ts';
import { type TakenIn, takeInExport } from './takeIn.ts';
import { createWard } from './ward.ts';

/** As counters make it of the code they hand out. */
const hashOfCode = (code: string) => createHash('sha256').update(codeHashText(code)).digest('hex');

/** Of one length, whatever was typed. */
const digest = (text: string) => createHash('sha256').update(text).digest();

const root = join(import.meta.dirname, '..');

export interface OpenWard {
  readonly members: Members;
  readonly settings: Settings;
  readonly managers: Managers;
  /** The first ward of the database, made where there is none yet. */
  wardId(name: string): Promise<string>;
  /** Takes in the text of an export of a counter of the ward: see `takeInExport`. */
  takeIn(ward: string, text: string): Promise<Result<TakenIn>>;
  /** `home` is the ward that browsers see. */
  serve(
    tls: { key: string; cert: string },
    log: NodeJS.WritableStream | null,
    home: string,
    patienceMs?: number,
  ): Promise<WardServer>;
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
  const settings = createSettings(pgSettings(pool), clock);
  const shipped = readShipped(join(root, 'assets'));
  const catalogue = wardCatalogue(settings, shipped, clock);
  const managers = createManagers(pgSettings(pool), { clock, random: randomBytes, hash: sha256 });
  const members = createMembers(storage, { clock, random: randomBytes, hash: sha256, isPublicKey, wardName });
  const ends: (() => Promise<unknown>)[] = [];
  return {
    members,
    settings,
    managers,
    async wardId(name) {
      const { rows } = await pool.query('SELECT ward FROM ward ORDER BY ward LIMIT 1');
      const known = (rows as { ward: string }[])[0]?.ward;
      if (known) return known;
      const made = randomBytes(8).toString('hex');
      await pool.query('INSERT INTO ward (ward, name) VALUES ($1, $2)', [made, name]);
      return made;
    },
    takeIn: (ward, text) => takeInExport(storage, { hash: sha256, checker }, ward, text),
    async serve(tls, log, home, patienceMs) {
      const changes = await followChanges(url);
      const forms = pgForms(pool, clock);
      const ratings = wardRatings(pgRatings(pool), clock);
      const app = wardServer({
        ward: createWard(storage, { clock, hash: sha256, verifier }),
        files: pgFiles(pool, clock),
        forms,
        members,
        settings,
        manage: {
          ward: home,
          wardName: () => wardName(home),
          managers,
          calendar: shipped.calendar,
          catalogue,
          ratings: () => ratings.months(home),
        },
        public: {
          desk: publicDesk({
            ward: home,
            settings,
            wardName: () => wardName(home),
            eventsOf: eventsByNumber(pool),
            feedbackOf: feedbackIn(pool),
            same: (a, b) => timingSafeEqual(digest(a), digest(b)),
            clock,
          }),
          catalogue: () => catalogue(home),
          forms: publicForms({ ward: home, settings, forms, clock }),
          rate: rateDesk({ ward: home, storage: pgRatings(pool), hash: hashOfCode, clock }),
        },
        pages: builtPages(join(root, 'dist', 'renderer')),
        storage,
        changes,
        ratings,
        ready: async () => (await pool.query('SELECT 1')).rowCount === 1,
        clock,
        tls,
        log,
        ...(patienceMs ? { patienceMs } : {}),
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
