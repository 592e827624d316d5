import { chunkBytes } from '../../src-shared/attachment/limits.ts';
import { fail, type Result } from '../../src-shared/result.ts';
import { toBase64 } from '../viewer/base64.ts';
import type { Progress } from '../viewer/readFile.ts';

/** The four channels by which one kind of file goes to main. */
export interface Sender<T> {
  begin(bytes: number): Promise<Result<{ uploadId: string }>>;
  chunk(piece: {
    readonly uploadId: string;
    readonly offset: number;
    readonly base64: string;
  }): Promise<Result<{ received: number }>>;
  finish(upload: { readonly uploadId: string }): Promise<Result<T>>;
  discard(upload: { readonly uploadId: string }): Promise<unknown>;
}

/** Sends a content piece by piece; when stopped nothing of it is kept. Fails with attachment.stopped too. */
export async function sendPieces<T>(
  content: Uint8Array,
  sender: Sender<T>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result<T>> {
  const begun = await sender.begin(content.length);
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let offset = 0; offset < content.length; offset += chunkBytes) {
    if (signal.aborted) {
      await sender.discard({ uploadId });
      return fail('attachment.stopped');
    }
    const base64 = toBase64(content.subarray(offset, offset + chunkBytes));
    const sent = await sender.chunk({ uploadId, offset, base64 });
    if (!sent.ok) return sent;
    progress(sent.value.received / content.length);
  }
  return sender.finish({ uploadId });
}
