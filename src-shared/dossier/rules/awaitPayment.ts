import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { notRunning } from './standing.ts';

export interface AwaitPaymentCommand {
  readonly type: 'awaitPayment';
}

/** The term stands still until the citizen has met a financial obligation (domain §2.4). */
export const awaitPayment: Rule<AwaitPaymentCommand> = {
  forbids: notRunning,
  decide: (_, __, { now }) =>
    ok([{ type: 'dossier.paused', body: { at: now, reason: 'payment', slipId: null } }]),
};
