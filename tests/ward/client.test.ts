import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { createHttpClient, enrolAt, type WardAddress } from '../../src-main/sync/httpClient.ts';
import { certificateIn } from '../../src-ward/certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'quay-cert-'));
let server: Server;
let address: WardAddress;
let reply: (answer: ServerResponse) => void;
beforeAll(async () => {
  const { cert, key, fingerprint } = await certificateIn(folder, new Date());
  server = createServer({ cert, key }, (request, answer) => {
    request.resume().on('end', () => reply(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, fingerprint };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const key = deviceKey(newDeviceKey());
const clock = () => new Date('2026-11-20T02:00:00Z');
const client = (patience?: number) =>
  createHttpClient(address, { ward: 'w', device: 'd', key, clock, ...(patience ? { patience } : {}) });
const pull = () => client().pull({ after: 0, limit: 10, own: false });
const page = () => client().page({ page: 0 });
const enrol = () => enrolAt(address, { code: 'AB', device: 'd', publicKey: 'k', name: 'Q1', seq: 0 });

const strange = [
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['nothing', ''],
  ['null', 'null'],
  ['a value of another shape', '{"ok":true,"value":{"entries":1}}'],
  ['a refusal without a reason', '{"ok":false}'],
  ['a refusal of another shape', '{"ok":false,"error":{"code":7}}'],
  ['the sign-in page of a network', '<!doctype html><title>WiFi</title>'],
] as const;

test.each(strange)('%s is no answer of a ward', async (_name, body) => {
  for (const status of [200, 302, 500]) {
    reply = (answer) => answer.writeHead(status).end(body);
    for (const asked of [await pull(), await page(), await enrol()])
      expect(asked).toEqual({ ok: false, error: { code: 'sync.badAnswer' } });
  }
});

test.each(strange)('%s does not pass for an open line either', async (_name, body) => {
  reply = (answer) => answer.writeHead(404).end(body);
  const told: (number | null)[] = [];
  const ended = await client().follow((position) => told.push(position), new AbortController().signal);
  expect(ended).toEqual({ code: 'sync.badAnswer' });
  expect(told).toEqual([]);
});

test('an answer cut in the middle is a line that broke', async () => {
  reply = (answer) => {
    answer.writeHead(200, { 'content-length': '1000' });
    answer.write('{"ok":true,', () => answer.destroy());
  };
  expect(await pull()).toEqual({ ok: false, error: { code: 'sync.offline' } });
});

test('a refusal of the ward comes through with its details', async () => {
  reply = (answer) =>
    answer.writeHead(403).end('{"ok":false,"error":{"code":"sync.revoked","details":{"a":1}}}');
  expect(await pull()).toEqual({ ok: false, error: { code: 'sync.revoked', details: { a: 1 } } });
});

const nothingNew = { entries: [], devices: [], last: 0, revision: 0, now: '2026-11-20T02:00:00.000Z' };

/** A ward with nothing new, that says on which connection it was asked. */
function quietWard(answer: (socket: Socket, asked: number) => boolean): Socket[] {
  const sockets: Socket[] = [];
  reply = (response) => {
    const { socket } = response;
    if (!socket) throw new Error('no connection');
    sockets.push(socket);
    if (answer(socket, sockets.length))
      response.writeHead(200).end(JSON.stringify({ ok: true, value: nothingNew }));
  };
  return sockets;
}

const ask = (of: ReturnType<typeof client>) => of.pull({ after: 0, limit: 10, own: false });
const offline = { ok: false, error: { code: 'sync.offline' } };

test('one request after the other goes over one connection', async () => {
  const sockets = quietWard(() => true);
  const kept = client();
  for (let i = 0; i < 3; i += 1) expect(await ask(kept)).toEqual({ ok: true, value: nothingNew });
  expect(new Set(sockets).size).toBe(1);
});

test('a connection nothing was asked on for a second is not kept: the next request opens a new one', async () => {
  const sockets = quietWard(() => true);
  const kept = client();
  expect(await ask(kept)).toMatchObject({ ok: true });
  await expect.poll(() => sockets[0]?.destroyed).toBe(true);
  expect(await ask(kept)).toMatchObject({ ok: true });
  expect(new Set(sockets).size).toBe(2);
});

test('hung up on, over a new connection or a kept one, the line is broken', async () => {
  const sockets = quietWard((socket, asked) => {
    if (asked !== 1) socket.destroy();
    return asked === 1;
  });
  const kept = client();
  expect(await ask(kept)).toMatchObject({ ok: true });
  for (let i = 0; i < 2; i += 1) expect(await ask(kept)).toEqual(offline);
  expect(sockets).toHaveLength(3);
});

test('a line that goes dead on a kept connection is given up like a new one', async () => {
  const sockets = quietWard((_socket, asked) => asked === 1);
  const kept = client(200);
  expect(await ask(kept)).toMatchObject({ ok: true });
  expect(await ask(kept)).toEqual(offline);
  expect(sockets).toHaveLength(2);
});
