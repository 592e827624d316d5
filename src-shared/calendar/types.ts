import { z } from 'zod';
import { realDate } from '../text/realDate.ts';

/** How far a stored rule text was checked; UNVERIFIED is never printed as a rule. */
export const legalStatus = z.enum(['VERIFIED', 'PARTIAL', 'UNVERIFIED', 'LOCAL']);

/** `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** `HH:mm`, counter clock. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** `YYYY-MM-DDTHH:mm` in Asia/Ho_Chi_Minh, the form people type and slips print. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);

/** A term as the procedure states it, with an explicit unit (never inferred). */
export const timeLimit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workingDays'), value: z.int().min(1).max(2000) }),
  z.object({ kind: z.literal('days'), value: z.int().min(1).max(4000) }),
  z.object({ kind: z.literal('hours'), value: z.int().min(1).max(2000) }),
  z.object({ kind: z.literal('sameDay'), cutOff: clockTime }),
]);
export type TimeLimit = z.infer<typeof timeLimit>;

export const calendarDay = z.object({
  date: localDate,
  /** holiday: by law; inLieu: next working day for a holiday on a rest day; swap: exchanged for a make-up day; closure: local decision. */
  kind: z.enum(['holiday', 'inLieu', 'swap', 'closure']),
  name: z.string(),
  /** VERIFIED: a notice that was read names the day; PARTIAL: computed from the law, or a notice known second-hand; UNVERIFIED: neither. */
  status: legalStatus,
  source: z.string(),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const makeUpDay = z.object({
  date: localDate,
  name: z.string(),
  status: legalStatus,
  source: z.string(),
});

/** Whether a day of the right shape exists (2026-02-30 does not). */
function real(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return realDate(year, month, day) !== null;
}

/** A working calendar as shipped in assets/calendar and named in every due date it produced. */
export const workingCalendar = z
  .object({
    version: z.string(),
    /** When its days were last held against the notices. */
    checkedOn: localDate.optional(),
    /** Last day for which days off are announced; a due date that walks past it is provisional. */
    confirmedThrough: localDate,
    firstDay: localDate,
    sessions: z.array(z.object({ from: clockTime, to: clockTime })).min(1),
    daysOff: z.array(calendarDay),
    makeUpDays: z.array(makeUpDay),
  })
  .superRefine(({ firstDay, confirmedThrough, sessions, daysOff, makeUpDays }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (!real(firstDay)) refuse(['firstDay'], 'no such day');
    if (!real(confirmedThrough) || confirmedThrough < firstDay)
      refuse(['confirmedThrough'], 'no such horizon');
    // Counting hours ends only where every session has a length.
    sessions.forEach(({ from, to }, i) => {
      if (from >= to || from < (sessions[i - 1]?.to ?? '')) refuse(['sessions', i], 'sessions out of order');
    });
    const seen = new Set<string>();
    for (const [list, days] of Object.entries({ daysOff, makeUpDays }))
      days.forEach(({ date }, i) => {
        if (!real(date)) refuse([list, i, 'date'], 'no such day');
        if (seen.has(date)) refuse([list, i, 'date'], 'day given twice');
        seen.add(date);
      });
  });
export type WorkingCalendar = z.infer<typeof workingCalendar>;

/** One day walked while counting, so that the screen can answer "why this day". */
export const dueStep = z.object({
  date: localDate,
  kind: z.enum(['received', 'counted', 'skipped', 'pushed', 'paused', 'due']),
  reason: z
    .enum(['weekend', 'holiday', 'inLieu', 'swap', 'closure', 'makeUp', 'afterCutOff', 'notWorking', 'pause'])
    .nullable(),
  name: z.string().nullable(),
  /** Minutes of counter hours counted that day; only for limits in hours. */
  minutes: z.int().optional(),
});
export type DueStep = z.infer<typeof dueStep>;

export const due = z.object({
  date: localDate,
  at: clockTime,
  provisional: z.boolean(),
  calendarVersion: z.string(),
});
/** When the result is due: day and hour, whether the calendar behind it is still unannounced. */
export type Due = z.infer<typeof due>;

/** A stretch in which the term does not run (waiting for papers or money), local date-times. */
export const pause = z.object({ from: localDateTime, to: localDateTime });
export type Pause = z.infer<typeof pause>;
