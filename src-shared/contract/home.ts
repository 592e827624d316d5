import { z } from 'zod';
import { ratingFigure } from '../rating/figures.ts';
import { command, query } from './define.ts';
import { dossierList } from './dossier.ts';

/** The lists whose length the counter always shows. */
export const counted = dossierList.exclude(['all']).options;

export const homeContract = {
  'home.summary': query(
    'counter',
    z.object({}),
    z.object({
      /** How many dossiers each of the lists in `counted` holds. */
      lists: z.record(z.string(), z.int()),
      drafts: z.int(),
      /** Phản ánh, kiến nghị this officer may see and that is not done with; how many of it are late. */
      feedback: z.object({ open: z.int(), late: z.int() }),
      /** Day now at the counter, `YYYY-MM-DD`. */
      day: z.string(),
      clockBehind: z.boolean(),
      ratings: z.object({ days: z.array(ratingFigure), months: z.array(ratingFigure) }),
      /** True until a leader or administrator has put the recovery key away. */
      recoveryKeyPending: z.boolean(),
    }),
  ),
  /** The store's recovery key, shown until it is recorded as put in the safe. */
  'store.recoveryKey': query('manage', z.object({}), z.object({ key: z.string() })),
  'store.recoveryKeyStored': command('manage', z.object({}), z.object({})),
  /** A six-digit code that pairs one screen as this counter's pad (browser host). */
  'pad.pairingCode': command('counter', z.object({}), z.object({ code: z.string(), address: z.string() })),
} as const;
