import { dueDate } from '../calendar/due.ts';
import {
  type Due,
  type DueStep,
  type TimeLimit,
  timeLimit,
  type WorkingCalendar,
} from '../calendar/types.ts';
import { type FeeDue, feeDue } from '../procedure/fee.ts';
import { termsFor } from '../procedure/terms.ts';
import type { ProcedureVersion } from '../procedure/version.ts';
import { fail, ok, type Result } from '../result.ts';
import type { IntakeForm } from './intake.ts';

/** What decides term and fee in a form; nothing about people. */
export type TermFacts = Pick<IntakeForm, 'channel' | 'pages' | 'copies' | 'term'> & {
  readonly exempt: boolean;
};

/** The term in force for this submission: the published one, or the officer's with its ground where it could not be read. */
export function limitFor(
  procedure: ProcedureVersion,
  facts: TermFacts,
): Result<{ limit: TimeLimit; ground: string | null }> {
  const terms = termsFor(procedure, facts.channel);
  if (!terms.ok) return terms;
  if (terms.value.time.kind !== 'unknown') return ok({ limit: terms.value.time, ground: null });
  const { kind, value, ground } = facts.term;
  if (kind === '' || ground.trim() === '')
    return fail('procedure.termUnknown', { text: terms.value.time.text });
  const byHand = timeLimit.safeParse(kind === 'sameDay' ? { kind, cutOff: '15:00' } : { kind, value });
  return byHand.success ? ok({ limit: byHand.data, ground: ground.trim() }) : fail('procedure.termUnknown');
}

/** Term, due date with its reasons, and fee, as the slip will say them. */
export function termsOf(
  procedure: ProcedureVersion,
  facts: TermFacts,
  acceptedAt: string,
  calendar: WorkingCalendar,
): Result<{ limit: TimeLimit; ground: string | null; due: Due; steps: readonly DueStep[]; fee: FeeDue }> {
  if (procedure.guideOnly) return fail('procedure.guideOnly', { agency: procedure.agency });
  const limit = limitFor(procedure, facts);
  if (!limit.ok) return limit;
  const due = dueDate(calendar, acceptedAt, limit.value.limit);
  if (!due.ok) return due;
  const fee = feeFor(procedure, facts);
  if (!fee.ok) return fee;
  return ok({ ...limit.value, due: due.value.due, steps: due.value.steps, fee: fee.value });
}

export function feeFor(procedure: ProcedureVersion, facts: TermFacts): Result<FeeDue> {
  const terms = termsFor(procedure, facts.channel);
  if (!terms.ok) return terms;
  return feeDue(terms.value.fee, { pages: facts.pages, copies: facts.copies }, facts.exempt);
}
