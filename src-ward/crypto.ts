import { createHash, createPublicKey, verify } from 'node:crypto';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Checks signatures of one Ed25519 key; of what is no key, none is good. */
export function checker(publicKey: string): (bytes: Uint8Array, signature: string) => boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return () => false;
    return (bytes, signature) => {
      const raw = Buffer.from(signature, 'base64');
      // One signature has one text: what a decoder overlooks must not pass for another.
      return raw.toString('base64') === signature && verify(null, bytes, key, raw);
    };
  } catch {
    return () => false;
  }
}
