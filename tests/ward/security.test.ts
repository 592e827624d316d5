import { randomUUID } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { Writable } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personalData } from '../../src-shared/dossier/intake.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import { requestHeaders } from '../../src-shared/sync/request.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';
import { readCommits } from '../../src-main/sync/outbox.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
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

let database: TestDatabase;
let url: string;
let ward: TestWard;
let device: WardDevice;
beforeAll(async () => {
  database = await startPostgres();
  url = await database.fresh();
  ward = await startWard(url, () => new Date(), null, { log, patienceMs });
  device = await enrolled(ward, 'Q1');
});
afterAll(async () => {
  await ward?.stop();
  await database?.stop();
});

const refused = (code: string) => ({ ok: false, error: { code } });
const pullOf = (after = 0): Asked => ({
  method: 'POST',
  path: '/sync/pull',
  body: JSON.stringify({ after, limit: 100, own: true }),
});
const pushOf = (...commits: WireCommit[]): Asked => ({
  method: 'POST',
  path: '/sync/push',
  body: JSON.stringify({ commits }),
});
const sql = async (text: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows as Record<string, unknown>[];
};

test('only the public routes answer without a signature', async () => {
  const routes = ward.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, path, methods] = /── (\S+) \((.+)\)/.exec(line) ?? [];
      return path && methods ? methods.split(', ').map((method) => ({ method, path })) : [];
    });
  expect(routes.length).toBeGreaterThan(5);
  const open: string[] = [];
  for (const { method, path } of routes) {
    const { status, body } = await ask(ward.url, { method, path, headers: { 'content-type': 'application/json' } });
    const shut = status === 401 && (method === 'HEAD' || (body as typeof refused)?.error?.code === 'sync.notEnrolled');
    if (!shut) open.push(`${method} ${path}`);
  }
  expect(open.sort()).toEqual([
    'GET /health',
    'GET /ready',
    'HEAD /health',
    'HEAD /ready',
    'POST /enrol',
  ]);
});
