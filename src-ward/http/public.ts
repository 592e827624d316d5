import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { fileEnding, type Media } from '../../src-shared/attachment/media.ts';
import {
  type PublicForm,
  progressRequest,
  type publicForms,
  type publicProcedures,
  rateRequest,
} from '../../src-shared/contract/public.ts';
import { typedCode } from '../../src-shared/dossier/progress.ts';
import { contentHash, fileNameOf } from '../../src-shared/library/form.ts';
import { perMinute } from '../../src-shared/limit.ts';
import type { Catalogue } from '../../src-shared/procedure/origins.ts';
import { parseRatingText } from '../../src-shared/rating/code.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { PublicDesk } from '../public.ts';
import type { PublicForms } from '../publicForms.ts';
import type { Rate } from '../rateDesk.ts';
import { strangerLimit } from './limit.ts';

export interface PublicRoutes {
  readonly desk: PublicDesk;
  readonly catalogue: () => Promise<Catalogue>;
  readonly forms: PublicForms;
  readonly rate: Rate;
  readonly clock: () => Date;
  readonly parsed: <T>(shape: z.ZodType<T>, body: Buffer) => Result<T>;
  readonly answer: (reply: FastifyReply, result: Result<unknown>) => unknown;
}

const readsPerMinute = 240;
/** A procedure has a few forms; a network behind one address many readers. */
const downloadsPerMinute = 60;
/** A secret has 31^6 forms: at this pace of one address guessing one takes a century. */
const lookupsPerMinute = 12;
/** A code has 31^10 forms. */
const ratesPerMinute = 12;
/** Of one number, from everywhere together. */
const lookupsOfNumberPerMinute = 12;

/** A file to be saved, never shown as a page of this site; under its hash it is the same for ever. */
const formHeaders = ({ title, media, size }: PublicForm) => ({
  'content-type': media,
  'content-length': String(size),
  'content-disposition': `attachment; filename="${asciiName(media)}"; filename*=UTF-8''${extendedName(fileNameOf(title, media))}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'public, max-age=31536000, immutable',
});

/** For a browser that knows no other. */
const asciiName = (media: Media) => `bieu-mau.${fileEnding[media]}`;

/** RFC 5987, section 3.2.1: what `encodeURIComponent` leaves alone and an attribute may not hold. */
const extendedName = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What anybody may ask for without signing in; under /public/, all of it. */
export function publicRoutes(
  app: FastifyInstance,
  { desk, catalogue, forms, rate, clock, parsed, answer }: PublicRoutes,
): void {
  const readOften = perMinute(readsPerMinute, clock);
  const downloadOften = perMinute(downloadsPerMinute, clock);
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
    const entries = (await catalogue()).entries();
    return ok({ entries } satisfies z.infer<typeof publicProcedures>);
  });
  read('/public/procedures/:code', async (code) => {
    const version = (await catalogue()).inForce(code);
    return version ? ok(version) : fail('procedure.unknown', { code });
  });
  read('/public/procedures/:code/forms', async (code) =>
    ok({ forms: [...(await forms.of(code))] } satisfies z.infer<typeof publicForms>),
  );
  app.get('/public/forms/:hash', async (request, reply) => {
    if (!downloadOften(request.ip)) return answer(reply, fail('lookup.tooMany'));
    const { hash } = request.params as { hash: string };
    const found = contentHash.safeParse(hash).success ? await forms.open(hash) : fail('library.unknown');
    if (!found.ok) return answer(reply, found);
    const { form, pieces } = found.value;
    return reply.headers(formHeaders(form)).send(Readable.from(pieces));
  });
  const lookUp = (path: string, find: PublicDesk['progress'] | PublicDesk['feedback']) =>
    app.post(path, { bodyLimit: strangerLimit }, async (request, reply) => {
      const input = parsed(progressRequest, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      if (!input.ok) return answer(reply, input);
      const { code, secret } = input.value;
      const allowed = lookOften(request.ip) && numberOften(typedCode(code));
      return answer(reply, allowed ? await find(code, secret) : fail('lookup.tooMany'));
    });
  lookUp('/public/progress', desk.progress);
  lookUp('/public/feedback', desk.feedback);
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
