import { isLocalDate } from '../../calendar/zone.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Decision } from '../events.ts';

/**
 * What stands on a paper signed outside this program: number, day and signer, none of them left out.
 * Fails with decision.incomplete, field.badDate or decision.future.
 */
export function checkDecision(decision: Decision, now: string): Result<Decision> {
  const number = decision.number.trim();
  const signer = decision.signer.trim();
  const { date } = decision;
  if (number === '' || signer === '' || date === '') return fail('decision.incomplete');
  if (!isLocalDate(date)) return fail('field.badDate');
  if (date > now.slice(0, 10)) return fail('decision.future');
  return ok({ number, date, signer });
}
