import { z } from 'zod';
import { isLocalDate } from '../calendar/zone.ts';
import { ratingAnswer, visitKind } from '../rating/answer.ts';

/** Below this an answer could point to a person (I9). */
export const smallestGroup = 5;

const day = z.string().refine(isLocalDate);

/**
 * The pad's answers of one counter to one kind of visit over a closed stretch of days, in no order. Nothing
 * says which counter, person or dossier it was, or the hour (I9).
 */
export const ratingBatch = z
  .object({
    /** Random; what is sent twice is counted once by it. */
    id: z.uuid(),
    visit: visitKind,
    from: day,
    to: day,
    /** Visits of this kind at the counter on these days: what the answers are counted against. */
    invitations: z.int().min(0),
    answers: z.array(ratingAnswer).min(smallestGroup).max(10_000),
  })
  .refine(({ from, to }) => from <= to);
export type RatingBatch = z.infer<typeof ratingBatch>;

export const ratingReply = z.object({});
