import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { speaksOfPetition } from '../rating/petition.ts';
import { fail, ok, type Result } from '../result.ts';

/** The citizens' screen, the paper book, the box. */
export const suggestionSource = z.enum(['lobby', 'book', 'box']);

/** Words without a sender: no feedback (NĐ 20/2008 Đ.7), kept apart from it. */
export const suggestion = z.object({
  /** Random. */
  id: z.uuid(),
  day: localDate,
  source: suggestionSource,
  words: z.string(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** Those of days that are over, in no order, sealed under the batch's own key (I9). */
export const suggestionsKept = z.object({ sealed: z.string() });
export const suggestionsSealed = z.array(suggestion);

/** The words as they are kept. Fails with suggestion.empty, feedback.petition. */
export function checkSuggestion(typed: string): Result<string> {
  const words = typed.trim().normalize('NFC');
  if (!/\p{L}/u.test(words)) return fail('suggestion.empty');
  return speaksOfPetition(words) ? fail('feedback.petition') : ok(words);
}
