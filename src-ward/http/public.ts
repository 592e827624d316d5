import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { progressRequest, type publicProcedures, rateRequest } from '../../src-shared/contract/public.ts';
import type { Catalogue } from '../../src-shared/procedure/origins.ts';
import { parseRatingText } from '../../src-shared/rating/code.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { PublicDesk } from '../public.ts';
import type { Rate } from '../rateDesk.ts';
import { perMinute, strangerLimit } from './limit.ts';

export interface PublicRoutes {
  readonly desk: PublicDesk;
  readonly catalogue: () => Promise<Catalogue>;
  readonly rate: Rate;
  readonly clock: () => Date;
  readonly parsed: <T>(shape: z.ZodType<T>, body: Buffer) => Result<T>;
  readonly answer: (reply: FastifyReply, result: Result<unknown>) => unknown;
}

const readsPerMinute = 240;
/** A secret has 31^6 forms: at this pace of one address guessing one takes a century. */
const lookupsPerMinute = 12;
/** A code has 31^10 forms. */
const ratesPerMinute = 12;
/** Of one number, from everywhere together. */
const lookupsOfNumberPerMinute = 12;

/** What anybody may ask for without signing in; under /public/, all of it. */
export function publicRoutes(
  app: FastifyInstance,
  { desk, catalogue, rate, clock, parsed, answer }: PublicRoutes,
): void {
  const readOften = perMinute(readsPerMinute, clock);
  const lookOften = perMinute(lookupsPerMinute, clock);
  const numberOften = perMinute(lookupsOfNumberPerMinute, clock);
  const read = (path: string, work: (code: string) => Promise<Result<unknown>>) =>
    app.get(path, async (request, reply) => {
      if (!readOften(request.ip)) return answer(reply, fail('lookup.tooMany'));
      const { code = '' } = request.params as { code?: string };
      return answer(reply, await work(code));
    });
  read('/public/ward', async () => ok(await desk.ward()));
  read('/public/procedures', async () => {
    const entries = (await catalogue())
      .allInForce()
      .map(({ code, name, field, keywords, guideOnly }) => ({ code, name, field, keywords, guideOnly }));
    return ok({ entries } satisfies z.infer<typeof publicProcedures>);
  });
  read('/public/procedures/:code', async (code) => {
    const version = (await catalogue()).inForce(code);
    return version ? ok(version) : fail('procedure.unknown', { code });
  });
  app.post('/public/progress', { bodyLimit: strangerLimit }, async (request, reply) => {
    const input = parsed(progressRequest, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    if (!input.ok) return answer(reply, input);
    const { code, secret } = input.value;
    const allowed = lookOften(request.ip) && numberOften(code.trim().toUpperCase());
    return answer(reply, allowed ? await desk.progress(code, secret) : fail('lookup.tooMany'));
  });
  const rateOften = perMinute(ratesPerMinute, clock);
  // No line of a log says when somebody rated (I9).
  app.post('/public/rate', { bodyLimit: strangerLimit, logLevel: 'silent' }, async (request, reply) => {
    const input = parsed(rateRequest, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    if (!input.ok) return answer(reply, input);
    if (!rateOften(request.ip)) return answer(reply, fail('rating.tooMany'));
    const read = parseRatingText(input.value.code);
    return answer(
      reply,
      read ? await rate(read.code, read.visit, input.value.answer) : fail('rating.badCode'),
    );
  });
}
