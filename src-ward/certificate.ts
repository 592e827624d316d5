import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the certificate, hex without colons: what a counter is told and remembers. */
  readonly fingerprint: string;
}

const tenYears = 10 * 366 * 24 * 60 * 60 * 1000;

/** The ward's own certificate, made on first start; its key is this user's alone. */
export async function certificateIn(folder: string, now: Date): Promise<Certificate> {
  mkdirSync(folder, { recursive: true });
  const [keyFile, certFile] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  if (!existsSync(keyFile) || !existsSync(certFile)) {
    const made = await generate([{ name: 'commonName', value: 'Máy chủ phường' }], {
      keyType: 'ec',
      curve: 'P-256',
      algorithm: 'sha256',
      notBeforeDate: now,
      notAfterDate: new Date(now.getTime() + tenYears),
    });
    writeFileSync(certFile, made.cert);
    writeFileSync(keyFile, made.private, { mode: 0o600 });
  }
  const cert = readFileSync(certFile, 'utf8');
  const fingerprint = new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
  return { key: readFileSync(keyFile, 'utf8'), cert, fingerprint };
}
