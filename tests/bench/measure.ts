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
  readonly unit: 'ms' | 'kB' | '×' | 'commits/s' | 'events/s';
  /** What was promised. */
  readonly limit: number;
  /** More is better: the limit is the least it may be. */
  readonly atLeast?: boolean;
  readonly beside: string;
}

/** How much worse than the committed baseline a figure may be; machines differ, a doubling is a fault. */
const slack = 2;

/** Beyond its limit, or far worse than before and no longer well within it. */
export function isMissed({ value, limit, atLeast }: Measure, before: number | undefined): boolean {
  if (atLeast) return value < limit || (before !== undefined && value < before / slack && value < limit * 4);
  return value > limit || (before !== undefined && value > before * slack && value > limit / 4);
}

/** One line for each; how many missed their limit. */
export function report(measures: readonly Measure[], baseline: Readonly<Record<string, number>>): number {
  const missed = measures.filter((measure) => isMissed(measure, baseline[measure.name]));
  for (const measure of measures) {
    const { name, value, unit, limit, atLeast, beside } = measure;
    const before = baseline[name];
    const was = before === undefined ? '' : `, baseline ${before.toFixed(2)}`;
    console.log(
      `${missed.includes(measure) ? 'TOO SLOW' : 'ok      '} ${name}: ${value.toFixed(2)} ${unit} (limit ${atLeast ? '≥' : '≤'} ${limit}${was}) ${beside}`,
    );
  }
  console.log(`${measures.length - missed.length} passed, ${missed.length} failed`);
  return missed.length;
}
