import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import { readCommits } from '../../src-main/sync/outbox.ts';
import { manageContract } from '../../src-shared/contract/manage.ts';
import { eventTypes } from '../../src-shared/dossier/eventVersions.ts';
import { genesis } from '../../src-shared/sync/bytes.ts';
import { requestHeaders } from '../../src-shared/sync/request.ts';
import type { PushReply, WireCommit } from '../../src-shared/sync/wire.ts';
import { chanceFrom } from '../simulation/chance.ts';
import { receive } from '../simulation/office.ts';
import {
  type Asked,
  ask,
  askSigned,
  commitOf,
  counterAt,
  enrolled,
  signedHeaders,
  type WardDevice,
} from './devices.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

const patienceMs = 1500;
const lines: string[] = [];
const log = new Writable({
  write: (line, _encoding, done) => {
    lines.push(String(line));
    done();
  },
});

/** Runs on from the real time, so that a test can let minutes pass. */
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const aMinuteLater = () => {
  ahead += 60_000;
};

let database: TestDatabase;
let url: string;
let ward: TestWard;
let device: WardDevice;
beforeAll(async () => {
  database = await startPostgres();
  url = await database.fresh();
  ward = await startWard(url, clock, null, { log, patienceMs });
  device = await enrolled(ward, 'Q1');
});
afterAll(async () => {
  await ward?.stop();
  await database?.stop();
});

const refusal = (code: string) => ({ ok: false, error: { code } });
const notEnrolled = { status: 401, body: refusal('sync.notEnrolled') };
const pullOf = (after = 0): Asked => ({
  method: 'POST',
  path: '/sync/pull',
  body: JSON.stringify({ after, limit: 500, own: true }),
});
const pushOf = (...commits: WireCommit[]): Asked => ({
  method: 'POST',
  path: '/sync/push',
  body: JSON.stringify({ commits }),
});
const sql = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text, [...values]);
  await client.end();
  return rows as T[];
};
const positions = async () => Number((await sql<{ n: string }>('SELECT count(*) AS n FROM entry'))[0]?.n);

test('only the public routes, and the managers’ own sign-in, answer without a signature', async () => {
  const parts: string[] = [];
  const routes = ward.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^(.*)── (\S*)(?: \((.+)\))?$/.exec(line) ?? [];
      const depth = Math.floor(indent.length / 4);
      parts.splice(depth, parts.length, part);
      const path = parts.join('');
      return methods === '' ? [] : methods.split(', ').map((method) => ({ method, path }));
    });
  expect(routes).toContainEqual({ method: 'POST', path: '/sync/push' });
  const open: string[] = [];
  for (const route of routes) {
    const answered = await ask(ward.url, { ...route, headers: { 'content-type': 'application/json' } });
    const shut = route.method === 'HEAD' ? { ...notEnrolled, body: null } : notEnrolled;
    if (!isDeepStrictEqual(answered, shut)) open.push(`${route.method} ${route.path}`);
  }
  const read = [
    '/',
    '/assets/:name',
    '/health',
    '/manage',
    '/public/forms/:hash',
    '/public/procedures',
    '/public/procedures/:code',
    '/public/procedures/:code/forms',
    '/public/ward',
    '/rate',
    '/ready',
  ];
  expect(open.sort()).toEqual([
    ...read.map((path) => `GET ${path}`),
    ...read.map((path) => `HEAD ${path}`),
    'POST /enrol',
    'POST /manage/api/:channel',
    'POST /public/feedback',
    'POST /public/progress',
    'POST /public/rate',
  ]);
});

test('of what managers do, nothing answers without their session but signing in', async () => {
  const headers = { 'content-type': 'application/json', cookie: 'quay_manage=guessed' };
  const open: string[] = [];
  for (const channel of Object.keys(manageContract)) {
    const path = `/manage/api/${channel}`;
    const answered = await ask(ward.url, { method: 'POST', path, headers, body: '{}' });
    if (!isDeepStrictEqual(answered, { status: 401, body: refusal('managers.notSignedIn') }))
      open.push(channel);
  }
  expect(open).toEqual(['signIn']);
});

describe('a request that is not, word for word, what an enrolled device signed is refused', () => {
  const altered: Readonly<Record<string, (honest: Asked, other: WardDevice) => Asked>> = {
    'signed by a key the ward does not know': (honest) => ({
      ...honest,
      headers: signedHeaders({ ...device, key: deviceKey(newDeviceKey()) }, honest),
    }),
    'signed by another device of the ward': (honest, other) => ({
      ...honest,
      headers: signedHeaders({ ...device, key: other.key }, honest),
    }),
    'with another body': (honest) => ({ ...honest, body: pullOf(1).body ?? '' }),
    'with the same values in other bytes': (honest) => ({ ...honest, body: `${honest.body} ` }),
    'without its body': ({ body: _, ...honest }) => honest,
    'at another path': (honest) => ({ ...honest, path: '/sync/push' }),
    'with a query added': (honest) => ({ ...honest, path: `${honest.path}?own=true` }),
    'at the same path in other letters': (honest) => ({ ...honest, path: '/sync/p%75ll' }),
    'for another ward': (honest) => withHeader(honest, requestHeaders.ward, 'ffffffffffffffff'),
    'in the name of another device': (honest, other) => withHeader(honest, requestHeaders.device, other.id),
    'in the name of nobody': (honest) => withHeader(honest, requestHeaders.device, randomUUID()),
    'with a later number': (honest) => withHeader(honest, requestHeaders.number, String(Date.now() * 2)),
    'with a signature of nothing': (honest) => withHeader(honest, requestHeaders.signature, ''),
    'with a signature of rubbish': (honest) => withHeader(honest, requestHeaders.signature, '*'.repeat(88)),
    ...Object.fromEntries(
      Object.values(requestHeaders).map((name) => [
        `without ${name}`,
        ({ headers = {}, ...honest }: Asked) => ({
          ...honest,
          headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name)),
        }),
      ]),
    ),
  };
  const withHeader = (honest: Asked, name: string, value: string): Asked => ({
    ...honest,
    headers: { ...honest.headers, [name]: value },
  });
  let other: WardDevice;
  beforeAll(async () => {
    other = await enrolled(ward, 'Q2');
  });

  test.each(Object.entries(altered))('%s', async (_name, alter) => {
    const honest = { ...pullOf(), headers: signedHeaders(device, pullOf()) };
    expect(await ask(ward.url, alter(honest, other))).toEqual(notEnrolled);
    // Nothing that was refused used the number up.
    expect(await ask(ward.url, honest)).toMatchObject({ status: 200, body: { ok: true } });
  });

  test('asked by another method', async () => {
    const headers = signedHeaders(device, { method: 'HEAD', path: '/sync/changes' });
    expect(await ask(ward.url, { method: 'GET', path: '/sync/changes', headers })).toEqual(notEnrolled);
  });
});

test('a request is taken once, by whichever server it comes in, and an older one not at all', async () => {
  const second = await startWard(url, clock);
  const own = await enrolled(ward, 'Q3');
  const asked = pushOf(commitOf(own, {}));
  const early = signedHeaders(own, pullOf());
  const headers = signedHeaders(own, asked);
  expect(await ask(ward.url, { ...asked, headers })).toMatchObject({ status: 200 });
  const before = await positions();
  const last = Number(headers[requestHeaders.number]);
  const replayed = { status: 409, body: { ok: false, error: { code: 'sync.replayed', details: { last } } } };
  for (const at of [ward.url, second.url]) {
    expect(await ask(at, { ...asked, headers })).toEqual(replayed);
    expect(await ask(at, { ...pullOf(), headers: early })).toEqual(replayed);
  }
  expect(await positions()).toBe(before);
  await second.stop();
});

test('a device of another ward reads and writes nothing here', async () => {
  await sql(`INSERT INTO ward (ward, name) VALUES ('other', 'Phường khác')`);
  const stranger = await enrolled({ ...ward, id: 'other' }, 'Q1');
  const mine = commitOf(device, {}, {});
  expect(await askSigned(ward.url, device, pushOf(mine))).toMatchObject({
    body: { value: { stopped: null } },
  });
  const before = await positions();

  const nothing = { status: 200, body: { ok: true, value: { entries: [], devices: [], last: 0 } } };
  expect(await askSigned(ward.url, stranger, pullOf())).toMatchObject(nothing);
  for (const asked of [pullOf(), pushOf(commitOf(stranger, {}))])
    expect(await askSigned(ward.url, { ...stranger, ward: ward.id }, asked)).toEqual(notEnrolled);
  // Under its own ward's name, but with what a device of this ward wrote, or said to be written by one.
  for (const commit of [mine, { ...commitOf(stranger, {}), device: device.id }])
    expect(await askSigned(ward.url, stranger, pushOf(commit))).toEqual({
      status: 403,
      body: refusal('sync.notYours'),
    });
  expect(await positions()).toBe(before);
});

test('a device that has no right to a commit cannot send it as its own', async () => {
  const [victim, thief] = [await enrolled(ward, 'Q4'), await enrolled(ward, 'Q5')];
  const stolen = { ...commitOf(victim, {}), device: thief.id };
  const { head, signature } = commitOf(thief, {});
  for (const commit of [
    stolen,
    { ...stolen, head },
    { ...stolen, head, signature },
    { ...stolen, signature },
  ])
    expect(await askSigned(ward.url, thief, pushOf(commit))).toMatchObject({
      body: { ok: true, value: { outcomes: [], stopped: { code: 'sync.badCommit', headSeq: 0 } } },
    });
  const elsewhere = commitOf(thief, {});
  const altered = { ...elsewhere, events: elsewhere.events.map((event) => ({ ...event, actor: 's2' })) };
  expect(await askSigned(ward.url, thief, pushOf(altered))).toMatchObject({
    body: { value: { outcomes: [], stopped: { code: 'sync.badCommit' } } },
  });
});

describe('the open line', () => {
  const follow = ({ client }: WardDevice) => {
    const told: (number | null)[] = [];
    const hung = new AbortController();
    const waiting: { count: number; done: () => void }[] = [];
    const ended = client.follow((position) => {
      told.push(position);
      for (const { count, done } of waiting) if (told.length >= count) done();
    }, hung.signal);
    const until = (count: number) =>
      new Promise<void>((done) => (told.length >= count ? done() : waiting.push({ count, done })));
    return { told, ended, until, hangUp: () => hung.abort() };
  };
  const write = async (writer: WardDevice) => {
    const [head] = await sql<{ seq: string; prev: string }>(
      'SELECT head_seq AS seq, head_hash AS prev FROM device WHERE id = $1',
      [writer.id],
    );
    const place = { seq: Number(head?.seq) + 1, prev: head?.prev ?? '' };
    const reply = await askSigned(ward.url, writer, pushOf(commitOf(writer, {}, place)));
    return (reply.body as { value: { outcomes: { position: number }[] } }).value.outcomes[0]?.position ?? 0;
  };

  test('a device revoked at one server is done at every server: push, pull and its open line', async () => {
    const second = await startWard(url, clock);
    const [gone, staying] = [await enrolled(ward, 'Q6'), await enrolled(ward, 'Q7')];
    const lines = [follow(gone), follow(staying)] as const;
    await Promise.all(lines.map(({ until }) => until(1)));
    expect(await second.open.members.revoke(ward.id, gone.id)).toEqual({ ok: true, value: undefined });
    expect(await lines[0].ended).toEqual({ code: 'sync.offline' });
    for (const at of [ward, second])
      for (const asked of [pullOf(), pushOf(commitOf(gone, {}))])
        expect(await askSigned(at.url, gone, asked)).toEqual(notEnrolled);
    expect(await follow(gone).ended).toEqual({ code: 'sync.notEnrolled' });
    // The others go on, and are told what is new.
    const position = await write(staying);
    await lines[1].until(2);
    expect(lines[1].told).toEqual([null, position]);
    lines[1].hangUp();
    await second.stop();
  });

  test('revoked while its push is under way, a device has nothing taken after it', async () => {
    const gone = await enrolled(ward, 'Q8');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('BEGIN; SELECT 1 FROM ward FOR UPDATE');
    const before = await positions();
    const revoked = ward.open.members.revoke(ward.id, gone.id);
    await blocked(1);
    const pushed = askSigned(ward.url, gone, pushOf(commitOf(gone, {})));
    await blocked(2);
    await client.query('COMMIT');
    await client.end();
    await revoked;
    expect(await pushed).toEqual(notEnrolled);
    expect(await positions()).toBe(before);
  });
  const blocked = async (count: number): Promise<void> => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await sql(waiting)).length < count);
  };

  test('one line a device: a new one ends the old', async () => {
    const own = await enrolled(ward, 'Q9');
    const first = follow(own);
    await first.until(1);
    const next = follow(own);
    await next.until(1);
    expect(await first.ended).toEqual({ code: 'sync.offline' });
    const position = await write(own);
    await next.until(2);
    expect(next.told).toEqual([null, position]);
    next.hangUp();
  });

  test('the server listens again after its database hung up on it, and tells each position once', async () => {
    const own = await enrolled(ward, 'Q10');
    const first = follow(own);
    await first.until(1);
    await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`);
    expect(await first.ended).toEqual({ code: 'sync.offline' });
    const listening = () => sql(`SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`);
    while ((await listening()).length === 0);
    let line = follow(own);
    // It is hung up on once more where it opened before the server listened again.
    const again = await Promise.race([line.until(2), line.ended, write(own).then(() => line.until(2))]);
    if (again !== undefined) {
      line = follow(own);
      await line.until(1);
    }
    const told = line.told.length;
    const position = await write(own);
    await line.until(told + 1);
    const last = await write(own);
    await line.until(told + 2);
    expect(line.told.slice(told)).toEqual([position, last]);
    line.hangUp();
  });
});

/** A connection that says what it is given, and reads on until the server hangs up. */
function raw(over: Socket | TLSSocket) {
  let read = '';
  over.on('data', (chunk: Buffer) => {
    read += chunk.toString('utf8');
  });
  over.on('error', () => undefined);
  const started = performance.now();
  const ended = new Promise<{ ms: number; read: string }>((resolve) =>
    over.on('close', () => resolve({ ms: performance.now() - started, read })),
  );
  return { over, ended };
}
const port = () => Number(new URL(ward.url).port);
const tls = () => raw(connect({ host: '127.0.0.1', port: port(), rejectUnauthorized: false }));
const headOf = (path: string, header: string) =>
  `POST ${path} HTTP/1.1\r\nHost: ward\r\nContent-Type: application/json\r\n${header}\r\n\r\n`;
const answerIn = (read: string) => ({
  status: Number(/^HTTP\/1.1 (\d+)/.exec(read)?.[1]),
  body: JSON.parse(/\r\n\r\n(\{.*\})/s.exec(read)?.[1] ?? 'null') as unknown,
});

/** Pours a body out for as long as the server takes it; the bytes that went. */
async function pour(path: string, header: string, most: number) {
  const { over, ended } = tls();
  over.write(headOf(path, header));
  const piece = Buffer.alloc(64 * 1024, ' ');
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]);
  let open = true;
  over.on('close', () => {
    open = false;
  });
  let poured = 0;
  while (open && poured < most) {
    const more = over.write(header.includes('chunked') ? chunk : piece);
    poured += piece.length;
    if (!more && open) await Promise.race([once(over, 'drain'), ended]);
  }
  return { poured, ...(await ended) };
}

describe('a body larger than any honest one', () => {
  const mb = 1024 * 1024;
  test.each([
    ['announced', '/enrol', `Content-Length: ${64 * mb}`],
    ['unannounced', '/enrol', 'Transfer-Encoding: chunked'],
    ['of a look-up, unannounced', '/public/progress', 'Transfer-Encoding: chunked'],
    ['of a manager who has not signed in, unannounced', '/manage/api/signIn', 'Transfer-Encoding: chunked'],
  ])('%s, is refused without being read', async (_name, path, header) => {
    const { poured, ms, read } = await pour(path, header, 64 * mb);
    // What lies in the buffers of the line is not read.
    expect(poured).toBeLessThan(8 * mb);
    expect(ms).toBeLessThan(4 * patienceMs);
    if (read !== '') expect(answerIn(read)).toEqual({ status: 413, body: refusal('sync.tooLarge') });
  });

  test.each(['/enrol', '/manage/api/signIn'])('is told so: %s', async (path) => {
    const { over, ended } = tls();
    over.write(headOf(path, `Content-Length: ${64 * mb}`));
    const { ms, read } = await ended;
    expect(answerIn(read)).toEqual({ status: 413, body: refusal('sync.tooLarge') });
    expect(ms).toBeLessThan(1000);
  });

  test.each([
    ['/sync/push', 'Content-Length: 5000'],
    ['/sync/pull', 'Transfer-Encoding: chunked'],
    ['/files/begin', 'Content-Length: 5000'],
    [`/files/piece/${randomUUID()}/0`, 'Content-Length: 200000'],
  ])('who names no device of the ward is turned away before a byte of it: %s', async (path, header) => {
    const { over, ended } = tls();
    over.write(headOf(path, header));
    const { ms, read } = await ended;
    expect(answerIn(read)).toEqual({ status: 401, body: refusal('sync.notEnrolled') });
    expect(ms).toBeLessThan(1000);
  });

  test('of an enrolled counter, unannounced, is read no further than what any counter sends', async () => {
    const { ward: id, id: named } = device;
    const own = [
      [requestHeaders.ward, id],
      [requestHeaders.device, named],
      [requestHeaders.number, '1'],
      [requestHeaders.signature, 'x'],
      ['Transfer-Encoding', 'chunked'],
    ];
    const header = own.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    const { poured, read } = await pour('/sync/push', header, 64 * mb);
    expect(poured).toBeLessThan(12 * mb);
    if (read !== '') expect(answerIn(read)).toEqual({ status: 413, body: refusal('sync.tooLarge') });
  });
});

describe('somebody who takes their time is hung up on, and holds nobody up', () => {
  const slow: readonly (readonly [string, () => ReturnType<typeof raw>, string])[] = [
    ['no handshake', () => raw(connectTcp(port(), '127.0.0.1')), ''],
    ['no request', tls, ''],
    ['headers that never end', tls, 'POST /sync/push HTTP/1.1\r\nHost: ward\r\n'],
    ['a body that never ends', tls, headOf('/enrol', 'Content-Length: 1000')],
    ['a body in chunks that never ends', tls, headOf('/enrol', 'Transfer-Encoding: chunked')],
  ];
  test.each(slow)('%s', async (_name, open, said) => {
    const many = Array.from({ length: 20 }, open);
    for (const { over } of many) over.write(said === '' ? '' : said);
    const dribbling = setInterval(() => {
      for (const { over } of many)
        if (said !== '' && over.writable) over.write(said.includes('chunked') ? '1\r\n \r\n' : 'x');
    }, patienceMs / 10);
    const worst = Math.max(...(await Promise.all(Array.from({ length: 20 }, timedPull))));
    expect(worst).toBeLessThan(patienceMs);
    const ends = await Promise.all(many.map(({ ended }) => ended));
    clearInterval(dribbling);
    for (const { ms, read } of ends) {
      expect(ms).toBeLessThan(3 * patienceMs);
      if (read !== '') expect(answerIn(read)).toEqual({ status: 408, body: refusal('sync.offline') });
    }
  });
  const timedPull = async () => {
    const started = performance.now();
    expect(await askSigned(ward.url, device, pullOf())).toMatchObject({ body: { ok: expect.any(Boolean) } });
    return performance.now() - started;
  };
});

const hostile = [
  `'; DROP TABLE entry; --`,
  `"; DROP TABLE ward CASCADE; --`,
  `\\'; DELETE FROM device; --`,
  `$1, $2); SELECT pg_sleep(10); --`,
  '{a,b"c}',
  `{"a":"\\"}`,
  '%00',
  '../../../../etc/passwd',
  'NULL',
  '\u0001\u001f\u007f\r\nx-quay-ward: w',
  'x%s%n{{7*7}}',
  'Phường Ỷ La 🏮 ‮',
];
const withNul = 'a\u0000b';

describe('hostile text is text', () => {
  afterAll(async () => {
    const tables = await sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ward',
        'device',
        'enrolment_code',
        'commit_log',
        'entry',
        'paper_number',
        'dossier_key',
      ]),
    );
    expect((await ward.open.members.list(ward.id)).length).toBeGreaterThan(5);
  });

  const { publicKey } = deviceKey(newDeviceKey());
  const enrolment = { code: 'AB', device: randomUUID(), publicKey, name: 'Q', seq: 0 };
  const enrol = (change: object) => {
    aMinuteLater();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ ...enrolment, ...change });
    return ask(ward.url, { method: 'POST', path: '/enrol', headers, body });
  };

  test.each(['code', 'device', 'publicKey', 'name'])('in the %s of an enrolment', async (field) => {
    const devices = await ward.open.members.list(ward.id);
    for (const text of hostile) {
      const { status, body } = await enrol({ [field]: text });
      expect([status, body]).toEqual(
        field === 'device' || field === 'publicKey'
          ? [400, refusal('api.badInput')]
          : [401, refusal('sync.badCode')],
      );
    }
    if (field !== 'code')
      expect(await enrol({ [field]: withNul })).toEqual({ status: 400, body: refusal('api.badInput') });
    expect(await ward.open.members.list(ward.id)).toEqual(devices);
  });

  test('in the name a device is enrolled under', async () => {
    for (const [i, name] of hostile.entries()) {
      const made = await ward.open.members.makeCode(ward.id, `H${i}`);
      if (!made.ok) throw new Error(made.error.code);
      const id = randomUUID();
      const { publicKey } = deviceKey(newDeviceKey());
      expect(await enrol({ code: made.value, device: id, publicKey, name })).toMatchObject({ status: 200 });
      expect(await ward.open.members.list(ward.id)).toContainEqual({
        id,
        publicKey,
        counter: `H${i}`,
        name,
        revoked: false,
      });
    }
  });

  test('as the key of a device, it uses no code up', async () => {
    const made = await ward.open.members.makeCode(ward.id, 'K1');
    if (!made.ok) throw new Error(made.error.code);
    for (const publicKey of ['', 'k', hostile[0]])
      expect(await enrol({ code: made.value, publicKey })).toEqual({
        status: 400,
        body: refusal('api.badInput'),
      });
    const { publicKey } = deviceKey(newDeviceKey());
    expect(await enrol({ code: made.value, publicKey })).toMatchObject({ status: 200 });
  });

  test.each(Object.values(requestHeaders))('in the header %s', async (name) => {
    for (const text of hostile.filter((one) => /^[\x20-\x7e]*$/.test(one))) {
      const headers = { ...signedHeaders(device, pullOf()), [name]: text };
      expect(await ask(ward.url, { ...pullOf(), headers })).toEqual(notEnrolled);
    }
  });

  test('in a path', async () => {
    const paths = [
      ...hostile.map(encodeURIComponent),
      '../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '%zz',
      '%',
      '/x',
    ];
    for (const path of paths)
      for (const prefix of ['/', '/sync/', '/sync/pull/', '/health/', '//'])
        for (const method of ['GET', 'POST']) {
          const { status, body } = await askSigned(ward.url, device, { method, path: `${prefix}${path}` });
          expect([refusal('api.notFound'), refusal('api.badInput')]).toContainEqual(body);
          expect([400, 404]).toContain(status);
        }
  });

  test('in every field of a commit: it comes out at another counter as it went in', async () => {
    const [writer, reader] = [await enrolled(ward, 'Q11'), await counterAt(ward, 'Q12')];
    const events = hostile.flatMap((text) => [
      { stream: text },
      { stream: `dossier:${text}` },
      { stream: `conflict:${text}` },
      { type: text },
      { stream: `dossier:${randomUUID()}`, type: text },
      { actor: text },
      { body: JSON.stringify({ [text]: text }) },
      {
        type: 'conflict.settled',
        body: JSON.stringify({ commit: randomUUID(), stream: text, choice: 'retry' }),
      },
      { base: text },
      { key: text },
    ]);
    const commits: WireCommit[] = [];
    for (const { base = '{}', key = null, ...event } of events as unknown as Record<string, string>[]) {
      const place = {
        seq: commits.length + 1,
        base,
        ...(commits.length ? { prev: commits.at(-1)?.head ?? '' } : {}),
      };
      commits.push({ ...commitOf(writer, event, place), key: key?.slice(0, 60) ?? null });
    }
    const pushed = await askSigned(ward.url, writer, pushOf(...commits));
    expect(pushed).toMatchObject({ status: 200, body: { ok: true, value: { stopped: null } } });
    expect(await reader.sync.round()).toMatchObject({ ok: true });
    const rows = reader.db
      .prepare('SELECT id, stream, type, v, at, actor, body FROM event WHERE device = ? ORDER BY seq')
      .all(writer.id);
    expect(rows).toEqual(commits.flatMap(({ events: [event] }) => event));
    expect(await verifyStore(reader.db)).toMatchObject({ ok: true });
  });

  test('in the instant of an event, which is none then: it is refused and stays out', async () => {
    const writer = await enrolled(ward, 'Q13');
    for (const text of hostile)
      expect(
        await askSigned(ward.url, writer, pushOf(commitOf(writer, { at: text.slice(0, 40) }))),
      ).toMatchObject({
        body: { value: { outcomes: [], stopped: { code: 'sync.badCommit', headSeq: 0 } } },
      });
  });

  test.each(['stream', 'type', 'at', 'actor', 'base', 'key'])(
    'what no database can hold is no input: %s',
    async (field) => {
      const commit = commitOf(device, field === 'base' || field === 'key' ? {} : { [field]: withNul });
      const sent = field === 'base' || field === 'key' ? { ...commit, [field]: withNul } : commit;
      expect(await askSigned(ward.url, device, pushOf(sent))).toEqual({
        status: 400,
        body: refusal('api.badInput'),
      });
    },
  );

  test('an event of a known kind and an unknown shape is no fault of the server', async () => {
    await sql(`INSERT INTO ward (ward, name) VALUES ('unfit', 'Phường khác')`);
    const writer = await enrolled({ ...ward, id: 'unfit' }, 'Q1');
    const unfit = ['null', '7', '[]', '"x"', '{}', '{"code":{"a":1}}', '{"code":"a\\u0000b"}'];
    let place = { seq: 1, prev: genesis };
    for (const type of [...eventTypes, 'conflict.settled'])
      for (const body of unfit) {
        const commit = commitOf(writer, { stream: `dossier:${randomUUID()}`, type, body }, place);
        const { status, body: said } = await askSigned(ward.url, writer, pushOf(commit));
        expect([type, body, status]).toEqual([type, body, 200]);
        const { stopped } = (said as { value: PushReply }).value;
        if (stopped === null) place = { seq: place.seq + 1, prev: commit.head };
        else expect(stopped.code).toBe('sync.badCommit');
        aMinuteLater();
      }
  });
});

test('codes cannot be tried out: ten a minute for one address, a right one among them', async () => {
  aMinuteLater();
  const made = await ward.open.members.makeCode(ward.id, 'R1');
  if (!made.ok) throw new Error(made.error.code);
  const { publicKey } = deviceKey(newDeviceKey());
  const tried = async (code: string, forwarded = '') => {
    const body = JSON.stringify({ code, device: randomUUID(), publicKey, name: 'R1', seq: 0 });
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded };
    return (await ask(ward.url, { method: 'POST', path: '/enrol', headers, body })).status;
  };
  for (let i = 0; i < 10; i += 1) expect(await tried(`K7PW-3FQX-9MT${i}`)).toBe(401);
  for (let i = 0; i < 3; i += 1) expect(await tried(made.value, `10.0.0.${i}`)).toBe(429);
  aMinuteLater();
  expect(await tried(made.value)).toBe(200);
  expect(await tried(made.value)).toBe(401);
});

test('the log of all that holds nothing of a person and nothing that opens anything', async () => {
  const secrets = ['Nguyễn Thị Bí Mật', '052190001234', '0905123456', 'bimat@vi.du', 'TRA777CUU'];
  const [name = '', idNumber = '', phone = '', email = '', lookupSecret = ''] = secrets;
  const counter = await counterAt(ward, 'L1');
  const chance = chanceFrom(1);
  const office = { ...counter.office, person: { name, idNumber, phone, email }, lookupSecret };
  for (let i = 0; i < 5; i += 1) receive(office, chance);
  const [first] = readCommits(counter.db, counter.id, 1, 1);
  if (!first?.key) throw new Error('a receipt goes with its key');
  expect(await counter.sync.round()).toMatchObject({ ok: true });

  const words = [...secrets, first.key, counter.code, counter.code.replaceAll('-', '')];
  for (const word of words) {
    for (const path of [`/${word}`, `/sync/pull?tim=${word}`, `/%zz${word}`, `/ready?${word}`])
      await askSigned(ward.url, device, { method: 'POST', path: encodeURI(path), body: `{"ten":"${word}"}` });
    await ask(ward.url, {
      method: 'POST',
      path: '/enrol',
      headers: { 'content-type': word.replace(/[^ -~]/g, '') },
      body: word,
    });
  }
  // What the database itself refuses names the row that was in the way.
  await sql(`ALTER TABLE commit_log ADD CONSTRAINT nothing CHECK (false) NOT VALID`);
  receive(office, chance);
  expect(await counter.sync.round()).toEqual(refusal('sync.serverFault'));
  await sql('ALTER TABLE commit_log DROP CONSTRAINT nothing');
  expect(await counter.sync.round()).toMatchObject({ ok: true });

  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(500);
  expect(text).toContain('"route":"/sync/push","status":500');
  const signatures = [first.signature, first.head, counter.key.publicKey, counter.key.sign(Buffer.from(''))];
  for (const word of [...words, ...signatures, device.code, device.key.publicKey])
    for (const written of [word, encodeURI(word), JSON.stringify(word).slice(1, -1)])
      expect(text).not.toContain(written);
  expect(text).not.toMatch(/Người Thứ|DROP TABLE|passwd|x-quay-signature/);
});
