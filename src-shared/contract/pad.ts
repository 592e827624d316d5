import { z } from 'zod';
import { ratingAnswer, visitKind } from '../rating/answer.ts';
import { absence } from './absence.ts';
import { command, query } from './define.ts';

export const padView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('idle'),
    wardName: z.string(),
    /** Nobody is at the counter: why, and until when. */
    away: absence.nullable(),
  }),
  z.object({
    state: z.literal('awake'),
    wardName: z.string(),
    /** One invitation takes one answer. */
    invitation: z.string(),
    visit: visitKind,
    /** Milliseconds until the pad goes back to idle by itself. */
    msLeft: z.int(),
  }),
]);
export type PadView = z.infer<typeof padView>;

export const padContract = {
  'pad.view': query('pad', z.object({}), padView),
  'pad.rate': command(
    'pad',
    z.object({ invitation: z.string().max(60), answer: ratingAnswer }),
    z.object({}),
  ),
} as const;
