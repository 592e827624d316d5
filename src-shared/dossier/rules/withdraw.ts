import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { resolved } from './standing.ts';

export interface WithdrawCommand {
  readonly type: 'withdraw';
  readonly officer: string;
  /** Why, and which papers went back to whom, sealed. */
  readonly sealed: string;
}

/** The applicant takes the dossier back before there is a result. */
export const withdraw: Rule<WithdrawCommand> = {
  forbids: resolved,
  decide: (_, { officer, sealed }, { now }) =>
    ok([{ type: 'dossier.withdrawn', body: { at: now, officer, slipId: null, number: null, sealed } }]),
};
