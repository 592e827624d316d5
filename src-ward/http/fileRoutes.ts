import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentHash } from '../../src-shared/library/form.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import {
  beginFileRequest,
  finishFileRequest,
  pieceBytes,
  readFileRequest,
} from '../../src-shared/sync/fileWire.ts';
import { beginFormRequest, finishFormRequest, readFormRequest } from '../../src-shared/sync/formWire.ts';
import type { WardFiles } from '../files.ts';
import type { FormFiles } from '../forms.ts';
import type { Caller } from './signed.ts';

interface FileRoutes {
  readonly files: WardFiles;
  /** Turns everybody else away before a body is read. */
  readonly membersOnly: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;
  readonly forms: FormFiles;
  /** Who sends it, or the refusal; counted apart from commits, which files must never hold up. */
  readonly callerOf: (request: FastifyRequest, body: Uint8Array) => Promise<Result<Caller>>;
  readonly parsed: <T>(shape: z.ZodType<T>, body: Buffer) => Result<T>;
  readonly answer: (reply: FastifyReply, result: Result<unknown>) => FastifyReply;
}

const at = z.coerce.number().int().min(0);
const pieceOf = z.object({ upload: z.uuid(), at });
const formPieceOf = z.object({ hash: contentHash, at });

/** Files go up and come back in pieces, as bytes: base64 would make a poor line a third longer. */
export function fileRoutes(
  app: Pick<FastifyInstance, 'addContentTypeParser' | 'post'>,
  { files, forms, membersOnly, callerOf, parsed, answer }: FileRoutes,
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
  asked('/forms/begin', beginFormRequest, async (ward, input) => ok(await forms.begin(ward, input)));
  asked('/forms/finish', finishFormRequest, (ward, { hash }) => forms.finish(ward, hash));
  asked('/forms/read', readFormRequest, (ward, input) => forms.read(ward, input), asBytes);

  const piece = <T>(
    path: string,
    shape: z.ZodType<T>,
    add: (ward: string, place: T, bytes: Uint8Array) => Promise<Result<unknown>>,
  ) =>
    app.post(path, { bodyLimit: pieceBytes, onRequest: membersOnly }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await callerOf(request, body);
      if (!caller.ok) return answer(reply, caller);
      const place = shape.safeParse(request.params);
      if (!place.success || body.length === 0) return answer(reply, fail('api.badInput'));
      return answer(reply, await add(caller.value.ward, place.data, body));
    });
  piece('/files/piece/:upload/:at', pieceOf, (ward, { upload, at }, bytes) =>
    files.add(ward, upload, at, bytes),
  );
  piece('/forms/piece/:hash/:at', formPieceOf, (ward, { hash, at }, bytes) =>
    forms.add(ward, hash, at, bytes),
  );
}
