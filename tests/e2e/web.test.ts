import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../support/counter.ts';
import { type App, startApp } from './app.ts';

let app: App;
let port = 0;
beforeAll(async () => {
  app = await startApp();
  port = Number(new URL(app.web.padAddress).port);
});
afterAll(() => app.stop());

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request as an attacker writes it: any host, origin, path and body. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((done, failed) => {
    const call = request(
      { host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    call.on('error', failed);
    call.end(body);
  });
}

const origin = () => ({ origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' });
const codeOf = ({ body }: Answer) => (JSON.parse(body) as { error: { code: string } }).error.code;

test('without the token of this start nothing opens, and the reason is said in Vietnamese', async () => {
  const page = await ask('GET', '/');
  expect(page.status).toBe(403);
  expect(page.body).toContain('Chưa mở được quầy');
  expect((await ask('GET', '/start?k=doan')).status).toBe(403);
  expect(codeOf(await ask('POST', '/api/session.open', origin(), '{}'))).toBe('api.notOpened');
  expect(codeOf(await ask('POST', '/api/pad.view', origin(), '{}'))).toBe('api.notPaired');
  expect((await ask('GET', '/api/events')).status).toBe(403);
});

test('another site cannot use it: foreign origin, foreign host name, no origin', async () => {
  expect(
    codeOf(await ask('POST', '/api/pad.view', { ...origin(), origin: 'https://xau.example' }, '{}')),
  ).toBe('api.wrongOrigin');
  expect(codeOf(await ask('POST', '/api/pad.view', { 'content-type': 'application/json' }, '{}'))).toBe(
    'api.wrongOrigin',
  );
  expect(codeOf(await ask('GET', '/pad', { host: 'xau.example' }))).toBe('api.wrongHost');
});

test('pages carry a policy that lets in no foreign script, and no file outside the screens is served', async () => {
  const { headers, status } = await ask('GET', '/pad');
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['access-control-allow-origin']).toBeUndefined();
  for (const path of [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../package.json',
    '/keys.json',
    '/store.db',
  ])
    expect((await ask('GET', path)).status).toBeGreaterThanOrEqual(400);
});

test.each(['/%', '/%E0%A4%A.html', '/assets/%zz.js', '/%ff', '//', '//[', '/%00.html', '/pad%'])(
  'an address that leads nowhere is not found, and is no fault of the program: %s',
  async (path) => {
    const answer = await ask('GET', path);
    expect(answer.status).toBe(404);
    expect(codeOf(answer)).toBe('api.notFound');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  },
);

test('a body of wrong shape or size gets a failure, not a crash', async () => {
  const start = await ask('GET', app.web.counterAddress.replace(/^http:\/\/[^/]+/, ''));
  const cookie = String(start.headers['set-cookie']).split(';')[0] ?? '';
  const post = (path: string, body: string) => ask('POST', path, { ...origin(), cookie }, body);
  expect(codeOf(await post('/api/session.signIn', '{"staffId": 5}'))).toBe('api.badInput');
  expect(codeOf(await post('/api/session.signIn', '{không phải json'))).toBe('api.badInput');
  expect((await post('/api/session.open', JSON.stringify({ x: 'x'.repeat(400_000) }))).status).toBe(413);
  expect(codeOf(await post('/api/pad.rate', '{}'))).toBe('api.wrongSurface');
  expect(codeOf(await post('/api/__proto__', '{}'))).toBe('api.unknownChannel');
  expect((await post('/api/session.open', '{}')).status).toBe(200);
});

test('a TV paired in the officer’s own browser does not take the counter’s place, nor the counter its', async () => {
  const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] ?? '';
  const counter = cookieOf(await ask('GET', app.web.counterAddress.replace(/^http:\/\/[^/]+/, '')));
  const code = app.counter.pairing.newCode('lobby');
  const pair = (body: object) => ask('POST', '/pair', origin(), JSON.stringify(body));
  expect(codeOf(await pair({ code }))).toBe('pad.badPairingCode');
  expect(codeOf(await pair({ code, screen: 'counter' }))).toBe('pad.badPairingCode');
  const lobby = cookieOf(await pair({ code, screen: 'lobby' }));
  const call = (cookie: string, channel: string) =>
    ask('POST', `/api/${channel}`, { ...origin(), cookie }, '{}');
  const both = `${counter}; ${lobby}`;
  for (const [cookie, channel, means] of [
    [both, 'session.open', ''],
    [both, 'lobby.view', ''],
    [lobby, 'session.open', 'api.wrongSurface'],
    [counter, 'lobby.view', 'api.wrongSurface'],
    ['', 'lobby.view', 'api.notPaired'],
  ] as const) {
    const answer = await call(cookie, channel);
    expect([channel, means === '' ? answer.status : codeOf(answer)]).toEqual([channel, means || 200]);
  }
  expect((await ask('GET', '/', { cookie: lobby })).status).toBe(403);
  expect((await ask('GET', '/', { cookie: both })).status).toBe(200);
});

test('pairing codes are used up by wrong tries', async () => {
  const code = app.counter.pairing.newCode();
  const wrong = code === '111111' ? '222222' : '111111';
  for (let i = 0; i < 10; i += 1) await ask('POST', '/pair', origin(), JSON.stringify({ code: wrong }));
  expect(codeOf(await ask('POST', '/pair', origin(), JSON.stringify({ code })))).toBe('pad.badPairingCode');
});

/** Runs the program as `npm start` does and reads what it prints until `until`, or until it ends by itself. */
function start(
  args: readonly string[],
  until: RegExp | null,
): Promise<{ text: string; stop(): Promise<number | null> }> {
  const root = resolve(import.meta.dirname, '..', '..');
  const child = spawn(process.execPath, [join(root, 'src-main', 'cli', 'start.ts'), ...args], { cwd: root });
  let text = '';
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  const ownEnd = () => ended;
  return new Promise((done) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (until?.test(text)) done({ text, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => done({ text, stop: ownEnd }));
  });
}

test('npm start: says where it is, refuses a second on the same folder and a taken port, stops cleanly on Ctrl+C', async () => {
  const data = temporaryFolder();
  const first = await start(['--host', 'browser', '--port', '0', '--data', data], /Dừng: Ctrl\+C/);
  expect(first.text).toMatch(/Mở quầy tại: +http:\/\/127\.0\.0\.1:\d+\/start\?k=/);
  const second = await start(['--host', 'browser', '--port', '0', '--data', data], null);
  expect(second.text).toContain('đang được một cửa sổ quầy khác dùng');
  expect(await second.stop()).toBe(1);
  const third = await start(['--host', 'browser', '--port', String(port), '--data', temporaryFolder()], null);
  expect(third.text).toContain('Chọn cổng khác bằng --port');
  expect(await third.stop()).toBe(1);
  expect(await first.stop()).toBe(0);
  const again = await start(['--host', 'browser', '--port', '0', '--data', data], /Dừng: Ctrl\+C/);
  expect(await again.stop()).toBe(0);
  const nonsense = await start(['--port', 'chín'], null);
  expect(await nonsense.stop()).toBe(1);
});
