import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { PageLine } from '../../src-shared/sync/page.ts';
import { chanceFrom } from '../../tests/simulation/chance.ts';
import { handle, receive } from '../../tests/simulation/office.ts';
import { openWorld, type SimCounter, type World, wardId } from '../../tests/simulation/world.ts';
import type { WriteDb } from '../store/brands.ts';
import { emptyCopy, verifyStore } from '../store/verify.ts';
import { readCursor } from '../store/ward.ts';
import { loadPage } from './loadPage.ts';
import type { SyncDeps } from './sync.ts';

let world: World;
let db: WriteDb;
let lines: PageLine[];
beforeEach(async () => {
  const chance = chanceFrom(3);
  world = await openWorld(chance, 1);
  world.faults = false;
  const one = world.counters[0] as SimCounter;
  for (let i = 0; i < 60; i += 1) handle(one.office, receive(one.office, chance).dossier, chance);
  while (one.disk.prepare('SELECT count(*) FROM commit_log').pluck().get() !== 250)
    handle(
      one.office,
      chance.of(one.disk.prepare('SELECT id FROM dossier').pluck().all() as string[]),
      chance,
    );
  await one.round();
  lines = await world.storage.read(wardId, async (tx) => [
    ...(await tx.devices()).map(({ revoked: _, ...device }) => ({ device })),
    ...(await tx.keysBetween(1, 250)).map((key) => ({ key })),
    ...(await tx.entries(0, 250, null)).map((entry) => ({
      entry: { ...entry, commit: entry.commit && { ...entry.commit, key: null } },
    })),
  ]);
  db = await emptyCopy();
});
afterEach(() => {
  db.close();
  for (const { disk } of world.counters) disk.close();
});

const text = (some: readonly PageLine[]) => some.map((line) => `${JSON.stringify(line)}\n`).join('');

function load(content: Result<Uint8Array>, stopped = () => false): Promise<Result<void>> {
  const client = { page: async () => content } as unknown as SyncDeps['client'];
  return loadPage({ db, device: 'x', client, clock: () => new Date(), stopped }, 0);
}

const changed = (n: number, change: (entry: string) => string): string =>
  lines.map((line, i) => `${i === n ? change(JSON.stringify(line)) : JSON.stringify(line)}\n`).join('');

test('a page is taken in with its keys, in one packed stream or in two', async () => {
  const front = lines.filter((line) => !('entry' in line));
  const entries = lines.filter((line) => 'entry' in line);
  const content = Buffer.concat([gzipSync(text(front)), gzipSync(text(entries))]);
  expect(await load(ok(content))).toEqual({ ok: true, value: undefined });
  expect(readCursor(db)).toBe(250);
  expect(await verifyStore(db)).toMatchObject({ ok: true, commits: 250 });
  expect(db.prepare(`SELECT count(*) FROM dossier WHERE applicant_name <> ''`).pluck().get()).toBeGreaterThan(
    0,
  );
});

test.each([
  ['what is not packed', () => Buffer.from('nothing')],
  ['a packed stream cut off', () => gzipSync(text(lines)).subarray(0, -100)],
  ['a line that is none', () => gzipSync('{"entry":\n')],
  ['a line of another shape', () => gzipSync('{"entry":{"position":"1"}}\n')],
])('%s is no page, and nothing of it is taken in', async (_name, content) => {
  expect(await load(ok(content()))).toEqual({ ok: false, error: { code: 'sync.badAnswer' } });
  expect(readCursor(db)).toBe(0);
});

test('an altered commit ends the page before the slice it is in', async () => {
  const at = lines.findIndex((line) => 'entry' in line && line.entry.position === 150);
  const altered = changed(at, (line) => line.replace('2026-11-', '2026-12-'));
  expect(await load(ok(gzipSync(altered)))).toEqual({ ok: false, error: { code: 'sync.badLog' } });
  expect(readCursor(db)).toBe(100);
  expect(await load(ok(gzipSync(text(lines))))).toMatchObject({ ok: true });
  expect(readCursor(db)).toBe(250);
});

test('a store about to close is left alone, and goes on from there the next time', async () => {
  let asked = 0;
  const stopped = () => {
    asked += 1;
    return asked > 2;
  };
  expect(await load(ok(gzipSync(text(lines))), stopped)).toEqual({
    ok: false,
    error: { code: 'sync.offline' },
  });
  expect(readCursor(db)).toBe(200);
  expect(await load(ok(gzipSync(text(lines))))).toMatchObject({ ok: true });
  expect(await verifyStore(db)).toMatchObject({ ok: true, commits: 250 });
});

test('what the ward refuses comes through', async () => {
  expect(await load(fail('sync.notEnrolled'))).toEqual({ ok: false, error: { code: 'sync.notEnrolled' } });
});
