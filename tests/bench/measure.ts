/** Milliseconds of each run of `work`, sorted. */
export function timesOf(runs: number, work: (i: number) => void): number[] {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    work(i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
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
