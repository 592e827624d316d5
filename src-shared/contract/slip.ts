import { z } from 'zod';
import { slipForm } from '../dossier/words.ts';
import { slip } from '../slip/slip.ts';
import { command, query } from './define.ts';

export const slipLayout = z.enum(['a5', 'a4x2']);
export type SlipLayout = z.infer<typeof slipLayout>;

/** atBrowser: this host cannot print by itself; the window prints and a person says whether paper came out. */
export const printOutcome = z.enum(['printed', 'failed', 'atBrowser']);

const id = z.uuid();

/** Which slip of a dossier; `slipId` is null for the receipt, the control slip and the forwarding slip. */
const which = z.object({ dossierId: id, form: slipForm, slipId: z.string().max(60).nullable() });

export const slipContract = {
  /** Fails with slip.unknown where the dossier has no such slip. */
  'slip.view': query('counter', which, z.object({ slip })),
  /** Records the intent, prints, records the result. The dossier stays as it is whatever the printer does. */
  'slip.print': command(
    'counter',
    which.extend({ target: z.enum(['printer', 'pdf']), layout: slipLayout }),
    z.object({
      printId: z.string(),
      outcome: printOutcome,
      /** Why it failed, e.g. print.noPrinter. */
      failure: z.string().nullable(),
      /** Where the PDF was saved, when that was asked for. */
      savedTo: z.string().nullable(),
      slip,
    }),
  ),
  /** What a person saw come out of the printer, where the host could not know. */
  'slip.recordPrint': command(
    'counter',
    z.object({ dossierId: id, printId: z.string().max(60), printed: z.boolean() }),
    z.object({}),
  ),
} as const;
