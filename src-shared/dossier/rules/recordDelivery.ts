import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { Delivery } from '../words.ts';
import { closed } from './standing.ts';

export interface RecordDeliveryCommand {
  readonly type: 'recordDelivery';
  readonly outcome: Delivery;
  /** Number of the delivery record, or what the post says. */
  readonly proof: string;
  /** Who took it, sealed. */
  readonly sealed: string;
}

/** The post's proof closes the return; an undelivered letter brings the result back to the counter. */
export const recordDelivery: Rule<RecordDeliveryCommand> = {
  forbids: (state) => closed(state) ?? (state.posted ? null : 'post.notPosted'),
  decide(_, { outcome, proof, sealed }, { now }) {
    if (proof.trim() === '') return fail('post.noProof');
    const recorded = {
      type: 'dossier.deliveryRecorded',
      body: { at: now, outcome, proof: proof.trim() },
    } as const;
    if (outcome === 'undelivered') return ok([recorded]);
    return ok([
      recorded,
      { type: 'dossier.returned', body: { returnedAt: now, how: 'post', who: 'other', sealed } },
    ]);
  },
};
