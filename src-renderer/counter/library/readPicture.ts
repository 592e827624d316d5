import type { OutputOf } from '../../../src-shared/contract/index.ts';
import type { LibraryDocument } from '../../../src-shared/contract/library.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import { call } from '../../client/call.ts';

/** The whole picture as an address the page's policy lets it show, read piece by piece. */
export async function readPicture(
  procedureCode: string,
  { id, media }: LibraryDocument,
): Promise<Result<string>> {
  let base64 = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const read: Result<OutputOf<'library.read'>> = await call('library.read', {
      procedureCode,
      documentId: id,
      offset,
    });
    if (!read.ok) return read;
    base64 += read.value.base64;
    offset = read.value.next;
  }
  return ok(`data:${media};base64,${base64}`);
}
