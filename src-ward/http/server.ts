import type { Socket } from 'node:net';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { perMinute } from '../../src-shared/limit.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pageRequest } from '../../src-shared/sync/page.ts';
import { codeBatch, ratingBatch } from '../../src-shared/sync/ratings.ts';
import { offerRequest, settingsRequest } from '../../src-shared/sync/settings.ts';
import {
  digestRequest,
  enrolRequest,
  linesRequest,
  pullRequest,
  pushRequest,
} from '../../src-shared/sync/wire.ts';
import type { WardFiles } from '../files.ts';
import type { FormFiles } from '../forms.ts';
import type { Members } from '../members.ts';
import type { WardRatings } from '../ratings.ts';
import type { Settings } from '../settings.ts';
import type { MemberStorage } from '../storage.ts';
import type { Ward } from '../ward.ts';
import type { Changes } from './changes.ts';
import { fileRoutes } from './fileRoutes.ts';
import { strangerLimit } from './limit.ts';
import { type ManageDeps, manageCalls } from './manage.ts';
import { type builtPages, pageHeaders } from './pages.ts';
import { type PublicRoutes, publicRoutes } from './public.ts';
import { type Caller, callerOf, isMember, namesMember } from './signed.ts';

export interface WardServerOptions {
  readonly ward: Ward;
  readonly files: WardFiles;
  readonly forms: FormFiles;
  readonly members: Members;
  readonly settings: Settings;
  readonly storage: MemberStorage;
  readonly changes: Changes;
  readonly ratings: Pick<WardRatings, 'take' | 'takeCodes'>;
  /** Whether the database answers and is migrated. */
  readonly ready: () => Promise<boolean>;
  readonly public: Pick<PublicRoutes, 'desk' | 'catalogue' | 'forms' | 'rate'>;
  readonly manage: Omit<ManageDeps, 'members' | 'settings' | 'forms' | 'clock' | 'answer'>;
  /** Built pages for browsers, by address. */
  readonly pages: ReturnType<typeof builtPages>;
  readonly clock: () => Date;
  readonly tls: { readonly key: string; readonly cert: string };
  /** Where structured lines go; null for nowhere. */
  readonly log: NodeJS.WritableStream | null;
  /** How long a request may take to come in, whole. */
  readonly patienceMs?: number;
}

/** 500 commits of a few kilobytes each. */
const bodyLimit = 8 * 1024 * 1024;
const requestsPerMinute = 1200;
const enrolmentsPerMinute = 10;
const managementsPerMinute = 600;
/** Of a device, beside its commits: 5 MB/s. */
const filePiecesPerMinute = 1200;

const statuses: Readonly<Record<string, number>> = {
  'api.badInput': 400,
  'managers.notSignedIn': 401,
  'managers.wrongPassword': 401,
  'managers.locked': 429,
  'sync.notEnrolled': 401,
  'sync.badCode': 401,
  'sync.notYours': 403,
  'sync.replayed': 409,
  'sync.forked': 409,
  'sync.tooLarge': 413,
  'sync.tooMany': 429,
  'lookup.notFound': 404,
  'lookup.tooMany': 429,
  'library.unknown': 404,
  'rating.badCode': 404,
  'rating.tooMany': 429,
  'procedure.unknown': 404,
  'api.notFound': 404,
  'sync.fileUnknown': 404,
  'sync.formUnknown': 404,
  'sync.fileTooLarge': 413,
};

/** The route and not what was asked, no address, no header: nothing of a person is in a line of the log. */
const plainRequest = ({ method, routeOptions }: FastifyRequest) => ({
  method,
  route: routeOptions.url ?? null,
});

/** What Node itself turns away: a slow request, headers without end, no HTTP at all. */
function turnAway({ code = '' }: { readonly code?: string }, socket: Socket): void {
  // Where there was no handshake, nothing can be said.
  if (!socket.writable || !/^(HPE|ERR_HTTP)_/.test(code)) return void socket.destroy();
  const slow = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const body = JSON.stringify(fail(slow ? 'sync.offline' : 'api.badInput'));
  const head = slow ? '408 Request Timeout' : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${head}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

export type WardServer = Awaited<ReturnType<typeof wardServer>>;

/** JSON, but for what is packed. */
const answer = (reply: FastifyReply, result: Result<unknown>) =>
  result.ok && result.value instanceof Uint8Array
    ? reply.type('application/gzip').send(result.value)
    : reply.code(result.ok ? 200 : (statuses[result.error.code] ?? 400)).send(result);

/** The ward server over HTTPS: nothing is readable without the signature of an enrolled counter. */
export function wardServer(options: WardServerOptions) {
  const {
    ward,
    files,
    forms,
    members,
    settings,
    storage,
    changes,
    clock,
    tls,
    log,
    patienceMs = 30_000,
  } = options;
  const app = Fastify({
    // What dribbles in holds nothing up for long, be it a handshake, headers or a body.
    https: {
      ...tls,
      handshakeTimeout: patienceMs,
      headersTimeout: patienceMs,
      connectionsCheckingInterval: patienceMs / 4,
    },
    requestTimeout: patienceMs,
    connectionTimeout: 60_000,
    bodyLimit,
    clientErrorHandler: turnAway,
    frameworkErrors: (_error, _request, reply) =>
      void answer(reply as unknown as FastifyReply, fail('api.badInput')),
    logger: log ? { stream: log, level: 'info', serializers: { req: plainRequest } } : false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    // What was sent stays out of the log: the route and the status are enough to look for it.
    if (status >= 500) request.log.error({ route: request.routeOptions.url, status }, 'failed');
    return reply
      .code(status)
      .send(fail(status === 413 ? 'sync.tooLarge' : status < 500 ? 'api.badInput' : 'sync.serverFault'));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(fail('api.notFound')));

  const often = perMinute(requestsPerMinute, clock);
  const enrolOften = perMinute(enrolmentsPerMinute, clock);

  /** Before a byte of the body: nobody unknown fills the memory, or the line, with it. */
  const membersOnly = async (request: FastifyRequest, reply: FastifyReply) =>
    (await namesMember(storage, request))
      ? undefined
      : answer(reply.header('connection', 'close'), fail('sync.notEnrolled'));

  /** A route for enrolled counters: signature first, then the body's shape, then the work. */
  const signed = <T>(
    path: string,
    shape: z.ZodType<T>,
    work: (caller: Caller, input: T) => Promise<Result<unknown>>,
  ) =>
    app.post(path, { onRequest: membersOnly }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await callerOf(storage, request, body);
      if (!caller.ok) return answer(reply, caller);
      if (!often(caller.value.device)) return answer(reply, fail('sync.tooMany'));
      const input = parsed(shape, body);
      return answer(reply, input.ok ? await work(caller.value, input.value) : input);
    });

  signed('/sync/push', pushRequest, (caller, input) => ward.push(caller.ward, caller.device, input));
  signed('/sync/pull', pullRequest, (caller, input) => ward.pull(caller.ward, caller.device, input));
  signed('/sync/settings', settingsRequest, async (caller, input) =>
    ok(await settings.after(caller.ward, input)),
  );
  signed('/sync/offer', offerRequest, (caller, input) => settings.offer(caller.ward, caller.device, input));
  signed('/sync/digests', digestRequest, (caller, input) => ward.digests(caller.ward, caller.device, input));
  signed('/sync/lines', linesRequest, (caller, input) => ward.lines(caller.ward, caller.device, input));
  signed('/sync/page', pageRequest, (caller, input) => ward.page(caller.ward, caller.device, input));
  const piecesOften = perMinute(filePiecesPerMinute, clock);
  fileRoutes(app, {
    files,
    membersOnly,
    forms,
    callerOf: async (request, body) => {
      const caller = await callerOf(storage, request, body);
      return caller.ok && !piecesOften(caller.value.device) ? fail('sync.tooMany') : caller;
    },
    parsed,
    answer,
  });
  signed('/sync/ratings', ratingBatch, (caller, input) => options.ratings.take(caller.ward, input));
  signed('/sync/codes', codeBatch, (caller, input) => options.ratings.takeCodes(caller.ward, input));
  app.get('/sync/changes', async (request, reply) => {
    const caller = await callerOf(storage, request, Buffer.alloc(0));
    if (!caller.ok) return answer(reply, caller);
    if (!often(caller.value.device)) return answer(reply, fail('sync.tooMany'));
    reply.hijack();
    changes.follow(caller.value, reply.raw);
    // Revoked since it was looked up, it would have missed being told.
    if (!(await isMember(storage, caller.value).catch(() => false))) changes.end(caller.value);
  });
  app.post('/enrol', { bodyLimit: strangerLimit }, async (request, reply) => {
    if (!enrolOften(request.ip)) return answer(reply, fail('sync.tooMany'));
    const input = parsed(enrolRequest, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    return answer(reply, input.ok ? await members.enrol(input.value) : input);
  });
  publicRoutes(app, { ...options.public, clock, parsed, answer });
  const manage = manageCalls({ ...options.manage, members, settings, forms, clock, answer });
  const manageOften = perMinute(managementsPerMinute, clock);
  app.post('/manage/api/:channel', { onRequest: manage.beforeBody }, async (request, reply) => {
    if (!manageOften(request.ip)) return answer(reply, fail('sync.tooMany'));
    return answer(reply, await manage.call(request, reply));
  });
  // Who asks for the rating page is about to rate: no line of a log says when.
  for (const path of ['/', '/manage', '/rate', '/assets/:name'])
    app.get(path, path === '/rate' ? { logLevel: 'silent' } : {}, (request, reply) => {
      const file = options.pages.get(request.url.replace(/\?.*/s, ''));
      if (!file) return answer(reply, fail('api.notFound'));
      return reply.headers(pageHeaders).type(file.type).send(file.bytes);
    });
  app.get('/health', () => ({ ok: true }));
  app.get('/ready', async (_request, reply) => {
    const ready = await options.ready().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ ok: ready });
  });
  return app;
}

function parsed<T>(shape: z.ZodType<T>, body: Buffer): Result<T> {
  try {
    const read = shape.safeParse(JSON.parse(body.toString('utf8')));
    return read.success ? { ok: true, value: read.data } : fail('api.badInput');
  } catch {
    return fail('api.badInput');
  }
}
