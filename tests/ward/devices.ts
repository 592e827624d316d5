import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:https';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import { createHttpClient, type HttpWardClient } from '../../src-main/sync/httpClient.ts';
import { createSync, type Sync } from '../../src-main/sync/sync.ts';
import { commitBytes, genesis } from '../../src-shared/sync/bytes.ts';
import { chained } from '../../src-shared/sync/chain.ts';
import { requestBytes, requestHeaders } from '../../src-shared/sync/request.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';
import type { Office } from '../simulation/office.ts';
import type { TestWard } from './postgres.ts';

const clock = () => new Date();
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let number = Date.now();
const nextNumber = (): number => {
  number += 1;
  return number;
};
/** What a client takes its request numbers from: they rise over all requests of a test, whoever sends them. */
export const numbering = () => new Date(nextNumber());

/** What it takes to let a device in and to reach its server. */
export type WardDoor = Pick<TestWard, 'open' | 'id' | 'fingerprint' | 'url'>;

export interface WardDevice {
  readonly ward: string;
  readonly id: string;
  readonly key: DeviceKey;
  /** The one-time code it came in with. */
  readonly code: string;
  readonly client: HttpWardClient;
}

/** A device that belongs to the ward, with the server it speaks to; nothing of it is kept anywhere. */
export async function enrolled(
  { open, id: ward, fingerprint, url }: WardDoor,
  counter: string,
): Promise<WardDevice> {
  const [id, key] = [randomUUID(), deviceKey(newDeviceKey())];
  const made = await open.members.makeCode(ward, counter);
  if (!made.ok) throw new Error(made.error.code);
  const { publicKey } = key;
  const joined = await open.members.enrol({ code: made.value, device: id, publicKey, name: counter, seq: 0 });
  if (!joined.ok) throw new Error(joined.error.code);
  const client = createHttpClient({ url, fingerprint }, { ward, device: id, key, clock: numbering });
  return { ward, id, key, code: made.value, client };
}

export interface WardCounter extends WardDevice {
  readonly db: WriteDb;
  readonly office: Office;
  readonly sync: Sync;
}

/** A device with a store in memory to work in. */
export async function counterAt(at: WardDoor, counter: string): Promise<WardCounter> {
  const device = await enrolled(at, counter);
  const { id, key, client } = device;
  const db = (await emptyCopy()) as WriteDb;
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(id, key.publicKey, counter);
  const office: Office = { db, counter, device: id, deviceKey: key, clock, random: randomBytes };
  return { ...device, db, office, sync: createSync({ db, device: id, client, clock }) };
}

type WireEvent = WireCommit['events'][number];

/** A commit as its device would write it, whatever stands in it: onto the chain that ends in `prev`. */
export function commitOf(
  { id: device, key }: Pick<WardDevice, 'id' | 'key'>,
  event: Partial<WireEvent>,
  { seq = 1, prev = genesis, base = '{}' } = {},
): WireCommit {
  const whole: WireEvent = {
    id: randomUUID(),
    stream: 'note:1',
    type: 'note.written',
    v: 1,
    at: clock().toISOString(),
    actor: 's1',
    body: '{}',
    ...event,
  };
  const wire = { id: randomUUID(), device, first_seq: seq, base, events: [whole], key: null };
  const { commit } = chained({ ...wire, head: '', signature: '' }, prev, { hash });
  return { ...wire, head: commit.head, signature: key.sign(commitBytes(commit)) };
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** The headers a device signs a request with; `number` as given, or one higher than any before. */
export function signedHeaders(
  { ward, id: device, key }: Pick<WardDevice, 'ward' | 'id' | 'key'>,
  { method, path, body = '' }: Asked,
  at?: number,
): Record<string, string> {
  const signed = {
    ward,
    device,
    method,
    path,
    number: at ?? nextNumber(),
    bodyHash: hash(Buffer.from(body)),
  };
  return {
    'content-type': 'application/json',
    [requestHeaders.ward]: ward,
    [requestHeaders.device]: device,
    [requestHeaders.number]: String(signed.number),
    [requestHeaders.signature]: key.sign(requestBytes(signed)),
  };
}

/** Sends a request exactly as it is given. */
export function ask(url: string, { method, path, headers = {}, body }: Asked): Promise<Answered> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const json = /json/.test(answer.headers['content-type'] ?? '');
          resolve({ status: answer.statusCode ?? 0, body: json && text !== '' ? JSON.parse(text) : null });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A request of a device, signed as it should be. */
export const askSigned = (url: string, device: WardDevice, asked: Asked): Promise<Answered> =>
  ask(url, { ...asked, headers: signedHeaders(device, asked) });
