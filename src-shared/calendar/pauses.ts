import type { Pause } from './types.ts';

/** Pauses in order, overlapping ones joined, what lies before the receipt cut off. */
export function mergePauses(pauses: readonly Pause[], receivedAt: string): Pause[] {
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= receivedAt) continue;
    const start = from < receivedAt ? receivedAt : from;
    const last = merged.at(-1);
    if (!last || start > last.to) merged.push({ from: start, to });
    else if (to > last.to) last.to = to;
  }
  return merged;
}

/** Whether a day was taken by a pause: the day it began on still counts, the day it ended on does not. */
export const isPaused = (pauses: readonly Pause[], date: string): boolean =>
  pauses.some(({ from, to }) => from.slice(0, 10) < date && date <= to.slice(0, 10));
