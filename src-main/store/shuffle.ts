import type { RandomBytes } from '../../src-shared/ids.ts';

/** The same things in an order that tells nothing: each under a random key, by which they are sorted. */
export const shuffled = <T>(things: readonly T[], random: RandomBytes): T[] =>
  things
    .map((thing) => ({ thing, key: Buffer.from(random(16)) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ thing }) => thing);
