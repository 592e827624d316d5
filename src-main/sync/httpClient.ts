import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { connect, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../src-shared/result.ts';
import { ratingReply } from '../../src-shared/sync/ratings.ts';
import { requestBytes, requestHeaders } from '../../src-shared/sync/request.ts';
import {
  type EnrolReply,
  type EnrolRequest,
  enrolReply,
  pullReply,
  pushReply,
} from '../../src-shared/sync/wire.ts';
import type { DeviceKey } from '../store/deviceKey.ts';
import type { WardClient } from './client.ts';
import type { RatingClient } from './ratings.ts';

export interface WardAddress {
  /** `https://192.168.1.10:4391`. */
  readonly url: string;
  /** SHA-256 of its certificate, lower-case hex; empty only to ask for it. */
  readonly fingerprint: string;
}

export interface HttpWardClient extends WardClient, RatingClient {
  /** Calls back when the line is open, and with each position the ward tells of; ends when the connection does. */
  follow(changed: (position: number | null) => void, signal: AbortSignal): Promise<Failure>;
}

/** A poor line takes its time; a dead one is told from it by this. */
const patienceMs = 60_000;

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

interface Peer {
  readonly socket: TLSSocket;
  readonly fingerprint: string;
}

/** A connection whose certificate is the one that was agreed; no name and no authority counts, and nothing is said before. */
function connected({ url, fingerprint }: WardAddress): Promise<Result<Peer>> {
  return new Promise((resolve) => {
    const { protocol, hostname, port } = URL.parse(url) ?? { protocol: '', hostname: '', port: '' };
    if (protocol !== 'https:' || hostname === '') return resolve(fail('sync.badAddress'));
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 443),
      rejectUnauthorized: false,
    });
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once('error', () => resolve(fail('sync.offline')));
    socket.once('close', () => resolve(fail('sync.offline')));
    socket.once('secureConnect', () => {
      const seen = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase() ?? '';
      if (fingerprint === '' || seen === fingerprint) return resolve(ok({ socket, fingerprint: seen }));
      resolve(fail('sync.wrongCertificate'));
      socket.destroy();
    });
  });
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal?: AbortSignal;
  /** Takes the answer as it comes, instead of all of it at the end. */
  readonly onText?: (text: string) => void;
}

async function send(address: WardAddress, asked: Asked): Promise<Result<Answer>> {
  const peer = await connected(address);
  if (!peer.ok) return peer;
  const { socket } = peer.value;
  return new Promise((resolve) => {
    const offline = () => {
      resolve(fail('sync.offline'));
      socket.destroy();
    };
    const { method, path, headers, body, signal, onText } = asked;
    const sent = request({
      method,
      path,
      headers,
      createConnection: () => socket,
      ...(signal ? { signal } : {}),
    });
    sent.on('error', offline);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      const live = answer.statusCode === 200 ? onText : undefined;
      answer.on('data', (chunk: Buffer) => (live ? live(chunk.toString('utf8')) : chunks.push(chunk)));
      answer.on('error', offline);
      answer.on('close', () => {
        if (answer.complete) resolve(ok({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) }));
        offline();
      });
    });
    sent.end(body);
  });
}

const refusal = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
});

/** What the ward said; a stranger's page, as a network's sign-in gives, is sync.badAnswer. */
function read<T>(shape: z.ZodType<T>, { body }: Answer): Result<T> {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    const refused = refusal.safeParse(answer);
    if (refused.success) return fail(refused.data.error.code, refused.data.error.details);
    const value = z.object({ ok: z.literal(true), value: shape }).safeParse(answer);
    return value.success ? ok(value.data.value) : fail('sync.badAnswer');
  } catch {
    return fail('sync.badAnswer');
  }
}

const json = { 'content-type': 'application/json' };

/** The fingerprint of the certificate a server shows, to be compared by a person. Fails with sync.offline, sync.badAddress. */
export async function fingerprintOf(url: string): Promise<Result<string>> {
  const peer = await connected({ url, fingerprint: '' });
  if (!peer.ok) return peer;
  peer.value.socket.destroy();
  return ok(peer.value.fingerprint);
}

/** Asks the ward to take this device in. Fails with sync.badCode, sync.forked, sync.wrongCertificate, sync.offline. */
export async function enrolAt(address: WardAddress, request: EnrolRequest): Promise<Result<EnrolReply>> {
  const body = Buffer.from(JSON.stringify(request));
  const answer = await send(address, { method: 'POST', path: '/enrol', headers: json, body });
  return answer.ok ? read(enrolReply, answer.value) : answer;
}

/** The ward server for an enrolled device: every request signed, numbered, one at a time. */
export function createHttpClient(
  address: WardAddress,
  { ward, device, key, clock }: { ward: string; device: string; key: DeviceKey; clock: () => Date },
): HttpWardClient {
  let last = 0;
  let line: Promise<unknown> = Promise.resolve();
  const headersFor = (method: string, path: string, body: Uint8Array) => {
    // Time makes a number that rises over restarts too; the server says where to go on when it does not.
    last = Math.max(last + 1, clock().getTime());
    const signed = { ward, device, method, path, number: last, bodyHash: hash(body) };
    return {
      [requestHeaders.ward]: ward,
      [requestHeaders.device]: device,
      [requestHeaders.number]: String(last),
      [requestHeaders.signature]: key.sign(requestBytes(signed)),
    };
  };
  const goOnFrom = ({ code, details }: Failure): boolean => {
    if (code !== 'sync.replayed' || typeof details?.last !== 'number') return false;
    last = Math.max(last, details.last);
    return true;
  };
  const post = async <T>(path: string, shape: z.ZodType<T>, request: unknown): Promise<Result<T>> => {
    const body = Buffer.from(JSON.stringify(request));
    const ask = () =>
      send(address, { method: 'POST', path, headers: { ...json, ...headersFor('POST', path, body) }, body });
    for (let again = false; ; again = true) {
      const answer = await ask();
      const value = answer.ok ? read(shape, answer.value) : answer;
      if (value.ok || again || !goOnFrom(value.error)) return value;
    }
  };
  /** A number that overtakes another one on the way would be taken for an old one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work, work);
    line = mine.catch(() => undefined);
    return mine;
  };
  return {
    push: (request) => inTurn(() => post('/sync/push', pushReply, request)),
    pull: (request) => inTurn(() => post('/sync/pull', pullReply, request)),
    rate: (batch) => inTurn(() => post('/sync/ratings', ratingReply, batch)),
    async follow(changed, signal) {
      const path = '/sync/changes';
      const body = Buffer.alloc(0);
      const headers = headersFor('GET', path, body);
      let open = false;
      const onText = (text: string) => {
        if (!open) changed(null);
        open = true;
        for (const [, position] of text.matchAll(/data: (\d+)/g)) changed(Number(position));
      };
      const answer = await send(address, { method: 'GET', path, headers, body, signal, onText });
      if (!answer.ok) return answer.error;
      const refused = read(z.never(), answer.value);
      if (!refused.ok && goOnFrom(refused.error)) return refused.error;
      return refused.ok || answer.value.status === 200 ? { code: 'sync.offline' } : refused.error;
    },
  };
}
