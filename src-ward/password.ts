import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// As at the counter: 16 MiB and about 60 ms, beside the requests of counters.
const cost = { N: 16384, r: 8, p: 1 };

const derived = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `scrypt.<salt>.<hash>`, as PINs are kept at the counter. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt.${salt.toString('base64')}.${(await derived(password, salt)).toString('base64')}`;
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, salt, hash] = stored.split('.');
  if (!salt || !hash) return false;
  return timingSafeEqual(Buffer.from(hash, 'base64'), await derived(password, Buffer.from(salt, 'base64')));
}
