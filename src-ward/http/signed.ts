import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { requestBytes, requestHeaders } from '../../src-shared/sync/request.ts';
import { checker, sha256 } from '../crypto.ts';
import type { MemberStorage } from '../storage.ts';

const headers = z.object({
  [requestHeaders.ward]: z.string().min(1).max(64),
  [requestHeaders.device]: z.uuid(),
  [requestHeaders.number]: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  [requestHeaders.signature]: z.string().max(100),
});

export interface Caller {
  readonly ward: string;
  readonly device: string;
}

/** Whether a device still belongs to its ward. */
export const isMember = (storage: MemberStorage, { ward, device }: Caller): Promise<boolean> =>
  storage.brief(ward, async (tx) => (await tx.device(device))?.revoked === false);

const checkers = new Map<string, ReturnType<typeof checker>>();

function checkerOf(publicKey: string): ReturnType<typeof checker> {
  const found = checkers.get(publicKey) ?? checker(publicKey);
  if (checkers.size > 10_000) checkers.clear();
  checkers.set(publicKey, found);
  return found;
}

/** Whether a request names a device of its ward: asked before its body is read, which proves who sends it. */
export async function namesMember(storage: MemberStorage, request: FastifyRequest): Promise<boolean> {
  const read = headers.safeParse(request.headers);
  return (
    read.success &&
    isMember(storage, {
      ward: read.data[requestHeaders.ward],
      device: read.data[requestHeaders.device],
    })
  );
}

/**
 * Who sends a request, by the signature of its device and by no clock. Fails with sync.notEnrolled for
 * everybody who cannot prove it, sync.replayed with the number to go on from.
 */
export async function callerOf(
  storage: MemberStorage,
  request: FastifyRequest,
  body: Uint8Array,
): Promise<Result<Caller>> {
  const read = headers.safeParse(request.headers);
  if (!read.success) return fail('sync.notEnrolled');
  const ward = read.data[requestHeaders.ward];
  const id = read.data[requestHeaders.device];
  const number = read.data[requestHeaders.number];
  return storage.brief(ward, async (tx) => {
    const device = await tx.device(id);
    if (!device || device.revoked) return fail('sync.notEnrolled');
    const { method, url: path } = request;
    const bytes = requestBytes({ ward, device: id, method, path, number, bodyHash: sha256(body) });
    if (!checkerOf(device.publicKey)(bytes, read.data[requestHeaders.signature]))
      return fail('sync.notEnrolled');
    if (await tx.takeRequest(id, number)) return ok({ ward, device: id });
    return fail('sync.replayed', { last: await tx.lastRequest(id) });
  });
}
