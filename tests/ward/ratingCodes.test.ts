import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashOfCode } from '../../src-main/store/ratingCodes.ts';
import type { RatingAnswer, VisitKind } from '../../src-shared/rating/answer.ts';
import { parseRatingText, ratingText } from '../../src-shared/rating/code.ts';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { openTestCounter, signIn, type TestCounter, testId, validForm } from '../support/counter.ts';
import { enrolledCounter } from './counter.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

let database: TestDatabase;
let url: string;
let ward: TestWard;
let sql: Client;
let now: Date;
const wards: TestWard[] = [];
const counters: TestCounter[] = [];
beforeAll(async () => {
  database = await startPostgres();
}, 60_000);
beforeEach(async () => {
  url = await database.fresh();
  now = new Date('2026-11-21T02:00:00.000Z');
  ward = await started();
  sql = new Client({ connectionString: url });
  await sql.connect();
});
afterEach(async () => {
  for (const { counter } of counters.splice(0)) counter.close();
  await sql.end();
  for (const one of wards.splice(0)) await one.stop();
});
afterAll(() => database.stop());

async function started(log: Writable | null = null): Promise<TestWard> {
  const one = await startWard(url, () => now, null, { log });
  wards.push(one);
  return one;
}

const rows = async <T>(text: string): Promise<T[]> => (await sql.query(text)).rows as T[];
const answer = (level = 4, words = ''): RatingAnswer => ({ level, reasons: [], words });
const code = (n: number) => `AAAAA2222${'23456789ABCDEFGHJKMNPQRSTUVWXYZ'[n]}`;

/** Codes that some counter has made known. */
async function knownCodes(many: number): Promise<void> {
  const { client } = await enrolledCounter(ward, 'Q9');
  const hashes = Array.from({ length: many }, (_, n) => hashOfCode(code(n))).sort();
  expect(await client.codes({ hashes, until: '2027-01-31' })).toEqual({ ok: true, value: {} });
}

async function rate(text: string, given: unknown = answer(), at = ward, from = '10.0.0.1') {
  const reply = await at.app.inject({
    method: 'POST',
    url: '/public/rate',
    remoteAddress: from,
    payload: { code: text, answer: given },
  });
  return { status: reply.statusCode, body: reply.json() as { ok: boolean; error?: { code: string } } };
}

const text = (n: number, visit: VisitKind = 'return') => ratingText({ code: code(n), visit });
const bad = { status: 404, body: { ok: false, error: { code: 'rating.badCode' } } };
const taken = { status: 200, body: { ok: true, value: {} } };

test('a code is good once; used, unknown, too old and malformed get one answer', async () => {
  await knownCodes(8);
  expect(await rate(text(0))).toEqual(taken);
  for (const wrong of [text(0), text(9), 'AAAAA-22222', '', 'x']) expect(await rate(wrong)).toEqual(bad);
  now = new Date('2027-02-02T02:00:00.000Z');
  expect(await rate(text(1))).toEqual(bad);
});

test('what is no answer, and tries without end, are refused', async () => {
  await knownCodes(3);
  expect((await rate(text(1), { level: 9, reasons: [], words: '' })).body.error?.code).toBe('api.badInput');
  expect((await rate(text(1), answer(1, 'x'.repeat(501)))).body.error?.code).toBe('api.badInput');
  const tries = [];
  for (let n = 0; n < 14; n += 1)
    tries.push((await rate('ZZZZZ-ZZZZZ-N', answer(), ward, '10.9.9.9')).status);
  expect(tries.slice(0, 12)).toEqual(Array(12).fill(404));
  expect(tries.slice(12)).toEqual([429, 429]);
  expect(await rate(text(1), answer(), ward, '10.9.9.8')).toEqual(taken);
});

test('I9: fewer than five of a kind are in no table; the fifth writes all of them and uses their codes up', async () => {
  await knownCodes(9);
  for (let n = 0; n < 4; n += 1) expect(await rate(text(n), answer(n + 1, `lời ${n}`))).toEqual(taken);
  expect(await rate(text(4, 'receipt'))).toEqual(taken);
  expect(await rows('SELECT * FROM rating')).toEqual([]);
  expect(await rows('SELECT hash FROM rating_code')).toHaveLength(9);
  expect(await rate(text(5), answer(5))).toEqual(taken);
  expect(await rows('SELECT visit, level FROM rating ORDER BY level')).toEqual(
    [1, 2, 3, 4, 5].map((level) => ({ visit: 'return', level })),
  );
  expect(await rows('SELECT hash FROM rating_code')).toHaveLength(4);
  // All of one transaction, so that nothing tells one from the other.
  expect(await rows('SELECT DISTINCT xmin::text FROM rating')).toHaveLength(1);
});

test('a stop loses at most four of a kind, and their codes are good again', async () => {
  await knownCodes(6);
  for (let n = 0; n < 3; n += 1) await rate(text(n));
  ward = await started();
  for (let n = 0; n < 5; n += 1) expect(await rate(text(n))).toEqual(taken);
  expect(await rows('SELECT level FROM rating')).toHaveLength(5);
  for (let n = 0; n < 5; n += 1) expect(await rate(text(n), answer(), ward, '10.0.0.2')).toEqual(bad);
});

test('one code at two servers of the ward is one answer', async () => {
  await knownCodes(12);
  const other = await started();
  for (let n = 0; n < 4; n += 1) expect(await rate(text(n), answer(1), other)).toEqual(taken);
  for (let n = 0; n < 5; n += 1) expect(await rate(text(n), answer(5))).toEqual(taken);
  // Its four were used up by the first server; what is new waits with what is left.
  expect(await rate(text(5), answer(1), other)).toEqual(taken);
  expect(await rows('SELECT level FROM rating')).toEqual(Array(5).fill({ level: 5 }));
  for (let n = 6; n < 10; n += 1) expect(await rate(text(n), answer(1), other)).toEqual(taken);
  expect(await rows('SELECT level FROM rating')).toHaveLength(10);
});

test('a complaint among the words is not kept', async () => {
  await knownCodes(5);
  for (let n = 0; n < 5; n += 1) await rate(text(n), answer(1, 'Tôi tố cáo cán bộ'));
  expect(await rows('SELECT DISTINCT words FROM rating')).toEqual([{ words: '' }]);
});

test('I9: no log says that or when somebody rated', async () => {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const logged = await started(log);
  await knownCodes(2);
  await logged.app.inject('/public/ward');
  expect(lines.join('')).toContain('/public/ward');
  const before = lines.length;
  await logged.app.inject('/rate');
  await rate(text(0), answer(), logged);
  await rate('x', answer(), logged);
  expect(lines.slice(before)).toEqual([]);
});

test('strangers cannot make codes; what is no hash is refused', async () => {
  const { client, device } = await enrolledCounter(ward, 'Q1');
  const hashes = [hashOfCode(code(1))];
  for (const wrong of [
    { hashes: ['x'], until: '2027-01-31' },
    { hashes: [], until: '2027-01-31' },
    { hashes, until: '2027-02-31' },
  ])
    expect(await client.codes(wrong)).toMatchObject({ error: { code: 'api.badInput' } });
  await ward.open.members.revoke(ward.id, device);
  expect(await client.codes({ hashes, until: '2027-01-31' })).toMatchObject({
    error: { code: 'sync.notEnrolled' },
  });
  expect(await rows('SELECT * FROM rating_code')).toEqual([]);
});

test('a running counter makes codes known ahead; the one it hands out leads to the ward and is good there', async () => {
  const it = await openTestCounter({ online: true, random: randomBytes, clock: () => now });
  counters.push(it);
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!made.ok) throw new Error(made.error.code);
  await signIn(it, 'administrator');
  const address = { url: ward.url, fingerprint: ward.fingerprint };
  expect(await it.call('sync.enrol', { ...address, code: made.value })).toMatchObject({ ok: true });
  const { ratings } = it.counter.services;
  await expect.poll(() => ratings.codes.left('2026-11-21'), { timeout: 8000 }).toBe(200);
  expect(await rows('SELECT hash FROM rating_code')).toHaveLength(200);
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  const pad = it.counter.connect('pad');
  const view = (await it.counter.call(pad, 'pad.view', {})) as { value: { invitation: string } };
  const given = (await it.counter.call(pad, 'pad.takeCode', view.value)) as {
    value: { qr: string; text: string; page: string };
  };
  expect(given.value.page).toBe(`${ward.url}/rate`);
  expect(given.value.qr).toBe(`${ward.url}/rate#${given.value.text}`);
  expect(parseRatingText(given.value.qr)).toMatchObject({ visit: 'receipt' });
  // It is the ward's alone: the pad does not take it as well.
  expect(await it.counter.call(pad, 'pad.openCode', { text: given.value.text })).toMatchObject({
    error: { code: 'rating.badCode' },
  });
  expect(await rate(given.value.qr)).toEqual(taken);
  expect(await rate(given.value.qr)).toEqual(bad);
});

test('what the ward decides of the pad comes to its counters', async () => {
  const it = await openTestCounter({ online: true, random: randomBytes });
  counters.push(it);
  const made = await ward.open.members.makeCode(ward.id, 'Q1');
  if (!made.ok) throw new Error(made.error.code);
  await it.counter.services.enrol({ url: ward.url, fingerprint: ward.fingerprint }, made.value, 'Quầy 1');
  await ward.open.settings.change(ward.id, 'Đức', [settingOf('pad', { counter: true, officer: false })]);
  it.counter.services.sync.retry();
  await expect
    .poll(() => it.done('pad.shown', {}), { timeout: 8000 })
    .toEqual({ counter: true, officer: false, ofWard: true });
});

test('the manager reads months that are over, by kind and of all, with how many were asked; never the current one', async () => {
  const { client } = await enrolledCounter(ward, 'Q1');
  const batch = (visit: VisitKind | 'mixed', to: string, levels: readonly number[], invitations: number) => ({
    id: randomUUID(),
    visit,
    from: to,
    to,
    invitations,
    answers: levels.map((level) => ({
      level,
      reasons: level < 3 ? ['late' as const] : [],
      words: `lời ${level}`,
    })),
  });
  for (const one of [
    batch('receipt', '2026-10-20', [5, 5, 4, 4, 1], 9),
    batch('return', '2026-10-21', [5, 5, 5, 5, 5, 2], 6),
    batch('mixed', '2026-10-30', [1, 1, 1, 1, 5], 0),
    batch('receipt', '2026-11-19', [1, 1, 1, 1, 1], 5),
  ])
    expect(await client.rate(one)).toMatchObject({ ok: true });
  const password = await ward.open.managers.make(ward.id, 'Đức');
  if (!password.ok) throw new Error(password.error.code);
  const call = (channel: string, payload: object, cookie = '') =>
    ward.app.inject({ method: 'POST', url: `/manage/api/${channel}`, payload, headers: { cookie } });
  expect((await call('ratings', {})).json()).toMatchObject({ error: { code: 'managers.notSignedIn' } });
  const signed = await call('signIn', { name: 'Đức', password: password.value });
  const cookie = String(signed.headers['set-cookie']).split(';')[0] ?? '';
  const { value } = (await call('ratings', {}, cookie)).json() as {
    value: { months: { month: string; figures: object[]; reasons: object[]; words: string[] }[] };
  };
  expect(value.months.map(({ month }) => month)).toEqual(['2026-10']);
  expect(value.months[0]?.figures).toMatchObject([
    { visit: 'all', answers: 16, good: 10, invitations: 15 },
    { visit: 'receipt', answers: 5, good: 4, invitations: 9 },
    { visit: 'return', answers: 6, good: 5, invitations: 6 },
  ]);
  expect(value.months[0]?.reasons).toEqual([{ reason: 'late', answers: 6 }]);
  const { words = [] } = value.months[0] ?? {};
  expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'vi')));
});
