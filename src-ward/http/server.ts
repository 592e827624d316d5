import Fastify, { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { fail, type Result } from '../../src-shared/result.ts';
import { ratingBatch } from '../../src-shared/sync/ratings.ts';
import { enrolRequest, pullRequest, pushRequest } from '../../src-shared/sync/wire.ts';
import type { Members } from '../members.ts';
import type { TakeRatings } from '../ratings.ts';
import type { MemberStorage } from '../storage.ts';
import type { Ward } from '../ward.ts';
import type { Changes } from './changes.ts';
import { perMinute } from './limit.ts';
import { type Caller, callerOf } from './signed.ts';

export interface WardServerOptions {
  readonly ward: Ward;
  readonly members: Members;
  readonly storage: MemberStorage;
  readonly changes: Changes;
  readonly rate: TakeRatings;
  /** Whether the database answers and is migrated. */
  readonly ready: () => Promise<boolean>;
  readonly clock: () => Date;
  readonly tls: { readonly key: string; readonly cert: string };
  /** Where structured lines go; null for nowhere. */
  readonly log: NodeJS.WritableStream | null;
}

/** 500 commits of a few kilobytes each. */
const bodyLimit = 8 * 1024 * 1024;
const requestsPerMinute = 1200;
const enrolmentsPerMinute = 10;

const statuses: Readonly<Record<string, number>> = {
  'api.badInput': 400,
  'sync.notEnrolled': 401,
  'sync.badCode': 401,
  'sync.notYours': 403,
  'sync.replayed': 409,
  'sync.forked': 409,
  'sync.tooMany': 429,
};

/** No query, no address, no header: nothing of a person is in a line of the log. */
const plainRequest = ({ method, url }: { readonly method: string; readonly url: string }) => ({
  method,
  path: url.replace(/\?.*/s, ''),
});

export type WardServer = Awaited<ReturnType<typeof wardServer>>;

const answer = (reply: FastifyReply, result: Result<unknown>) =>
  reply.code(result.ok ? 200 : (statuses[result.error.code] ?? 400)).send(result);

/** The ward server over HTTPS: nothing is readable without the signature of an enrolled counter. */
export function wardServer(options: WardServerOptions) {
  const { ward, members, storage, changes, clock, tls, log } = options;
  const app = Fastify({
    https: tls,
    bodyLimit,
    // A body that dribbles in holds nothing up for long.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
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

  /** A route for enrolled counters: signature first, then the body's shape, then the work. */
  const signed = <T>(
    path: string,
    shape: z.ZodType<T>,
    work: (caller: Caller, input: T) => Promise<Result<unknown>>,
  ) =>
    app.post(path, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await callerOf(storage, request, body);
      if (!caller.ok) return answer(reply, caller);
      if (!often(caller.value.device)) return answer(reply, fail('sync.tooMany'));
      const input = parsed(shape, body);
      return answer(reply, input.ok ? await work(caller.value, input.value) : input);
    });

  signed('/sync/push', pushRequest, (caller, input) => ward.push(caller.ward, caller.device, input));
  signed('/sync/pull', pullRequest, (caller, input) => ward.pull(caller.ward, caller.device, input));
  signed('/sync/ratings', ratingBatch, (caller, input) => options.rate(caller.ward, input));
  app.get('/sync/changes', async (request, reply) => {
    const caller = await callerOf(storage, request, Buffer.alloc(0));
    if (!caller.ok) return answer(reply, caller);
    reply.hijack();
    changes.follow(caller.value.ward, reply.raw);
  });
  app.post('/enrol', async (request, reply) => {
    if (!enrolOften(request.ip)) return answer(reply, fail('sync.tooMany'));
    const input = parsed(enrolRequest, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    return answer(reply, input.ok ? await members.enrol(input.value) : input);
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
