import { z } from 'zod';
import { isLocalDate } from '../calendar/zone.ts';
import { ratedKind, ratingAnswer } from '../rating/answer.ts';
import { smallestGroup } from '../rating/smallestGroup.ts';

const day = z.string().refine(isLocalDate);

/**
 * The pad's answers of one counter to one kind of visit over a closed stretch of days, in no order. Nothing
 * says which counter, person or dossier it was, or the hour (I9).
 */
export const ratingBatch = z
  .object({
    /** Random; what is sent twice is counted once by it. */
    id: z.uuid(),
    visit: ratedKind,
    from: day,
    to: day,
    /** Invitations of this kind at the counter since its batch before: what the answers are counted against. */
    invitations: z.int().min(0),
    answers: z.array(ratingAnswer).min(smallestGroup).max(10_000),
  })
  .refine(({ from, to }) => from <= to);
export type RatingBatch = z.infer<typeof ratingBatch>;

export const ratingReply = z.object({});

/**
 * One-use codes of a counter by their hashes, to be handed out later: with nothing that says when, to whom or
 * after which visit (I9).
 */
export const codeBatch = z.object({
  hashes: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(500),
  /** Last day on which they are good. */
  until: day,
});
export type CodeBatch = z.infer<typeof codeBatch>;
