import { createHash } from 'node:crypto';
import { checkContent } from '../src-shared/attachment/checkContent.ts';
import type { Media } from '../src-shared/attachment/media.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import type { PieceReply } from '../src-shared/sync/fileWire.ts';
import type { BeginFormReply, BeginFormRequest, ReadFormRequest } from '../src-shared/sync/formWire.ts';

/**
 * Contents of a ward's blank forms and samples, by hash. An upload grows from its beginning on, whoever sends
 * it: there is one content for a hash. Only what is whole and checked is given out.
 */
export interface FormFiles {
  begin(ward: string, request: BeginFormRequest): Promise<BeginFormReply>;
  /**
   * Durable when it answers. A piece that does not begin where the upload ends changes nothing. Fails with
   * sync.formUnknown, sync.fileTooLarge.
   */
  add(ward: string, hash: string, at: number, bytes: Uint8Array): Promise<Result<PieceReply>>;
  /** Gives it out from now on. Fails with sync.formUnknown, sync.fileIncomplete; and, the upload gone, as `checkForm` does. */
  finish(ward: string, hash: string): Promise<Result<Record<string, never>>>;
  /** Bytes from `at` on, as many as lie in one piece. Fails with sync.formUnknown, api.badInput. */
  read(ward: string, request: ReadFormRequest): Promise<Result<Uint8Array>>;
}

/** What a form may be: a kind that can be shown, whole and open to everybody. Fails with sync.fileWrongHash, attachment.*, library.locked. */
export function checkForm(content: Uint8Array, hash: string): Result<Media> {
  if (createHash('sha256').update(content).digest('hex') !== hash) return fail('sync.fileWrongHash');
  const checked = checkContent(content);
  if (!checked.ok) return checked;
  return checked.value.locked ? fail('library.locked') : ok(checked.value.media);
}
