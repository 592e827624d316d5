import type { Pause } from './types.ts';

/** Pauses in order, overlapping ones joined, what lies before the receipt cut off. */
export function mergePauses(pauses: readonly Pause[], receivedAt: string): Pause[] {
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= receivedAt) continue;
    const start = from < receivedAt ? receivedAt : from;
    const last = merged.at(-1);
    if (last && start <= last.to) last.to = to > last.to ? to : last.to;
    else merged.push({ from: start, to });
  }
  return merged;
}
