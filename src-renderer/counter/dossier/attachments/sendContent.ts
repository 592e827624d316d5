import { chunkBytes } from '../../../../src-shared/attachment/limits.ts';
import type { Media } from '../../../../src-shared/attachment/media.ts';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { fail, type Result } from '../../../../src-shared/result.ts';
import { call } from '../../../client/call.ts';
import { toBase64 } from '../../../viewer/base64.ts';
import type { Progress } from '../../../viewer/readFile.ts';

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
