import { fail, ok, type Result } from '../result.ts';
import { closingTime, walkCounterHours } from './hours.ts';
import { isPaused, mergePauses } from './pauses.ts';
import {
  type Due,
  type DueStep,
  type Pause,
  type TimeLimit,
  timeLimit,
  type WorkingCalendar,
} from './types.ts';
import { dayStatus, isWorkingDay, nextWorkingDay, workingDaysBetween } from './working.ts';
import { addDays, daysBetween, isLocalDateTime } from './zone.ts';

/** Past this the computed lunar holidays are not checked against any table; every walk ends here. */
const lastDay = '2100-12-31';

export interface DueDate {
  readonly due: Due;
  /** Every day walked, so that the screen can answer why this day. */
  readonly steps: readonly DueStep[];
}

interface Moment {
  readonly date: string;
  readonly at: string;
}

interface Count {
  readonly end: Moment;
  readonly steps: readonly DueStep[];
}

/**
 * When a result is due, for a valid dossier received at a local date-time:
 * - working days: the day of receipt is not counted (BLDS 2015 Đ.147); a Saturday of duty counts as received that day;
 * - days: every day counts, and a last day off moves to the next working day (BLDS 2015 Đ.148);
 * - hours: counter hours, so that an hour taken at 16:30 runs into the next working morning;
 * - same day: received later than the cut-off, next working day (Luật Hộ tịch Đ.5.3, NĐ 23/2015 Đ.7).
 * Pauses move it by what they took, in the limit's own unit. Due at the close of the afternoon, but for hours.
 * Fails with calendar.badReceipt, calendar.outOfRange, calendar.badLimit or calendar.badPause.
 */
export function dueDate(
  calendar: WorkingCalendar,
  receivedAt: string,
  limit: TimeLimit,
  pauses: readonly Pause[] = [],
): Result<DueDate> {
  const outOfRange = (date: string) => fail('calendar.outOfRange', { date, first: calendar.firstDay });
  if (!isLocalDateTime(receivedAt)) return fail('calendar.badReceipt', { given: receivedAt });
  const date = receivedAt.slice(0, 10);
  if (date < calendar.firstDay || date > lastDay) return outOfRange(date);
  if (!timeLimit.safeParse(limit).success) return fail('calendar.badLimit');
  if (pauses.some(({ from, to }) => !isLocalDateTime(from) || !isLocalDateTime(to) || to < from))
    return fail('calendar.badPause');
  const tooLong = pauses.find(({ to }) => to.slice(0, 10) > lastDay);
  if (tooLong) return outOfRange(tooLong.to.slice(0, 10));

  const merged = mergePauses(pauses, receivedAt);
  const { end, steps } = count(calendar, { date, at: receivedAt.slice(11) }, limit, merged);
  if (end.date > lastDay) return outOfRange(end.date);
  // A pause that took days of an unannounced year is a guess too, even where the end falls before it.
  const walked = merged
    .filter(({ from }) => from <= `${end.date}T${end.at}`)
    .map(({ to }) => to.slice(0, 10));
  const provisional = [end.date, ...walked].some((day) => day > calendar.confirmedThrough);
  const first = stepOf(calendar, date, 'received');
  const last = stepOf(calendar, end.date, 'due');
  return ok({
    due: { ...end, provisional, calendarVersion: calendar.version },
    steps: [first, ...steps, last],
  });
}

function stepOf(calendar: WorkingCalendar, date: string, kind: DueStep['kind']): DueStep {
  const { reason, name } = dayStatus(calendar, date);
  return { date, kind, reason, name };
}

function count(
  calendar: WorkingCalendar,
  received: Moment,
  limit: TimeLimit,
  pauses: readonly Pause[],
): Count {
  switch (limit.kind) {
    case 'workingDays': {
      let day = received.date;
      for (let counted = 0; counted < limit.value; counted += 1) day = nextWorkingDay(calendar, day);
      return labelled(calendar, received, afterWorkingPauses(calendar, day, pauses), limit.value, pauses);
    }
    case 'sameDay':
      return sameDay(calendar, received, limit.cutOff, pauses);
    case 'days': {
      const day = afterDayPauses(calendar, addDays(received.date, limit.value), pauses);
      return labelled(calendar, received, day, limit.value, pauses, true);
    }
    case 'hours': {
      const { end, days } = walkCounterHours(calendar, received, limit.value * 60, pauses);
      const steps = days.flatMap(({ date, minutes }): DueStep[] => {
        if (minutes > 0) return [{ ...stepOf(calendar, date, 'counted'), minutes }];
        if (date === received.date) return [];
        if (isWorkingDay(calendar, date)) return [{ date, kind: 'paused', reason: 'pause', name: null }];
        return [stepOf(calendar, date, 'skipped')];
      });
      return { end, steps };
    }
  }
}

function sameDay(
  calendar: WorkingCalendar,
  { date, at }: Moment,
  cutOff: string,
  pauses: readonly Pause[],
): Count {
  const open = isWorkingDay(calendar, date);
  const close = closingTime(calendar);
  // A cut-off past the close promises nothing more than the close: the hour due is never before the receipt.
  const inTime = open && at <= cutOff && at < close;
  const first = inTime ? date : nextWorkingDay(calendar, date);
  const counted = labelled(calendar, { date, at }, afterWorkingPauses(calendar, first, pauses), 0, pauses);
  if (inTime) return counted;
  const late: DueStep = {
    date,
    kind: 'skipped',
    reason: open ? 'afterCutOff' : 'notWorking',
    name: open ? (at > cutOff ? cutOff : close) : null,
  };
  return { ...counted, steps: [late, ...counted.steps] };
}

/** Moves a due day by the working days that pauses begun before its close took. */
function afterWorkingPauses(calendar: WorkingCalendar, due: string, pauses: readonly Pause[]): string {
  let end = due;
  for (const { from, to } of pauses) {
    if (from > `${end}T${closingTime(calendar)}`) break;
    const taken = workingDaysBetween(calendar, from.slice(0, 10), to.slice(0, 10));
    for (let moved = 0; moved < taken; moved += 1) end = nextWorkingDay(calendar, end);
  }
  return end;
}

/**
 * The same for calendar days. The term itself grows, and only then does its last day move off a day off: a
 * pause of two days in a term that ends on a Sunday leaves Tuesday, not Wednesday. A pause begun after that
 * last day, while it waited for the next working day, adds to the day it waited for.
 */
function afterDayPauses(calendar: WorkingCalendar, lastCounted: string, pauses: readonly Pause[]): string {
  const rolled = (day: string) => (isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day));
  let last = lastCounted;
  for (const { from, to } of pauses) {
    const end = rolled(last);
    if (from > `${end}T${closingTime(calendar)}`) break;
    const start = from.slice(0, 10);
    last = addDays(start <= last ? last : end, daysBetween(start, to.slice(0, 10)));
  }
  return rolled(last);
}

/** What each day from receipt to the due day was: counted, skipped, taken by a pause, or pushed over. */
function labelled(
  calendar: WorkingCalendar,
  { date: received }: Moment,
  due: string,
  value: number,
  pauses: readonly Pause[],
  everyDay = false,
): Count {
  const steps: DueStep[] = [];
  let counted = 0;
  for (let date = addDays(received, 1); date <= due; date = addDays(date, 1)) {
    const working = isWorkingDay(calendar, date);
    if (isPaused(pauses, date)) steps.push({ date, kind: 'paused', reason: 'pause', name: null });
    else if (!working && !(everyDay && counted < value))
      steps.push(stepOf(calendar, date, everyDay ? 'pushed' : 'skipped'));
    else if (counted < value) {
      counted += 1;
      steps.push(stepOf(calendar, date, 'counted'));
    } else if (date < due) steps.push({ date, kind: 'pushed', reason: 'pause', name: null });
  }
  return { end: { date: due, at: closingTime(calendar) }, steps };
}
