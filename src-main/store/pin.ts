import { scryptSync, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../../src-shared/ids.ts';

// 16 MiB and about 60 ms on a two-core counter PC: a stolen store gives few guesses a second.
const cost = { N: 16384, r: 8, p: 1 };

export function hashPin(pin: string, random: RandomBytes): string {
  const salt = Buffer.from(random(16));
  return `scrypt.${salt.toString('base64')}.${scryptSync(pin, salt, 32, cost).toString('base64')}`;
}

export function pinMatches(pin: string, stored: string): boolean {
  const [, salt, hash] = stored.split('.');
  if (!salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  return timingSafeEqual(expected, scryptSync(pin, Buffer.from(salt, 'base64'), 32, cost));
}
