import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfCode } from '../src-main/store/ratingCodes.ts';
import { sendRatings } from '../src-main/sync/ratings.ts';
import type { RatingAnswer } from '../src-shared/rating/answer.ts';
import { ratingText } from '../src-shared/rating/code.ts';
import type { RatingBatch } from '../src-shared/sync/ratings.ts';
import {
  filesUnder,
  joined,
  joinedByLot,
  marked,
  type Order,
  orderOf,
  ordersIn,
  tau,
  tauByLot,
} from './support/attack.ts';
import { openTestCounter, type TestCounter, temporaryFolder, testId, validForm } from './support/counter.ts';
import { enrolledCounter } from './ward/counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './ward/postgres.ts';

/**
 * I9, as an attack. The attacker has every file once, and every key: the counter's folder, the ward's PostgreSQL
 * with its log and its tables, the server's own log, and the order in which answers are sent. The dossiers tell
 * who was there, in which order and when. He lays every order in which answers lie anywhere beside the order of
 * the visits.
 */
const visits = 60;
const byCode = 40;

let database: TestDatabase;
let ward: TestWard;
let sql: Client;
let counter: TestCounter;
let now = new Date('2026-11-19T01:00:00.000Z');
const sent: RatingBatch[] = [];
const lines: string[] = [];

const answerOf = (visit: number): RatingAnswer => ({ level: 4, reasons: [], words: marked(visit) });

beforeAll(async () => {
  database = await startPostgres();
  const url = await database.fresh();
  const log = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  ward = await startWard(url, () => now, null, { log });
  sql = new Client({ connectionString: url });
  await sql.connect();
  // Opened to its last byte: encryption protects from whoever has no key, and here he has it.
  counter = await openTestCounter({ cipher: false, clock: () => now, random: randomBytes });
  await aDayAtTheCounter();
  await aDayOnTheWardsPage();
}, 120_000);
afterAll(async () => {
  counter.counter.close();
  await sql.end();
  await ward.stop();
  await database.stop();
});

/** Every visit is rated at once, in the order of the visits; the next day closes it and it is sent. */
async function aDayAtTheCounter(): Promise<void> {
  const pad = counter.counter.connect('pad');
  const form = await validForm(counter);
  for (let visit = 0; visit < visits; visit += 1) {
    await counter.done('dossier.receive', { id: testId(visit), form });
    const { value } = (await counter.counter.call(pad, 'pad.view', {})) as { value: { invitation: string } };
    const rated = { invitation: value.invitation, answer: answerOf(visit) };
    expect(await counter.counter.call(pad, 'pad.rate', rated)).toMatchObject({ ok: true });
    now = new Date(now.getTime() + 7 * 60_000);
  }
  now = new Date('2026-11-20T01:00:00.000Z');
  const { ratings, db, device } = counter.counter.services;
  for (let n = 0; n < 5; n += 1) ratings.add('receipt', { level: 3, reasons: [], words: '' }, '2026-11-20');
  const { client } = await enrolledCounter(ward, 'Q1');
  const watched = {
    codes: client.codes,
    rate: (batch: RatingBatch) => {
      sent.push(batch);
      return client.rate(batch);
    },
  };
  const clock = () => now;
  expect(await sendRatings({ db, device, ratings, client: watched, clock, stopped: () => false })).toEqual({
    ok: true,
    value: 1,
  });
}

/** People answer by code in the very order in which they were handed out: nothing could be worse. */
async function aDayOnTheWardsPage(): Promise<void> {
  const { client } = await enrolledCounter(ward, 'Q2');
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const codes = Array.from(
    { length: byCode },
    (_, n) => `BBBBB333${letters[n % 31]}${letters[Math.floor(n / 31)]}`,
  );
  await client.codes({ hashes: codes.map(hashOfCode).sort(), until: '2027-01-31' });
  for (const [n, code] of codes.entries()) {
    const reply = await ward.app.inject({
      method: 'POST',
      url: '/public/rate',
      remoteAddress: `10.0.0.${n}`,
      payload: { code: ratingText({ code, visit: 'return' }), answer: answerOf(visits + n) },
    });
    expect(reply.json()).toEqual({ ok: true, value: {} });
  }
}

const wordsBy = async (order: string, visit: string): Promise<Order> =>
  orderOf(
    (
      await sql.query(`SELECT words FROM rating WHERE visit = '${visit}' AND words <> '' ORDER BY ${order}`)
    ).rows.map(({ words }: { words: string }) => words),
  );

/** Every order in which a counter's file gives answers. */
function ordersOfFile(file: string): Order[] {
  const db = new Database(file, { readonly: true });
  const words = (query: string) => orderOf(db.prepare(query).pluck().all() as string[]);
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all('rating') as string[];
  const orders = [
    words('SELECT words FROM rating'),
    ...columns.map((name) => words(`SELECT words FROM rating ORDER BY ${name}`)),
  ];
  try {
    orders.push(words('SELECT words FROM rating ORDER BY rowid'));
  } catch {
    // A table without row order has none to give.
  }
  db.close();
  return orders;
}

const expectTellsNothing = (orders: readonly Order[], many: number, groups = 1) => {
  for (const order of orders) {
    expect(order).toHaveLength(many);
    expect(joined(order)).toBeLessThanOrEqual(joinedByLot(many, groups));
    // What is known in groups is known in the order of the groups.
    if (groups === 1) expect(Math.abs(tau(order))).toBeLessThan(tauByLot(many));
  }
};

test('no order of the counter’s file, of its bytes, or of what is sent joins an answer to a visit', () => {
  const file = join(counter.folder, 'ratings.db');
  const inFiles = filesUnder(counter.folder).flatMap(({ name, bytes }) =>
    ordersIn(bytes).map((order) => ({ name, order })),
  );
  // Neither the register, its write-ahead log, the keys nor anything else holds one.
  expect([...new Set(inFiles.map(({ name }) => name))]).toEqual(['ratings.db']);
  const bySending = orderOf(sent.flatMap(({ answers }) => answers.map(({ words }) => words)));
  const orders = [...ordersOfFile(file), ...inFiles.map(({ order }) => order), bySending];
  expect(orders.length).toBeGreaterThan(9);
  expectTellsNothing(orders, visits);
});

test('each answer lies in the file once: no free page, no journal, no earlier state', () => {
  const held = filesUnder(counter.folder)
    .map(({ bytes }) => bytes.toString('utf8'))
    .join('\n');
  for (let visit = 0; visit < visits; visit += 1) expect(held.split(marked(visit))).toHaveLength(2);
});

test('no order of the ward’s table, row, transaction, page or log joins an answer to a visit', async () => {
  await sql.query('CHECKPOINT');
  const tables = [
    'ctid',
    'id',
    'xmin::text::bigint',
    'xmin::text::bigint, ctid',
    'level',
    'cmin::text::bigint',
  ];
  for (const [visit, many, groups] of [
    ['receipt', visits, 1],
    ['return', byCode, byCode / 5],
  ] as const) {
    const orders = await Promise.all(tables.map((order) => wordsBy(order, visit)));
    expectTellsNothing(orders, many, groups);
  }
  const raw = filesUnder(database.folder).flatMap(({ name, bytes }) =>
    ordersIn(bytes).map((order) => ({ name, order })),
  );
  expect(raw.some(({ name }) => name.includes('pg_wal'))).toBe(true);
  for (const { order } of raw) {
    const atPad = order.filter((visit) => visit < visits);
    const onPage = order.filter((visit) => visit >= visits);
    if (atPad.length > 5) expectTellsNothing([atPad], atPad.length);
    if (onPage.length > 5) expectTellsNothing([onPage], onPage.length, onPage.length / 5);
  }
});

test('the server’s log knows of counters’ calls alone: not that or when somebody rated by code', () => {
  const routes = new Set(lines.flatMap((line) => /"route":"([^"]+)"/.exec(line)?.[1] ?? []));
  expect([...routes].sort()).toEqual(['/enrol', '/sync/codes', '/sync/ratings']);
  expect(orderOf(lines)).toEqual([]);
});

test('no column of any file or table beside an answer is a person, a dossier, a counter or a moment', async () => {
  const db = new Database(join(counter.folder, 'ratings.db'), { readonly: true });
  const columns = db
    .prepare(
      `SELECT m.name || ': ' || group_concat(c.name, ', ') FROM sqlite_master m, pragma_table_info(m.name) c
       WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name`,
    )
    .pluck()
    .all();
  db.close();
  expect(columns).toEqual([
    'code: hash, until',
    'counted: visit, day',
    'handed: day, visit, codes',
    'newest: visit, batch',
    'rating: id, visit, period_from, period_to, level, reasons, words, batch',
    'sent: batch',
    'suggestion: id, day, source, words',
    'ward_code: code, until',
  ]);
  const { rows } = await sql.query(
    `SELECT table_name || ': ' || string_agg(column_name, ', ' ORDER BY ordinal_position) AS line
     FROM information_schema.columns WHERE table_name LIKE 'rating%' GROUP BY table_name ORDER BY 1`,
  );
  expect(rows.map(({ line }: { line: string }) => line)).toEqual([
    'rating: ward, id, visit, period_from, period_to, level, reasons, words',
    'rating_batch: ward, id',
    'rating_code: ward, hash, good_until',
    'rating_visits: ward, visit, period_from, period_to, visits',
  ]);
});

test('at whatever moment the files are taken, nobody’s answer is in a group of fewer than five', async () => {
  const it = await openTestCounter({ cipher: false, random: randomBytes });
  const pad = it.counter.connect('pad');
  const form = await validForm(it);
  for (let visit = 0; visit < 9; visit += 1) {
    await it.done('dossier.receive', { id: testId(visit), form });
    const { value } = (await it.counter.call(pad, 'pad.view', {})) as { value: { invitation: string } };
    await it.counter.call(pad, 'pad.rate', { invitation: value.invitation, answer: answerOf(visit) });
    const found = new Set(filesUnder(it.folder).flatMap(({ bytes }) => ordersIn(bytes).flat()));
    expect(found.size).toBe(visit + 1 < 5 ? 0 : visit + 1);
  }
  it.counter.close();
});

test('the attack succeeds against a store that keeps answers as they come', async () => {
  const folder = temporaryFolder();
  const naive = new Database(join(folder, 'ratings.db'));
  naive.pragma('journal_mode = WAL');
  naive.exec('CREATE TABLE rating (id BLOB, visit TEXT, level INTEGER, words TEXT)');
  await sql.query('CREATE TABLE naive (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, words text)');
  for (let visit = 0; visit < visits; visit += 1) {
    naive.prepare('INSERT INTO rating VALUES (?, ?, 4, ?)').run(randomBytes(16), 'receipt', marked(visit));
    await sql.query('INSERT INTO naive (words) VALUES ($1)', [marked(visit)]);
  }
  const bytes = filesUnder(folder).flatMap((file) => ordersIn(file.bytes));
  const rowOrder = ordersOfFile(join(folder, 'ratings.db'))[0] ?? [];
  naive.close();
  const heap = orderOf(
    (await sql.query('SELECT words FROM naive ORDER BY ctid')).rows.map(
      ({ words }: { words: string }) => words,
    ),
  );
  const transactions = orderOf(
    (await sql.query('SELECT words FROM naive ORDER BY xmin::text::bigint')).rows.map(
      ({ words }: { words: string }) => words,
    ),
  );
  await sql.query('DROP TABLE naive');
  for (const order of [rowOrder, heap, transactions]) {
    expect(joined(order)).toBe(visits);
    expect(() => expectTellsNothing([order], visits)).toThrow();
  }
  expect(Math.max(...bytes.map((order) => Math.abs(tau(order))))).toBeGreaterThan(0.9);
});
