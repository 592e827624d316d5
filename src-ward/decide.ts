import { type Received, receiveCommits } from '../src-shared/sync/receive.ts';
import type { WireCommit } from '../src-shared/sync/wire.ts';
import type { Batch, BatchesView } from './storage.ts';

/** A batch with what is known of its signatures. */
export interface SignedBatch extends Batch {
  readonly signed: (wire: WireCommit) => boolean;
}

/**
 * Decides batches of different devices one after the other, each on what those before it have changed. A
 * device the ward does not know is no caller's business here: throws.
 */
export function decideBatches(
  view: BatchesView,
  batches: readonly SignedBatch[],
  hash: (bytes: Uint8Array) => string,
): Received[] {
  let { position } = view;
  return batches.map(({ device, commits, signed }) => {
    const head = view.heads.get(device);
    if (!head) throw new Error('the ward does not know this device');
    const one = { ...view, head, position };
    const received = receiveCommits(one, commits, { hash, signed });
    position = one.position;
    return received;
  });
}
