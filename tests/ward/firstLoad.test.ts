import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import { readCursor } from '../../src-main/store/ward.ts';
import type { WardClient } from '../../src-main/sync/client.ts';
import { createSync } from '../../src-main/sync/sync.ts';
import { fail } from '../../src-shared/result.ts';
import { type PageLine, pageSize } from '../../src-shared/sync/page.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { crashing, PowerCut } from '../simulation/crashing.ts';
import { handle, receive } from '../simulation/office.ts';
import { type Member, member } from './member.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
let newcomer: Member;
let pulled: WriteDb;

const commits = (db: WriteDb) => Number(db.prepare('SELECT count(*) FROM commit_log').pluck().get());

/** A ward with two pages of log and a little more, by two counters that got in each other's way. */
beforeAll(async () => {
  database = await startPostgres();
  url = await database.fresh();
  ward = await startWard(url);
  const [one, two] = [await member(ward, 'Q1'), await member(ward, 'Q2')];
  const chance = chanceFrom(11);
  while (commits(one.db) < 2 * pageSize + 50) {
    const dossiers = Array.from({ length: 60 }, () => receive(chance.of([one, two]).office, chance).dossier);
    for (const { sync } of [one, two, one]) expect(await sync.round()).toMatchObject({ ok: true });
    for (let i = 0; i < 900; i += 1) handle(chance.of([one, two]).office, chance.of(dossiers), chance);
    for (const { sync } of [one, two, one]) expect(await sync.round()).toMatchObject({ ok: true });
  }
  newcomer = await member(ward, 'Q3');
  pulled = await newcomer.empty();
  expect(await load(pulled, { ...newcomer.client, page: async () => fail('api.notFound') })).toBeNull();
}, 180_000);
afterAll(async () => {
  await ward.stop();
  await database.stop();
});

/** One round of the newcomer with a store; its failure, or null. */
async function load(db: WriteDb, client: WardClient = newcomer.client): Promise<string | null> {
  const sync = createSync({ db, device: newcomer.device, client, clock: () => new Date(), batch: 100 });
  const done = await sync.round();
  return done.ok ? null : done.error.code;
}

/** Every row of every table in the order it lies in, and every word of the search index. */
function everything(db: WriteDb): Record<string, unknown[]> {
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'dossier_search%'
         AND name NOT LIKE 'kysely%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, dossier_search, instance)`);
  const rows = (query: string) => db.prepare(query).raw().all();
  return {
    ...Object.fromEntries(tables.map((table) => [table, rows(`SELECT * FROM ${table}`)])),
    words: rows('SELECT term, doc, col, offset FROM temp.words'),
  };
}

test('a first load in pages leaves every table as pulling entry by entry does', async () => {
  const loaded = await newcomer.empty();
  const asked: number[] = [];
  let pulls = 0;
  const client: WardClient = {
    ...newcomer.client,
    page: (request) => {
      asked.push(request.page);
      return newcomer.client.page(request);
    },
    pull: (request) => {
      pulls += 1;
      return newcomer.client.pull(request);
    },
  };
  expect(await load(loaded, client)).toBeNull();
  expect(asked).toEqual([0, 1]);
  expect(pulls).toBeLessThan(25);
  expect(readCursor(loaded)).toBeGreaterThan(2 * pageSize);
  expect(everything(loaded)).toEqual(everything(pulled));
  expect(everything(loaded).conflict?.length).toBeGreaterThan(0);
  expect(await verifyStore(loaded)).toMatchObject({ ok: true });
}, 60_000);

test('a line cut between pages and a power cut within one cost nothing that was loaded', async () => {
  const loaded = await newcomer.empty();
  const cut: WardClient = {
    ...newcomer.client,
    page: (request) =>
      request.page === 1 ? Promise.resolve(fail('sync.offline')) : newcomer.client.page(request),
  };
  expect(await load(loaded, cut)).toBe('sync.offline');
  expect(readCursor(loaded)).toBe(pageSize);
  const running = crashing(loaded);
  running.cutAfter(5000);
  await expect(load(running.db)).rejects.toThrow(PowerCut);
  const kept = readCursor(loaded);
  expect(kept).toBeGreaterThan(pageSize);
  expect(kept).toBeLessThan(2 * pageSize);
  expect(await verifyStore(loaded)).toMatchObject({ ok: true });
  expect(await load(loaded)).toBeNull();
  expect(everything(loaded)).toEqual(everything(pulled));
}, 60_000);

test('a page is packed once, holds no key, and a destroyed one does not come with it', async () => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const pages = (await client.query('SELECT page, content FROM log_page ORDER BY page')).rows as {
    page: string;
    content: Buffer;
  }[];
  expect(pages.map(({ page }) => page)).toEqual(['0', '1']);
  const lines = (content: Uint8Array) =>
    gunzipSync(content)
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PageLine);
  const kept = lines(pages[0]?.content ?? Buffer.alloc(0));
  expect(kept).toHaveLength(pageSize);
  for (const line of kept) expect('entry' in line && (line.entry.commit?.key ?? null)).toBeNull();

  const keys = async () => {
    const page = await newcomer.client.page({ page: 0 });
    if (!page.ok) throw new Error(page.error.code);
    return lines(page.value).flatMap((line) => ('key' in line ? [line.key.stream] : []));
  };
  const [stream] = await keys();
  await client.query('UPDATE dossier_key SET key = NULL WHERE stream = $1', [stream]);
  await client.end();
  expect(await keys()).not.toContain(stream);
}, 60_000);

test('a page that is not full yet is none', async () => {
  expect(await newcomer.client.page({ page: 2 })).toEqual({ ok: false, error: { code: 'api.badInput' } });
});
