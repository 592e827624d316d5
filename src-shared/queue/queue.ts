import { z } from 'zod';
import { legalStatus, localDate } from '../calendar/types.ts';

/**
 * How a number waits: in turn, before others, or before others because its papers were looked through already.
 * Why somebody goes first is between them and the screen, and kept nowhere.
 */
export const lane = z.enum(['ordinary', 'priority', 'return']);
export type Lane = z.infer<typeof lane>;

/** Who goes first, and how fairly. Data with its source: no rule of law is made up here. */
export const queueRules = z.object({
  status: legalStatus,
  source: z.string().min(1),
  checkedOn: localDate,
  /** So many who go first are called one after the other; then one waits in turn no longer. */
  inARow: z.int().min(1).max(10),
  /** So often somebody may not be there; then the number is over. */
  missesAllowed: z.int().min(1).max(10),
  classes: z.array(z.object({ id: z.string().regex(/^[a-zA-Z]+$/), name: z.string().min(1) })).min(1),
});
export type QueueRules = z.infer<typeof queueRules>;

export interface Waiting {
  readonly number: number;
  readonly lane: Lane;
  /** Smaller waits longer. */
  readonly place: number;
}

const goesFirst = ({ lane }: Pick<Waiting, 'lane'>) => lane !== 'ordinary';
const longest = (waiting: readonly Waiting[]) =>
  waiting.reduce<Waiting | null>((best, one) => (best && best.place <= one.place ? best : one), null);

/**
 * Whose turn it is: those who go first before the others, each by how long they wait; but after `inARow` of them
 * one of the others, so that nobody waits for ever. `called` are the lanes last called, the newest first.
 */
export function nextTicket(
  waiting: readonly Waiting[],
  called: readonly Lane[],
  { inARow }: Pick<QueueRules, 'inARow'>,
): Waiting | null {
  const first = longest(waiting.filter(goesFirst));
  const ordinary = longest(waiting.filter((one) => !goesFirst(one)));
  if (!first || !ordinary) return first ?? ordinary;
  const row = called.findIndex((lane) => !goesFirst({ lane }));
  const inRow = row < 0 ? called.length : row;
  return inRow >= inARow ? ordinary : first;
}
