/** Everything a schedule leaves to chance, from one seed: the same seed is the same schedule. */
export interface Chance {
  /** A whole number from 0 up to and without `n`. */
  below(n: number): number;
  /** True once in `n` times. */
  oneIn(n: number): boolean;
  of<T>(list: readonly T[]): T;
  bytes(count: number): Uint8Array;
}

/** mulberry32: small, fast and good enough to choose between faults. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (n: number) => next() % n;
  return {
    below,
    oneIn: (n) => below(n) === 0,
    of: (list) => list[below(list.length)] as (typeof list)[number],
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
