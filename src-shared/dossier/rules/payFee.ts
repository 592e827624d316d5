import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { FeePaidBody } from '../events.ts';
import type { PaymentMethod } from '../words.ts';
import { notReceived } from './standing.ts';

export interface PayFeeCommand {
  readonly type: 'payFee';
  readonly paymentId: string;
  readonly dong: number;
  readonly method: PaymentMethod;
  readonly receipt: FeePaidBody['receipt'];
  readonly counter?: string;
}

/** Seven digits from 0000001, eight on an electronic one, as the official book or system gave it (TT 303/2016/TT-BTC). */
const receiptNumber = /^(?!0+$)\d{7,8}$/;

type Receipt = FeePaidBody['receipt'];
const same = (a: Receipt, b: Receipt) => a?.series === b?.series && a?.number === b?.number;

/** Money taken, with the number of the official receipt where there is one; none is ever made up here. */
export const payFee: Rule<PayFeeCommand> = {
  forbids: notReceived,
  decide(state, { paymentId, dong, method, receipt, counter }, { now, actor: { id, name } }) {
    if (!Number.isInteger(dong) || dong < 1) return fail('fee.badAmount');
    if (receipt && !receiptNumber.test(receipt.number)) return fail('fee.badReceiptNumber');
    if (state.payments.some((payment) => payment.paymentId === paymentId)) return ok([]);
    // A spoiled number too is never used again.
    if (receipt && state.payments.some((payment) => same(payment.receipt, receipt)))
      return fail('fee.receiptUsed');
    return ok([
      {
        type: 'dossier.feePaid',
        body: {
          paymentId,
          at: now,
          dong,
          method,
          receipt,
          officer: { id, name },
          ...(counter ? { counter } : {}),
        },
      },
    ]);
  },
};
