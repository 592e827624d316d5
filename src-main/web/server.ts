import { randomBytes, timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contract, isChannel } from '../../src-shared/contract/index.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { pageHeaders, plainPath, readServed } from '../pages.ts';
import type { Connection } from '../services/host.ts';
import type { OpenedCounter } from '../services/openCounter.ts';
import { pairable } from '../services/pairing.ts';

export interface WebOptions {
  readonly counter: OpenedCounter;
  readonly rendererFolder: string;
  /** Left out where nothing speaks. */
  readonly voiceFolders?: readonly string[];
  /** 127.0.0.1 unless the ward wants a tablet as its pad. */
  readonly host: string;
  readonly port: number;
}

export interface WebHost {
  /** Where a browser opens the counter; holds the per-start token. */
  readonly counterAddress: string;
  readonly padAddress: string;
  readonly lobbyAddress: string;
  readonly displayAddress: string;
  close(): Promise<void>;
}

const securityHeaders = { ...pageHeaders, 'cache-control': 'no-store' };

/** Longest request a screen ever sends; a form of 40 papers is under 10 kB. */
const bodyLimit = 256 * 1024;
/** One for each kind of screen: a TV paired in the officer's own browser does not take the counter's place. */
const cookieNames = { counter: 'quay', pad: 'quay-pad', lobby: 'quay-lobby' } as const;
const pages: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/pad': 'pad.html',
  '/lobby': 'lobby.html',
  '/display': 'display.html',
};

const pairRequest = z.object({ code: z.string().max(20), screen: z.enum(pairable).default('pad') });

const sameText = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/**
 * The same counter over HTTP for machines without Electron. A browser becomes the staff window with the
 * token printed at start, or the pad with a pairing code; which of them it is stays in main (I8).
 * Host and Origin are checked against other sites and DNS rebinding; there is no CORS.
 */
export async function startWeb(options: WebOptions): Promise<WebHost> {
  const { counter, rendererFolder, host, port } = options;
  const folders = { renderer: rendererFolder, voice: options.voiceFolders ?? [] };
  const token = randomBytes(24).toString('base64url');
  const connections = new Map<string, Connection>();
  const app = fastify({
    bodyLimit,
    logger: false,
    forceCloseConnections: true,
    // An address the router cannot read leads nowhere, and is answered before any hook runs.
    frameworkErrors: (_error, _request, reply: unknown) =>
      void (reply as FastifyReply).code(404).headers(securityHeaders).send(fail('api.notFound')),
  });
  await app.register(cookie);

  const accept = (reply: FastifyReply, surface: Connection['surface']) => {
    const id = randomBytes(24).toString('base64url');
    connections.set(id, counter.connect(surface));
    reply.setCookie(cookieNames[surface], id, { httpOnly: true, sameSite: 'strict', path: '/' });
  };
  /** The screen a request comes from; of several in one browser, the one that may call the channel. */
  const connectionOf = (request: FastifyRequest, channel = '') => {
    const known = Object.values(cookieNames).flatMap(
      (name) => connections.get(request.cookies[name] ?? '') ?? [],
    );
    const needed = isChannel(channel) ? contract[channel].surface : 'counter';
    const surface = needed === 'manage' ? 'counter' : needed;
    return known.find((connection) => connection.surface === surface) ?? known[0];
  };

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (!allowedHost(request, app)) return reply.code(421).send(fail('api.wrongHost'));
    if (request.method !== 'GET' && request.headers.origin !== `http://${request.headers.host}`)
      return reply.code(403).send(fail('api.wrongOrigin'));
  });
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    reply.code(status).send(fail(status >= 500 ? 'api.internal' : 'api.badInput'));
  });

  app.get('/start', async (request, reply) => {
    const given = (request.query as { k?: unknown }).k;
    if (typeof given !== 'string' || !sameText(given, token))
      return reply.code(403).type('text/html').send(notOpened);
    accept(reply, 'counter');
    return reply.redirect('/');
  });

  app.post('/pair', async (request, reply): Promise<Result<unknown>> => {
    const asked = pairRequest.safeParse(request.body);
    if (!asked.success || !counter.pairing.accept(asked.data.code, asked.data.screen))
      return fail('pad.badPairingCode');
    accept(reply, asked.data.screen);
    return { ok: true, value: {} };
  });

  app.post('/api/:channel', async (request): Promise<Result<unknown>> => {
    const { channel } = request.params as { channel: string };
    const connection = connectionOf(request, channel);
    if (!connection) return fail(/^(pad|lobby)\./.test(channel) ? 'api.notPaired' : 'api.notOpened');
    return counter.call(connection, channel, request.body);
  });

  app.get('/api/events', (request, reply) => {
    if (!connectionOf(request)) return void reply.code(403).send(fail('api.notOpened'));
    reply.hijack();
    reply.raw.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
    reply.raw.write('retry: 1000\n\n');
    const stop = counter.onPush((topic) => reply.raw.write(`data: ${topic}\n\n`));
    request.raw.on('close', stop);
  });

  app.get('/*', async (request, reply) => {
    const path = plainPath(request.url.replace(/[?#].*/s, ''));
    if (path === null) return reply.code(404).send(fail('api.notFound'));
    if (path === '/' && connectionOf(request)?.surface !== 'counter')
      return reply.code(403).type('text/html; charset=utf-8').send(notOpened);
    const file = pages[path] ?? path.slice(1);
    const found = await readServed(folders, file);
    if (!found) return reply.code(404).send(fail('api.notFound'));
    return reply.type(found.type).send(found.content);
  });

  await app.listen({ host, port });
  const origin = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${portOf(app)}`;
  counter.pairing.address = `${origin}/pad`;
  counter.pairing.places = { lobby: `${origin}/lobby`, display: `${origin}/display` };
  return {
    counterAddress: `${origin}/start?k=${token}`,
    padAddress: `${origin}/pad`,
    lobbyAddress: `${origin}/lobby`,
    displayAddress: `${origin}/display`,
    close: () => app.close(),
  };
}

const portOf = (app: FastifyInstance) => {
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Only an address, never a name: a name could be another site's that points here. */
function allowedHost(request: FastifyRequest, app: FastifyInstance): boolean {
  const given = request.headers.host ?? '';
  const port = portOf(app);
  if (given === `127.0.0.1:${port}` || given === `localhost:${port}`) return true;
  return given === `${request.socket.localAddress?.replace(/^::ffff:/, '')}:${port}`;
}

const notOpened = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Quầy Một Cửa</title>
<body style="font:18px/1.6 sans-serif;max-width:40em;margin:4em auto;padding:0 1em">
<h1>Chưa mở được quầy</h1>
<p>Trình duyệt này chưa được nhận là màn hình quầy. Hãy mở đúng địa chỉ mà chương trình in ra khi khởi động
(có phần <b>/start?k=…</b>). Nếu đã khởi động lại chương trình, hãy dùng địa chỉ mới.</p></body></html>`;
