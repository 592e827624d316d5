import type { RandomBytes } from '../ids.ts';

/** No 0/O, 1/I/L, so that a code read over the phone or from paper is not mistaken. */
export const unambiguous = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Random letters of the unambiguous alphabet, each equally likely. */
export function randomCode(length: number, random: RandomBytes): string {
  let code = '';
  const limit = 256 - (256 % unambiguous.length);
  while (code.length < length) {
    for (const byte of random(length * 2)) {
      if (byte < limit && code.length < length) code += unambiguous[byte % unambiguous.length];
    }
  }
  return code;
}
