import { z } from 'zod';
import { ratingAnswer, visitKind } from '../rating/answer.ts';
import { padShown } from '../rating/shown.ts';
import { absence } from './absence.ts';
import { command, query } from './define.ts';

/** Who served, as far as the ward lets the pad tell; empty for what it does not. */
const served = z.object({ counter: z.string(), officer: z.string() });

export const padView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('idle'),
    wardName: z.string(),
    counter: z.string(),
    /** Nobody is at the counter: why, and until when. */
    away: absence.nullable(),
  }),
  z.object({
    state: z.literal('awake'),
    wardName: z.string(),
    served,
    /** One invitation takes one answer. */
    invitation: z.string(),
    visit: visitKind,
    /** Milliseconds until the pad goes back to idle by itself. */
    msLeft: z.int(),
  }),
]);
export type PadView = z.infer<typeof padView>;

/** A one-use code by which somebody rates later. */
export const ratingCode = z.object({
  /** What the QR holds: the address of the ward's page, or the code itself where it is good at this counter alone. */
  qr: z.string(),
  /** As it is read and typed. */
  text: z.string(),
  /** The ward's page without the code; null where the code is good at this counter's own screens. */
  page: z.string().nullable(),
});
export type RatingCode = z.infer<typeof ratingCode>;

const invitation = z.string().max(60);
const nothing = z.object({});

export const padContract = {
  'pad.view': query('pad', nothing, padView),
  /** Fails with pad.notAwake for an invitation that was answered or lapsed. */
  'pad.rate': command('pad', z.object({ invitation, answer: ratingAnswer }), nothing),
  /** Somebody in a hurry rates later: the invitation is exchanged for a code. Fails with pad.notAwake. */
  'pad.takeCode': command('pad', z.object({ invitation }), ratingCode),
  /** Wakes the pad for somebody who brings a code that is good here. Fails with rating.badCode, rating.tooMany. */
  'pad.openCode': command('pad', z.object({ text: z.string().max(200) }), nothing),
  /** Visits that ended with nobody at the counter and for which no invitation was printed yet. */
  'pad.absent': query(
    'counter',
    nothing,
    z.object({ absent: z.array(z.object({ invitation, visit: visitKind })) }),
  ),
  'pad.forgetAbsent': command('counter', z.object({ invitation }), nothing),
  'pad.shown': query('counter', nothing, padShown.extend({ ofWard: z.boolean() })),
  /** Fails with settings.ofWard where the ward server decides it. */
  'pad.show': command('manage', padShown, nothing),
} as const;
