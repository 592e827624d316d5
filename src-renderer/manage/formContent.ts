import { fileLimit } from '../../src-shared/attachment/limits.ts';
import { type FormFile, fileNameOf } from '../../src-shared/library/form.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pieceBytes } from '../../src-shared/sync/fileWire.ts';
import { fromBase64, toBase64 } from '../viewer/base64.ts';
import { ask } from './ask.ts';

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends a file to the ward and answers its hash. Fails with attachment.*, library.locked, sync.*. */
export async function sendForm(file: File): Promise<Result<string>> {
  if (file.size === 0) return fail('attachment.empty');
  if (file.size > fileLimit) return fail('attachment.tooBig', { bytes: file.size });
  const read = await file.arrayBuffer().catch(() => null);
  if (!read) return fail('attachment.unreadable');
  const content = new Uint8Array(read);
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
  const begun = await ask('beginForm', { hash, bytes: content.length });
  if (!begun.ok) return begun;
  for (let { have } = begun.value; have < content.length; ) {
    const base64 = toBase64(content.subarray(have, have + pieceBytes));
    const added = await ask('addForm', { hash, at: have, base64 });
    if (!added.ok) return added;
    if (added.value.have <= have) return fail('sync.badAnswer');
    have = added.value.have;
  }
  const finished = await ask('finishForm', { hash });
  return finished.ok ? ok(hash) : finished;
}

/** Saves a file that the ward has, handed out or not, on this machine. */
export async function saveFormFile(title: string, { hash, media, size }: FormFile): Promise<Result<void>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < size; ) {
    const piece = await ask('readForm', { hash, at });
    if (!piece.ok) return piece;
    const bytes = fromBase64(piece.value.base64);
    if (bytes.length === 0) return fail('sync.badAnswer');
    parts.push(bytes);
    at += bytes.length;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: media }));
  link.download = fileNameOf(title, media);
  link.click();
  URL.revokeObjectURL(link.href);
  return ok(undefined);
}
