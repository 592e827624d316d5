import { createHash, createPublicKey, verify } from 'node:crypto';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Checks signatures of one Ed25519 key; of what is no key, none is good. */
export function checker(publicKey: string): (bytes: Uint8Array, signature: string) => boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return () => false;
    return (bytes, signature) => verify(null, bytes, key, Buffer.from(signature, 'base64'));
  } catch {
    return () => false;
  }
}
