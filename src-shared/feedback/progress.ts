import { toLocalDate } from '../calendar/zone.ts';
import type { FeedbackProgress } from '../contract/feedback.ts';
import { typedCode } from '../dossier/progress.ts';
import { fail, ok, type Result } from '../result.ts';
import { type FeedbackState, statusOf } from './state.ts';

/** Numbers of feedback, on the note its sender gets: `PA-<counter>-YYMMDD-NNNN`. */
export const isFeedbackCode = (code: string): boolean => typedCode(code).startsWith('PA-');

/**
 * Where feedback stands, to whoever has the lookup secret of its note (NĐ 20/2008 Đ.12): steps and days, never
 * a name or a word of it. Fails with lookup.notFound, for an unknown number and a wrong secret alike.
 */
export function lookUpFeedback(
  state: FeedbackState,
  secret: string,
  same: (a: string, b: string) => boolean,
): Result<FeedbackProgress> {
  const { received, classified, forwarded, answered, satisfied } = state;
  const right = same(received?.lookupSecret ?? '', typedCode(secret));
  if (!received || !right) return fail('lookup.notFound');
  const status = statusOf(state);
  return ok({
    status,
    receivedOn: toLocalDate(received.at),
    agency: classified?.agency ?? '',
    forwardedOn: forwarded?.on ?? null,
    replyBy: status === 'received' || status === 'own' ? received.replyBy : null,
    answeredOn: answered?.on ?? null,
    satisfied,
  });
}
