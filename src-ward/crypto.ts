import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function ed25519(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export const isPublicKey = (publicKey: string): boolean => ed25519(publicKey) !== null;

/** Checks signatures of one Ed25519 key; of what is no key, none is good. */
export function checker(publicKey: string): (bytes: Uint8Array, signature: string) => boolean {
  const key = ed25519(publicKey);
  return (bytes, signature) => key !== null && verify(null, bytes, key, Buffer.from(signature, 'base64'));
}
