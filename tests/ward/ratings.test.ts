import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openRatings, type Ratings } from '../../src-main/store/ratings.ts';
import { sendRatings } from '../../src-main/sync/ratings.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import { fail, ok } from '../../src-shared/result.ts';
import type { RatingBatch } from '../../src-shared/sync/ratings.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { receive } from '../simulation/office.ts';
import { openTestCounter, signIn, temporaryFolder, testId, validForm } from '../support/counter.ts';
import { enrolledCounter, type WardCounter } from './counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
let sql: Client;
const books: Ratings[] = [];
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
beforeEach(async () => {
  url = await database.fresh();
  ward = await startWard(url, () => today);
  today = new Date('2026-11-21T02:00:00.000Z');
  sql = new Client({ connectionString: url });
  await sql.connect();
});
afterEach(async () => {
  for (const book of books.splice(0)) book.close();
  await sql.end();
  await ward.stop();
});
afterAll(() => database.stop());

let today: Date;
const chance = chanceFrom(3);

const answer = (level: number, words = ''): RatingAnswer => ({ level, reasons: ['late'], words });

function book(): Ratings {
  const opened = openRatings(join(temporaryFolder(), 'ratings.db'), null, randomBytes);
  if (!opened.ok) throw new Error(opened.error.code);
  books.push(opened.value);
  return opened.value;
}

/** Five more, later: what came before is closed by them. */
function closeBefore(ratings: Ratings): void {
  for (let n = 0; n < 5; n += 1) ratings.add('receipt', answer(3), '2027-01-01');
}

const rated = (levels: readonly number[], day = '2026-11-20', ratings = book()): Ratings => {
  for (const [i, level] of levels.entries()) ratings.add('receipt', answer(level, `lời ${i}`), day);
  closeBefore(ratings);
  return ratings;
};

const send = ({ db, device, client }: WardCounter, ratings: Ratings, change: object = {}) =>
  sendRatings({ db, device, ratings, client, clock: () => today, stopped: () => false, ...change });

const rows = async <T>(text: string): Promise<T[]> => (await sql.query(text)).rows as T[];
const stored = async () =>
  (await rows<{ level: number }>('SELECT level FROM rating ORDER BY level')).map(({ level }) => level);

test('answers of a day that is over come to the ward with what they are counted against, and are sent once', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const ratings = rated([5, 4, 3, 2, 1]);
  expect(await send(one, ratings)).toEqual({ ok: true, value: 1 });
  expect(await send(one, ratings)).toEqual({ ok: true, value: 0 });
  expect(
    await rows(
      `SELECT ward, visit, period_from::text, period_to::text, level, reasons, words FROM rating ORDER BY level`,
    ),
  ).toEqual(
    [1, 2, 3, 4, 5].map((level) => ({
      ward: ward.id,
      visit: 'receipt',
      period_from: '2026-11-20',
      period_to: '2026-11-20',
      level,
      reasons: ['late'],
      words: `lời ${5 - level}`,
    })),
  );
});

test('nothing of the current day leaves the counter; by the server’s clock neither', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const ratings = rated([5, 5, 5, 5, 5], '2026-11-21');
  expect(await send(one, ratings)).toEqual({ ok: true, value: 0 });
  const ahead = () => new Date('2026-11-22T02:00:00.000Z');
  expect(await send(one, ratings, { clock: ahead })).toMatchObject({ error: { code: 'sync.dayNotOver' } });
  expect(await stored()).toEqual([]);
  today = ahead();
  expect(await send(one, ratings)).toEqual({ ok: true, value: 1 });
  expect(await stored()).toHaveLength(5);
});

test('cut off between sending and marking, the same batch goes again under the same id and is counted once', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const ratings = rated([5, 4, 3, 2, 1]);
  const sent: RatingBatch[] = [];
  const watched = {
    codes: one.client.codes,
    rate: (batch: RatingBatch) => {
      sent.push(batch);
      return one.client.rate(batch);
    },
  };
  const lost = {
    ...watched,
    rate: async (batch: RatingBatch) => (await watched.rate(batch)) && fail('sync.offline'),
  };
  expect(await send(one, ratings, { client: lost })).toMatchObject({ error: { code: 'sync.offline' } });
  expect(await stored()).toHaveLength(5);
  const full = { ...ratings, markSent: () => fail('store.full') };
  expect(await send(one, full, { client: watched })).toMatchObject({ error: { code: 'store.full' } });
  expect(await send(one, ratings, { client: watched })).toEqual({ ok: true, value: 1 });
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(sent).toHaveLength(3);
  expect(await stored()).toEqual([1, 2, 3, 4, 5]);
  expect(await rows('SELECT visits::int FROM rating_visits')).toEqual([{ visits: 0 }]);
});

test('a batch that a server of the release before cannot read keeps no other waiting', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const ratings = rated([5, 4, 3, 2, 1]);
  for (const day of ['2026-11-20', '2027-01-01'])
    for (let n = 0; n < 5; n += 1) ratings.add('guidance', answer(1), day);
  const older = {
    rate: (batch: RatingBatch) =>
      batch.visit === 'guidance' ? Promise.resolve(fail('api.badInput')) : one.client.rate(batch),
  };
  expect(await send(one, ratings, { client: older })).toEqual({ ok: true, value: 1 });
  expect(await stored()).toEqual([1, 2, 3, 4, 5]);
  expect(await send(one, ratings)).toEqual({ ok: true, value: 1 });
  expect(await stored()).toHaveLength(10);
});

test('twenty at once with one batch: it is counted once', async () => {
  const counters = await Promise.all(['Q1', 'Q2', 'Q3', 'Q4'].map((name) => enrolledCounter(ward, name)));
  const batch: RatingBatch = {
    id: randomUUID(),
    visit: 'return',
    from: '2026-11-19',
    to: '2026-11-20',
    invitations: 9,
    answers: [1, 2, 3, 4, 5].map((level) => answer(level)),
  };
  const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => counters[i % 4]?.client.rate(batch)));
  expect(sent.every((reply) => reply?.ok)).toBe(true);
  expect(await stored()).toHaveLength(5);
  expect(await rows('SELECT visits::int FROM rating_visits')).toEqual([{ visits: 9 }]);
});

test('two counters of a day add up, each with its own visits', async () => {
  const [one, two] = [await enrolledCounter(ward, 'Q1'), await enrolledCounter(ward, 'Q2')];
  today = new Date();
  const day = toLocalDate(today.toISOString());
  for (let i = 0; i < 3; i += 1) receive(one.office, chance);
  receive(two.office, chance);
  await one.sync.round();
  await two.sync.round();
  today = new Date(today.getTime() + 2 * 86_400_000);
  for (const counter of [one, two]) await send(counter, rated([5, 5, 5, 5, 4], day));
  expect(await stored()).toHaveLength(10);
  // Each counts its own visits, though both know of all.
  const counted = await rows<{ visits: number; day: string }>(
    'SELECT sum(visits)::int AS visits FROM rating_visits',
  );
  expect(counted).toEqual([{ visits: 4 }]);
});

test('I9: what the server keeps has no order and no time, and names no counter, batch, officer or dossier', async () => {
  const [one, two] = [await enrolledCounter(ward, 'Q1'), await enrolledCounter(ward, 'Q2')];
  const words = Array.from({ length: 40 }, (_, i) => `lời ${i}`);
  for (const counter of [one, two]) {
    const ratings = book();
    for (const word of words) ratings.add('receipt', answer(3, word), '2026-11-20');
    closeBefore(ratings);
    expect(await send(counter, ratings)).toEqual({ ok: true, value: 1 });
  }
  const columns = await rows<{ name: string }>(
    `SELECT table_name || '.' || column_name || ' ' || data_type AS name FROM information_schema.columns
     WHERE table_name LIKE 'rating%' ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual([
    'rating.id uuid',
    'rating.level smallint',
    'rating.period_from date',
    'rating.period_to date',
    'rating.reasons ARRAY',
    'rating.visit text',
    'rating.ward text',
    'rating.words text',
    'rating_batch.id uuid',
    'rating_batch.ward text',
    'rating_code.good_until date',
    'rating_code.hash text',
    'rating_code.ward text',
    'rating_visits.period_from date',
    'rating_visits.period_to date',
    'rating_visits.visit text',
    'rating_visits.visits bigint',
    'rating_visits.ward text',
  ]);
  // Neither as they lie on the disk nor by their ids do they stand as they were given.
  for (const order of ['ctid', 'id']) {
    const lying = (await rows<{ words: string }>(`SELECT words FROM rating ORDER BY ${order}`)).map(
      ({ words: said }) => Number(said.slice(4)),
    );
    const rising = lying.slice(1).filter((n, i) => n > (lying[i] ?? 0)).length;
    expect(rising).toBeGreaterThan(20);
    expect(rising).toBeLessThan(60);
  }
  const ids = await rows<{ id: string }>(
    `SELECT id::text FROM rating UNION SELECT id::text FROM rating_batch`,
  );
  for (const { id } of ids) expect(id.charAt(14)).toBe('4');
  const devices = await rows<{ text: string }>(
    `SELECT (SELECT string_agg(r::text, ' ') FROM rating r) || (SELECT string_agg(b::text, ' ') FROM rating_batch b)
       || (SELECT string_agg(v::text, ' ') FROM rating_visits v) AS text`,
  );
  for (const { device } of [one, two]) expect(devices[0]?.text).not.toContain(device);
});

test('the server shuffles what a counter sends in order', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const answers = Array.from({ length: 60 }, (_, i) => answer(3, String(i)));
  const batch = { id: randomUUID(), visit: 'return' as const, from: '2026-11-20', to: '2026-11-20' };
  expect(await one.client.rate({ ...batch, invitations: 60, answers })).toEqual({ ok: true, value: {} });
  const lying = await rows<{ words: string }>('SELECT words FROM rating ORDER BY ctid');
  expect(lying.map(({ words }) => words)).not.toEqual(answers.map(({ words }) => words));
  expect(new Set(lying.map(({ words }) => words)).size).toBe(60);
});

test('I9: a group below five, a period turned round and a stranger are refused', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const batch: RatingBatch = {
    id: randomUUID(),
    visit: 'return',
    from: '2026-11-20',
    to: '2026-11-20',
    invitations: 5,
    answers: [1, 2, 3, 4, 5].map((level) => answer(level)),
  };
  for (const bad of [
    { ...batch, answers: batch.answers.slice(1) },
    { ...batch, from: '2026-11-21', to: '2026-11-20' },
    { ...batch, to: '2026-11-31' },
    { ...batch, id: 'x' },
  ])
    expect(await one.client.rate(bad)).toMatchObject({ error: { code: 'api.badInput' } });
  await ward.open.members.revoke(ward.id, one.device);
  expect(await one.client.rate(batch)).toMatchObject({ error: { code: 'sync.notEnrolled' } });
  expect(await stored()).toEqual([]);
});

test('nothing is sent or marked once the counter is about to close', async () => {
  const one = await enrolledCounter(ward, 'Q1');
  const ratings = rated([5, 5, 5, 5, 5]);
  expect(await send(one, ratings, { stopped: () => true })).toMatchObject({
    error: { code: 'sync.offline' },
  });
  let isAsked = false;
  const closing = {
    stopped: () => isAsked,
    client: {
      codes: one.client.codes,
      rate: async () => {
        isAsked = true;
        return ok({});
      },
    },
  };
  expect(await send(one, ratings, closing)).toMatchObject({ error: { code: 'sync.offline' } });
  expect(await stored()).toEqual([]);
  expect(ratings.unsent('2026-11-21')).toHaveLength(1);
});

test('a running counter sends yesterday’s answers by itself after a round, with yesterday’s visits', async () => {
  const counter = await openTestCounter({ online: true, random: randomBytes });
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!made.ok) throw new Error(made.error.code);
  await signIn(counter, 'administrator');
  for (let n = 1; n <= 6; n += 1) {
    await counter.done('dossier.receive', { id: testId(n), form: await validForm(counter) });
    counter.counter.services.ratings.add('receipt', answer(5), '2026-11-20');
  }
  closeBefore(counter.counter.services.ratings);
  expect(await counter.call('sync.enrol', { ...address, code: made.value })).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await counter.done('sync.status', {})).state, { timeout: 8000 })
    .toBe('synced');
  expect(await stored()).toEqual([]);
  counter.clock.advance(86_400_000);
  counter.counter.services.sync.retry();
  await expect.poll(stored, { timeout: 8000 }).toHaveLength(6);
  expect(await rows('SELECT visits::int FROM rating_visits')).toEqual([{ visits: 6 }]);
  counter.counter.close();
});
