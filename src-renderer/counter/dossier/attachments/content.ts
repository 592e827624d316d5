import { chunkBytes } from '../../../../src-shared/attachment/limits.ts';
import type { Media } from '../../../../src-shared/attachment/media.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { fail, ok, type Result } from '../../../../src-shared/result.ts';
import { call } from '../../../client/call.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Tells how much is through, from 0 to 1. */
export type Progress = (part: number) => void;

export interface FileToSend {
  readonly dossierId: string;
  readonly name: string;
  readonly media: Media;
  readonly component: string | null;
  readonly content: Uint8Array;
}

/** Sends a content piece by piece; when stopped nothing of it is kept. Fails with attachment.stopped too. */
export async function sendContent(
  { content, ...file }: FileToSend,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<DossierDetail>> {
  const begun = await call('attachment.begin', { ...file, bytes: content.length });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let offset = 0; offset < content.length; offset += chunkBytes) {
    if (signal.aborted) {
      await call('attachment.discard', { uploadId });
      return fail('attachment.stopped');
    }
    const base64 = toBase64(content.subarray(offset, offset + chunkBytes));
    const sent = await call('attachment.chunk', { uploadId, offset, base64 });
    if (!sent.ok) return sent;
    progress(sent.value.received / content.length);
  }
  return call('attachment.finish', { uploadId });
}

/** Reads an attached file whole. */
export async function readContent(
  dossierId: string,
  attachmentId: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const content: Uint8Array[] = [];
  for (let offset = 0; ; offset += chunkBytes) {
    if (signal.aborted) return fail('attachment.stopped');
    const piece = await call('attachment.read', { dossierId, attachmentId, offset });
    if (!piece.ok) return piece;
    const { base64, bytes, next } = piece.value;
    content.push(fromBase64(base64));
    progress((next ?? bytes) / bytes);
    if (next === null) break;
  }
  return ok(joined(content));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
