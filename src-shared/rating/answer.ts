import { z } from 'zod';

/** The five official levels, 1 Rất không hài lòng … 5 Rất hài lòng (QĐ 1001/QĐ-BNV questionnaire). */
export const level = z.int().min(1).max(5);

export const reason = z.enum([
  'longWait',
  'manyTrips',
  'unclearGuidance',
  'extraPaper',
  'attitude',
  'late',
  'middleman',
]);
export type Reason = z.infer<typeof reason>;

export const visitKind = z.enum(['receipt', 'guidance', 'refusal', 'return']);
export type VisitKind = z.infer<typeof visitKind>;

/**
 * What answers are kept under. `mixed`: visits of several kinds together, where those of one kind were too few
 * to be kept by themselves (I9).
 */
export const ratedKind = z.enum([...visitKind.options, 'mixed']);
export type RatedKind = z.infer<typeof ratedKind>;

export const ratingAnswer = z.object({
  level,
  reasons: z.array(reason).max(7),
  words: z.string().max(500),
});
export type RatingAnswer = z.infer<typeof ratingAnswer>;
