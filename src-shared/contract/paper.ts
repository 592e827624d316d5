import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { plainDocument } from '../document/document.ts';
import { command } from './define.ts';
import { whichDocument } from './library.ts';
import { printOutcome } from './slip.ts';

export const paperPrinted = z.object({
  outcome: printOutcome,
  /** Why it failed, e.g. paper.noPrinter. */
  failure: z.string().nullable(),
  savedTo: z.string().nullable(),
  /** What the window prints where the host cannot; null where it could. */
  document: plainDocument.nullable(),
});
export type PaperPrinted = z.infer<typeof paperPrinted>;

const target = z.enum(['printer', 'pdf']);

export const paperContract = {
  /** Prints or saves what is not a slip of a dossier. */
  'paper.print': command(
    'counter',
    z.discriminatedUnion('paper', [
      z.object({ paper: z.literal('privacy'), target }),
      /** A day of this counter's drawer. */
      z.object({ paper: z.literal('cashDay'), target, day: localDate }),
      /** The code of a visit that ended with nobody at the counter. Fails with pad.notAwake. */
      z.object({
        paper: z.literal('ratingInvitation'),
        target: z.literal('printer'),
        invitation: z.string().max(60),
      }),
      /** The notice of where feedback goes (NĐ 20/2008 Đ.13). */
      z.object({ paper: z.literal('feedbackAddress'), target }),
      /** What the sender takes along, and the answer. Fails with feedback.unknown, feedback.dataDestroyed, feedback.notAnswered. */
      z.object({ paper: z.enum(['feedbackNote', 'feedbackAnswer']), target, id: z.uuid() }),
      /** A form of the library. Fails with library.unknown, library.changed. */
      whichDocument.extend({ paper: z.literal('library'), target: z.literal('printer') }),
    ]),
    paperPrinted,
  ),
  /** The recovery key goes to paper and never into a file. Fails like store.recoveryKey. */
  'paper.printRecoveryKey': command('manage', z.object({}), paperPrinted),
} as const;
