import { chunkBytes } from '../../src-shared/attachment/limits.ts';
import { mediaOf } from '../../src-shared/attachment/media.ts';
import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { Result } from '../../src-shared/result.ts';
import type { TestCounter } from './counter.ts';

/** Sends a file to a dossier as the screens do. */
export async function upload(
  { call }: Pick<TestCounter, 'call'>,
  dossierId: string,
  content: Uint8Array,
  name = 'giấy tờ.png',
  component: string | null = null,
): Promise<Result<DossierDetail>> {
  const media = mediaOf(content) ?? 'application/pdf';
  const begun = await call('attachment.begin', { dossierId, name, bytes: content.length, media, component });
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  for (let offset = 0; offset < content.length; offset += chunkBytes) {
    const base64 = Buffer.from(content.subarray(offset, offset + chunkBytes)).toString('base64');
    const sent = await call('attachment.chunk', { uploadId, offset, base64 });
    if (!sent.ok) return sent;
  }
  return call('attachment.finish', { uploadId });
}
