import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { Decision } from '../events.ts';
import { checkDecision } from './decision.ts';
import { closed } from './standing.ts';

export interface SignApologyCommand {
  readonly type: 'signApology';
  readonly slipId: string;
  /** Number, day and signer as they stand on the paper: a PIN is not a signature. */
  readonly decision: Decision;
}

/** Recorded after ink and seal. */
export const signApology: Rule<SignApologyCommand> = {
  forbids: (state) => closed(state) ?? (state.apologies.length > 0 ? null : 'apology.none'),
  decide(state, { slipId, decision }, { now }) {
    const apology = state.apologies.find((slip) => slip.slipId === slipId);
    if (!apology) return fail('apology.none');
    if (apology.signed) return fail('apology.alreadySigned');
    const signed = checkDecision(decision, now);
    if (!signed.ok) return signed;
    if (decision.date < apology.at.slice(0, 10)) return fail('decision.beforeSlip');
    return ok([{ type: 'dossier.apologySigned', body: { slipId, at: now, decision: signed.value } }]);
  },
};
