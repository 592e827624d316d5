import { z } from 'zod';
import { apologySlip } from './apology.ts';
import { controlSlip } from './control.ts';
import { forwardingSlip } from './forwarding.ts';
import { precheckSlip } from './precheck.ts';
import { receiptSlip } from './receipt.ts';
import { refusalSlip } from './refusal.ts';
import { stopSlip } from './stop.ts';
import { supplementSlip } from './supplement.ts';

/** Any slip as it is printed: what windows, printers and the printing page are handed. */
export const slip = z.discriminatedUnion('form', [
  receiptSlip,
  supplementSlip,
  refusalSlip,
  apologySlip,
  stopSlip,
  controlSlip,
  forwardingSlip,
  precheckSlip,
]);
export type Slip = z.infer<typeof slip>;
