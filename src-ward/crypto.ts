import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Verifier } from '../src-shared/sync/chain.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function keyOf(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** One signature has one text: what a decoder overlooks must not pass for another. */
function bytesOf(signature: string): Buffer | null {
  const raw = Buffer.from(signature, 'base64');
  return raw.toString('base64') === signature ? raw : null;
}

export const isPublicKey = (publicKey: string): boolean => keyOf(publicKey) !== null;

/** Checks signatures of one Ed25519 key; of what is no key, none is good. */
export function checker(publicKey: string): (bytes: Uint8Array, signature: string) => boolean {
  const key = keyOf(publicKey);
  return (bytes, signature) => {
    const raw = bytesOf(signature);
    return key !== null && raw !== null && verify(null, bytes, key, raw);
  };
}

/** The same on other threads, for many at a time. */
export function verifier(publicKey: string): Verifier {
  const key = keyOf(publicKey);
  return (bytes, signature) =>
    new Promise((resolve) => {
      const raw = bytesOf(signature);
      if (key === null || raw === null) return resolve(false);
      verify(null, bytes, key, raw, (error, good) => resolve(!error && good));
    });
}
