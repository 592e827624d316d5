import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import type { RandomBytes } from '../../src-shared/ids.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { insert, prepared } from './schema.ts';

/**
 * Seals what is about people under the dossier's own key (AES-256-GCM), bound to the dossier, before
 * it enters an event: destroying the key makes it unreadable and leaves the chain whole.
 */
export function seal(content: unknown, key: Uint8Array, dossier: string, random: RandomBytes): string {
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce);
  cipher.setAAD(Buffer.from(dossier));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return `v1.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')}`;
}

/** Opens what `seal` closed; throws when it was altered or the key is another's. */
export function unseal(sealed: string, key: Uint8Array, dossier: string): unknown {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64');
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(dossier));
  decipher.setAuthTag(bytes.subarray(-16));
  const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  return JSON.parse(text);
}

/** The dossier's key, or null once it is destroyed. */
export function dossierKey(db: ReadDb, dossier: string): Uint8Array | null {
  const key = prepared(db, 'SELECT key FROM dossier_key WHERE dossier = ?').pluck().get(dossier);
  return (key as Uint8Array | undefined) ?? null;
}

export function newDossierKey(db: WriteDb, dossier: string, random: RandomBytes): Uint8Array {
  const key = random(32);
  insert(db, 'dossier_key', { dossier, key });
  return key;
}
