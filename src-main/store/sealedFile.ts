import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { chunkBytes, sealBytes } from '../../src-shared/attachment/limits.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Place } from './files.ts';

/** What a sealed file is bound to: a chunk of another file, dossier or place in the file does not open. */
export interface SealedAbout {
  readonly dossier: string;
  /** SHA-256 of the plain content, hex. */
  readonly hash: string;
  readonly bytes: number;
}

const nonceBytes = 12;
const tagBytes = sealBytes - nonceBytes;

const about = ({ dossier, hash, bytes }: SealedAbout, index: number) =>
  Buffer.from(['attachment.v1', dossier, hash, bytes, index].join('\n'));

const chunkCount = (bytes: number): number => Math.ceil(bytes / chunkBytes);

/** Where a sealed chunk lies in its file. */
export const sealedPlace = (bytes: number, index: number): Place => ({
  at: index * (chunkBytes + sealBytes),
  length: Math.min(chunkBytes, bytes - index * chunkBytes) + sealBytes,
});

/** A file chunk by chunk under the dossier's key (AES-256-GCM), each under a nonce of its own. */
export function* sealChunks(content: Uint8Array, key: Uint8Array, file: SealedAbout, random: RandomBytes) {
  for (let index = 0; index < chunkCount(content.length); index += 1) {
    const nonce = random(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(about(file, index));
    const sealed = cipher.update(content.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    yield Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]);
  }
}

/** One chunk as it was; null when a single bit of it, its place or its file is another. */
export function openChunk(
  sealed: Uint8Array,
  key: Uint8Array,
  file: SealedAbout,
  index: number,
): Uint8Array | null {
  if (sealed.length < sealBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAAD(about(file, index));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * Opens a file to its last byte and compares it with the hash in its event; rests after each chunk. Answers
 * the SHA-256 of it as it lies at rest, hex, which is another for each sealing of one content. Fails with
 * attachment.missing, attachment.altered.
 */
export function* checkingSealed(
  read: (place: Place) => Uint8Array | null,
  key: Uint8Array,
  file: SealedAbout,
): Generator<undefined, Result<string>> {
  const atRest = createHash('sha256');
  const content = createHash('sha256');
  for (let index = 0; index < chunkCount(file.bytes); index += 1) {
    const sealed = read(sealedPlace(file.bytes, index));
    if (!sealed) return fail('attachment.missing');
    const plain = openChunk(sealed, key, file, index);
    if (!plain) return fail('attachment.altered');
    atRest.update(sealed);
    content.update(plain);
    yield;
  }
  return content.digest('hex') === file.hash ? ok(atRest.digest('hex')) : fail('attachment.altered');
}
