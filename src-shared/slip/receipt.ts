import { z } from 'zod';
import { papersTable, signature, slipFrame, slipLine } from './parts.ts';

/** Mẫu 01 as it is printed: every text final, in order; templates only set it. */
export const receiptSlip = slipFrame.extend({
  form: z.literal('receipt'),
  unitLine: z.string(),
  /** Whose dossier and what about. */
  applicantLines: z.array(slipLine),
  /** Line 1, above the table of papers. */
  componentsHeading: z.string(),
  papers: papersTable,
  /** Lines 2 to 7: sets, legal term, received at, due at, result channel, fee. */
  lines: z.array(slipLine),
  book: z.string(),
  signatures: z.array(signature),
});
export type ReceiptSlip = z.infer<typeof receiptSlip>;
