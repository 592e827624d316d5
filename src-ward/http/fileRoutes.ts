import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, type Result } from '../../src-shared/result.ts';
import {
  beginFileRequest,
  finishFileRequest,
  pieceBytes,
  readFileRequest,
} from '../../src-shared/sync/fileWire.ts';
import type { WardFiles } from '../files.ts';
import type { Caller } from './signed.ts';

interface FileRoutes {
  readonly files: WardFiles;
  /** Turns everybody else away before a body is read. */
  readonly membersOnly: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;
  /** Who sends it, or the refusal; counted apart from commits, which files must never hold up. */
  readonly callerOf: (request: FastifyRequest, body: Uint8Array) => Promise<Result<Caller>>;
  readonly parsed: <T>(shape: z.ZodType<T>, body: Buffer) => Result<T>;
  readonly answer: (reply: FastifyReply, result: Result<unknown>) => FastifyReply;
}

const pieceOf = z.object({ upload: z.uuid(), at: z.coerce.number().int().min(0) });

/** Files go up and come back in pieces, as bytes: base64 would make a poor line a third longer. */
export function fileRoutes(
  app: Pick<FastifyInstance, 'addContentTypeParser' | 'post'>,
  { files, membersOnly, callerOf, parsed, answer }: FileRoutes,
): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  const asked = <T>(
    path: string,
    shape: z.ZodType<T>,
    work: (ward: string, input: T) => Promise<Result<unknown>>,
    send = answer,
  ) =>
    app.post(path, { bodyLimit: 4096, onRequest: membersOnly }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await callerOf(request, body);
      if (!caller.ok) return answer(reply, caller);
      const input = parsed(shape, body);
      return input.ok ? send(reply, await work(caller.value.ward, input.value)) : answer(reply, input);
    });
  const asBytes = (reply: FastifyReply, result: Result<unknown>) =>
    result.ok ? reply.type('application/octet-stream').send(result.value) : answer(reply, result);

  asked('/files/begin', beginFileRequest, (ward, input) => files.begin(ward, input));
  asked('/files/finish', finishFileRequest, (ward, { upload }) => files.finish(ward, upload));
  asked('/files/read', readFileRequest, (ward, input) => files.read(ward, input), asBytes);
  app.post(
    '/files/piece/:upload/:at',
    { bodyLimit: pieceBytes, onRequest: membersOnly },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await callerOf(request, body);
      if (!caller.ok) return answer(reply, caller);
      const piece = pieceOf.safeParse(request.params);
      if (!piece.success || body.length === 0) return answer(reply, fail('api.badInput'));
      const { upload, at } = piece.data;
      return answer(reply, await files.add(caller.value.ward, upload, at, body));
    },
  );
}
