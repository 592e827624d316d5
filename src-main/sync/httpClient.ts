import { createHash } from 'node:crypto';
import { Agent, type ClientRequest, type ClientRequestArgs, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect, type TLSSocket } from 'node:tls';
import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '../../src-shared/result.ts';
import { beginFileReply, finishFileReply, pieceReply } from '../../src-shared/sync/fileWire.ts';
import { beginFormReply, finishFormReply } from '../../src-shared/sync/formWire.ts';
import { ratingReply } from '../../src-shared/sync/ratings.ts';
import { requestBytes, requestHeaders } from '../../src-shared/sync/request.ts';
import { offerReply, settingsReply } from '../../src-shared/sync/settings.ts';
import {
  digestReply,
  type EnrolReply,
  type EnrolRequest,
  enrolReply,
  linesReply,
  pullReply,
  pushReply,
} from '../../src-shared/sync/wire.ts';
import type { DeviceKey } from '../store/deviceKey.ts';
import type { FileClient, FormClient, WardClient } from './client.ts';
import type { RatingClient } from './ratings.ts';
import type { SettingsClient } from './settings.ts';

export interface WardAddress {
  /** `https://192.168.1.10:4391`. */
  readonly url: string;
  /** SHA-256 of its certificate, lower-case hex; empty only to ask for it. */
  readonly fingerprint: string;
}

export interface HttpWardClient extends WardClient, SettingsClient, RatingClient {
  /** Calls back when the line is open, and with each position the ward tells of; ends when the connection does. */
  follow(changed: (position: number | null) => void, signal: AbortSignal): Promise<Failure>;
}

/** A poor line takes its time; a dead one is told from it by this. */
const patienceMs = 60_000;

/** Shorter than any server waits for the next request on a connection. */
const keptMs = 1000;

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Answer {
  readonly status: number;
  /** Content type. */
  readonly type: string;
  readonly body: Buffer;
}

interface Peer {
  readonly socket: TLSSocket;
  readonly fingerprint: string;
}

/** A connection whose certificate is the one that was agreed; no name and no authority counts, and nothing is said before. */
function connected({ url, fingerprint }: WardAddress, patience = patienceMs): Promise<Result<Peer>> {
  return new Promise((resolve) => {
    const { protocol, hostname, port } = URL.parse(url) ?? { protocol: '', hostname: '', port: '' };
    if (protocol !== 'https:' || hostname === '') return resolve(fail('sync.badAddress'));
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 443),
      rejectUnauthorized: false,
    });
    socket.setTimeout(patience, () => socket.destroy());
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

/** Why no connection came about. */
class NotConnected extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Connections to one server, each checked as it opens; kept, a handshake is not made for every request. */
class Connections extends Agent {
  readonly #address: WardAddress;
  readonly #patience: number;
  constructor(address: WardAddress, keepAlive: boolean, patience = patienceMs) {
    super({ keepAlive });
    this.#address = address;
    this.#patience = patience;
  }
  override createConnection(
    _options: ClientRequestArgs,
    opened: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const fault = opened as (error: Error) => void;
    void connected(this.#address, this.#patience).then((peer) =>
      peer.ok ? opened(null, peer.value.socket) : fault(new NotConnected(peer.error)),
    );
  }
  /** Kept for what follows at once: one the server has hung up on by itself is never asked. */
  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket);
    (socket as TLSSocket).setTimeout(keptMs);
    return true;
  }
  override reuseSocket(socket: Duplex, sent: ClientRequest): void {
    super.reuseSocket(socket, sent);
    (socket as TLSSocket).setTimeout(this.#patience);
  }
}

function send(agent: Connections, asked: Asked): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const { method, path, headers, body, signal, onText } = asked;
    const sent = request({ agent, method, path, headers, ...(signal ? { signal } : {}) });
    sent.on('error', (error) =>
      resolve(error instanceof NotConnected ? { ok: false, error: error.failure } : fail('sync.offline')),
    );
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      const live = answer.statusCode === 200 ? onText : undefined;
      answer.on('data', (chunk: Buffer) => (live ? live(chunk.toString('utf8')) : chunks.push(chunk)));
      answer.on('error', () => resolve(fail('sync.offline')));
      answer.on('close', () => {
        const type = answer.headers['content-type'] ?? '';
        const whole = { status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks) };
        resolve(answer.complete ? ok(whole) : fail('sync.offline'));
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

/** What is packed comes as it is; everything else is a refusal, or no answer of a ward. */
function readPacked(answer: Answer): Result<Uint8Array> {
  const isPacked = answer.status === 200 && answer.body[0] === 0x1f && answer.body[1] === 0x8b;
  return isPacked ? ok(answer.body) : read(z.never(), answer);
}

const bytesType = 'application/octet-stream';

/** A piece of a file, or why there is none. */
function readBytes(answer: Answer): Result<Uint8Array> {
  if (answer.status === 200 && answer.type === bytesType && answer.body.length > 0) return ok(answer.body);
  return read(z.never(), answer);
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
  const answer = await send(new Connections(address, false), {
    method: 'POST',
    path: '/enrol',
    headers: json,
    body,
  });
  return answer.ok ? read(enrolReply, answer.value) : answer;
}

export interface HttpClientDeps {
  readonly ward: string;
  readonly device: string;
  readonly key: DeviceKey;
  readonly clock: () => Date;
  /** Milliseconds without a byte after which the line is dead. */
  readonly patience?: number;
}

/** The ward server for an enrolled device: every request signed, numbered, one at a time. */
export function createHttpClient(
  address: WardAddress,
  { ward, device, key, clock, patience }: HttpClientDeps,
): HttpWardClient & FileClient & FormClient {
  let last = 0;
  let line: Promise<unknown> = Promise.resolve();
  const kept = new Connections(address, true, patience);
  const single = new Connections(address, false, patience);
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
  const post = async <T>(
    path: string,
    type: Readonly<Record<string, string>>,
    body: Uint8Array,
    readAnswer: (answer: Answer) => Result<T>,
  ): Promise<Result<T>> => {
    const ask = () =>
      send(kept, { method: 'POST', path, headers: { ...type, ...headersFor('POST', path, body) }, body });
    for (let again = false; ; again = true) {
      const answer = await ask();
      const value = answer.ok ? readAnswer(answer.value) : answer;
      if (value.ok || again || !goOnFrom(value.error)) return value;
    }
  };
  const ask = <T>(path: string, request: unknown, readAnswer: (answer: Answer) => Result<T>) =>
    inTurn(() => post(path, json, Buffer.from(JSON.stringify(request)), readAnswer));
  const of =
    <T>(shape: z.ZodType<T>) =>
    (answer: Answer) =>
      read(shape, answer);
  /** A number that overtakes another one on the way would be taken for an old one. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.then(work, work);
    line = mine.catch(() => undefined);
    return mine;
  };
  const sendPiece = (path: string, bytes: Uint8Array) =>
    inTurn(() => post(path, { 'content-type': bytesType }, bytes, of(pieceReply)));
  return {
    push: (request) => ask('/sync/push', request, of(pushReply)),
    pull: (request) => ask('/sync/pull', request, of(pullReply)),
    settings: (request) => ask('/sync/settings', request, of(settingsReply)),
    offer: (request) => ask('/sync/offer', request, of(offerReply)),
    page: (request) => ask('/sync/page', request, readPacked),
    digests: (request) => ask('/sync/digests', request, of(digestReply)),
    lines: (request) => ask('/sync/lines', request, of(linesReply)),
    beginFile: (request) => ask('/files/begin', request, of(beginFileReply)),
    sendPiece: (upload, at, bytes) => sendPiece(`/files/piece/${upload}/${at}`, bytes),
    finishFile: (request) => ask('/files/finish', request, of(finishFileReply)),
    readFile: (request) => ask('/files/read', request, readBytes),
    beginForm: (request) => ask('/forms/begin', request, of(beginFormReply)),
    sendFormPiece: (hash, at, bytes) => sendPiece(`/forms/piece/${hash}/${at}`, bytes),
    finishForm: (request) => ask('/forms/finish', request, of(finishFormReply)),
    readForm: (request) => ask('/forms/read', request, readBytes),
    rate: (batch) => ask('/sync/ratings', batch, of(ratingReply)),
    codes: (batch) => ask('/sync/codes', batch, of(ratingReply)),
    async follow(changed, signal) {
      const path = '/sync/changes';
      const body = Buffer.alloc(0);
      const headers = headersFor('GET', path, body);
      let open = false;
      const onText = (text: string) => {
        if (!open) changed(null);
        open = true;
        // What is no position is news of another kind: a round asks for all of them.
        for (const [, told] of text.matchAll(/data: (\w+)/g))
          changed(/^\d+$/.test(told ?? '') ? Number(told) : null);
      };
      const answer = await send(single, { method: 'GET', path, headers, body, signal, onText });
      if (!answer.ok) return answer.error;
      const refused = read(z.never(), answer.value);
      if (!refused.ok && goOnFrom(refused.error)) return refused.error;
      return refused.ok || answer.value.status === 200 ? { code: 'sync.offline' } : refused.error;
    },
  };
}
