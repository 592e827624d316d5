import { z } from 'zod';
import { receiptSlip } from '../slip/receipt.ts';
import { command, query } from './define.ts';

export const slipLayout = z.enum(['a5', 'a4x2']);
export type SlipLayout = z.infer<typeof slipLayout>;

/** atBrowser: this host cannot print by itself; the window prints and a person says whether paper came out. */
export const printOutcome = z.enum(['printed', 'failed', 'atBrowser']);

const id = z.uuid();

export const slipContract = {
  'slip.view': query('counter', z.object({ dossierId: id }), z.object({ slip: receiptSlip })),
  /** Records the intent, prints, records the result. The dossier stays received whatever the printer does. */
  'slip.print': command(
    'counter',
    z.object({ dossierId: id, target: z.enum(['printer', 'pdf']), layout: slipLayout }),
    z.object({
      printId: z.string(),
      outcome: printOutcome,
      /** Why it failed, e.g. print.noPrinter. */
      failure: z.string().nullable(),
      /** Where the PDF was saved, when that was asked for. */
      savedTo: z.string().nullable(),
      slip: receiptSlip,
    }),
  ),
  /** What a person saw come out of the printer, where the host could not know. */
  'slip.recordPrint': command(
    'counter',
    z.object({ dossierId: id, printId: z.string().max(60), printed: z.boolean() }),
    z.object({}),
  ),
} as const;
