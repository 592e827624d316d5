import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Verifier } from '../../src-shared/sync/chain.ts';

/** The device's signing key (Ed25519); the private half never leaves the key box. */
export interface DeviceKey {
  readonly publicKey: string;
  sign(bytes: Uint8Array): string;
}

export function newDeviceKey(): string {
  return generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64');
}

export function deviceKey(privateKey: string): DeviceKey {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { publicKey, sign: (bytes) => sign(null, bytes, key).toString('base64') };
}

/** Checks signatures of one key on other threads; of what is no key, none is good. */
export function signatureVerifier(publicKey: string): Verifier {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (bytes, signature) =>
      new Promise((resolve) => {
        verify(null, bytes, key, Buffer.from(signature, 'base64'), (error, good) => resolve(!error && good));
      });
  } catch {
    return async () => false;
  }
}

export function signatureChecker(publicKey: string): (bytes: Uint8Array, signature: string) => boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return (bytes, signature) => verify(null, bytes, key, Buffer.from(signature, 'base64'));
}
