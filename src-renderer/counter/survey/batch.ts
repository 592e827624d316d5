import { smallestGroup } from '../../../src-shared/rating/smallestGroup.ts';
import type { Sheet } from '../../../src-shared/survey/events.ts';

/** Papers typed and not written down yet, oldest first: the last can still be taken back. */
export type Batch = readonly Sheet[];

/** What is to be written down of a batch after a paper was added, and what waits on: never fewer than a group goes. */
export function split(batch: Batch): { readonly write: Batch; readonly wait: Batch } {
  if (batch.length < 2 * smallestGroup) return { write: [], wait: batch };
  return { write: batch.slice(0, smallestGroup), wait: batch.slice(smallestGroup) };
}
