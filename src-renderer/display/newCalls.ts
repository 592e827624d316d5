import type { QueueCall } from '../../src-shared/contract/queue.ts';

/** Calls not announced yet, the oldest first, and the turn up to which they then are. */
export function newCalls(
  calls: readonly QueueCall[],
  announced: number,
): { readonly fresh: readonly QueueCall[]; readonly announced: number } {
  const fresh = calls.filter(({ turn }) => turn > announced).sort((a, b) => a.turn - b.turn);
  return { fresh, announced: Math.max(announced, ...fresh.map(({ turn }) => turn)) };
}
