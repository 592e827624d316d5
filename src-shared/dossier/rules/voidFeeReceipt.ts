import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { notReceived } from './standing.ts';

export interface VoidFeeReceiptCommand {
  readonly type: 'voidFeeReceipt';
  readonly paymentId: string;
}

/** A spoiled receipt keeps its number as void; the number is never used again. */
export const voidFeeReceipt: Rule<VoidFeeReceiptCommand> = {
  forbids: (state) =>
    notReceived(state) ?? (state.payments.some(({ voided }) => !voided) ? null : 'fee.nothingPaid'),
  decide(state, { paymentId }, { now, actor: { id, name } }) {
    const payment = state.payments.find((paid) => paid.paymentId === paymentId);
    if (!payment) return fail('fee.nothingPaid');
    if (payment.voided) return fail('fee.alreadyVoided');
    return ok([{ type: 'dossier.feeReceiptVoided', body: { paymentId, at: now, officer: { id, name } } }]);
  },
};
