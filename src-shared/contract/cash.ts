import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { receiptTyped } from '../certification/visit.ts';
import { paymentMethod } from '../dossier/words.ts';
import { command, query } from './define.ts';
import { dossierDetail } from './dossier.ts';

const id = z.uuid();
const dong = z.int().min(0).max(1_000_000_000);

export const cashReceipt = z.object({
  dossierId: z.string(),
  paymentId: z.string(),
  code: z.string(),
  applicantName: z.string(),
  procedureName: z.string(),
  /** Local date-time. */
  at: z.string(),
  dong: z.int(),
  method: paymentMethod,
  series: z.string(),
  number: z.string(),
  officer: z.string(),
  /** Taken after the day was closed. */
  afterClose: z.boolean(),
  /** Local day on which its receipt was voided; the number stays and is never used again. */
  voidedDay: z.string().nullable(),
});
export type CashReceipt = z.infer<typeof cashReceipt>;

export const cashClosed = z.object({
  at: z.string(),
  openingFloat: z.int(),
  expected: z.int(),
  counted: z.int(),
  difference: z.int(),
  note: z.string(),
  taken: z.int(),
  officer: z.string(),
});

const sums = z.object({ receipts: z.int(), dong: z.int() });

export const cashDay = z.object({
  day: localDate,
  counter: z.string(),
  /** Recorded when the day is closed, else what is likely in the drawer. */
  openingFloat: z.int(),
  /** Every receipt of the day, voided ones too. */
  receipts: z.array(cashReceipt),
  /** Receipts of earlier days voided on this one: their money left the drawer today. */
  voidedLater: z.array(cashReceipt),
  byProcedure: z.array(sums.extend({ code: z.string(), name: z.string() })),
  byMethod: z.array(sums.extend({ method: paymentMethod })),
  /** Sum of the receipts that stand; all methods. */
  taken: z.int(),
  /** Cash that came in less cash given back; the opening float is not in it. */
  cash: z.int(),
  /** The part of `taken` that came after the close. */
  afterClose: z.int(),
  closed: cashClosed.nullable(),
});
export type CashDay = z.infer<typeof cashDay>;

export const cashContract = {
  /** Money for any received dossier. The same paymentId again answers what is there. */
  'fee.pay': command(
    'counter',
    z.object({ id, paymentId: id, dong, method: paymentMethod, receipt: receiptTyped }),
    dossierDetail,
  ),
  /** The receipt is spoiled: its number is kept as void. */
  'fee.void': command('counter', z.object({ id, paymentId: id }), dossierDetail),
  /** One day of a counter's drawer; null is this counter. */
  'cash.day': query('counter', z.object({ day: localDate, counter: z.string().max(20).nullable() }), cashDay),
  /** Closes a day of this counter, once. Fails with cash.*. */
  'cash.close': command(
    'counter',
    z.object({ day: localDate, openingFloat: dong, counted: dong, note: z.string().max(300) }),
    cashDay,
  ),
} as const;
