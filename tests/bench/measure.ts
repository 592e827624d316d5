function timed(work: (i: number) => void, i: number): number {
  const start = performance.now();
  work(i);
  return performance.now() - start;
}

const sorted = (times: number[]) => times.sort((a, b) => a - b);

/** Milliseconds of each run of `work`, sorted. */
export const timesOf = (runs: number, work: (i: number) => void): number[] =>
  sorted(Array.from({ length: runs }, (_, i) => timed(work, i)));

/** Milliseconds of each run of two works, one after the other in turn; each list sorted. */
export function timesByTurns(
  runs: number,
  one: (i: number) => void,
  other: (i: number) => void,
): readonly [number[], number[]] {
  const both = Array.from({ length: runs }, (_, i) => [timed(one, i), timed(other, i)] as const);
  return [sorted(both.map(([time]) => time)), sorted(both.map(([, time]) => time))];
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | '×';
  /** The issue's own limit. */
  readonly limit: number;
  readonly beside: string;
}
