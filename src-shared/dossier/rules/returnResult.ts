import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { ReturnedBody, StaffRef } from '../events.ts';
import type { Proof } from '../words.ts';
import { noResultWaiting } from './standing.ts';

export interface ReturnCommand {
  readonly type: 'return';
  readonly how: 'counter' | 'online';
  readonly who: ReturnedBody['who'];
  /** How the right person was known; null where nothing showed it. An online result needs none. */
  readonly proof: Proof | 'atOnce' | null;
  /** For `leader`: who answers for it. */
  readonly approvedBy: StaffRef | null;
  /** Name and paper of the taker, sealed. */
  readonly sealed: string;
}

/** The result goes to the right person: by the slip, by identity number, by authority, or on a leader's word. */
export const returnResult: Rule<ReturnCommand> = {
  forbids: noResultWaiting,
  decide({ received }, { how, who, proof, approvedBy, sealed }, { now }) {
    const body = { returnedAt: now, how, who, sealed };
    // Known because the person has not left the counter since: only in the minute of the receipt itself.
    if (proof === 'atOnce')
      return received?.acceptedAt === now
        ? ok([{ type: 'dossier.returned', body: { ...body, proof } }])
        : fail('return.proofNeeded');
    if (how === 'online') return ok([{ type: 'dossier.returned', body }]);
    if (proof === null) return fail('return.proofNeeded');
    if (proof === 'leader' && !approvedBy) return fail('return.leaderNeeded');
    // The slip or an identity number shows an applicant or submitter, and says nothing for anybody else.
    if (who === 'other' && proof !== 'authority' && proof !== 'leader') return fail('return.authorityNeeded');
    const answers = proof === 'leader' && approvedBy ? { approvedBy } : {};
    return ok([{ type: 'dossier.returned', body: { ...body, proof, ...answers } }]);
  },
};
