import { fail, ok, type Result } from '../result.ts';
import { addWorkingMinutes, closingTime, workingMinutesBetween } from './hours.ts';
import { mergePauses } from './pauses.ts';
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

/** Past this the computed lunar holidays are not checked against any table. */
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

const step = (calendar: WorkingCalendar, date: string, kind: DueStep['kind']): DueStep => {
  const { reason, name } = dayStatus(calendar, date);
  return { date, kind, reason, name };
};

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
  if (!isLocalDateTime(receivedAt)) return fail('calendar.badReceipt', { given: receivedAt });
  const date = receivedAt.slice(0, 10);
  if (date < calendar.firstDay || date > '2090-12-31')
    return fail('calendar.outOfRange', { date, first: calendar.firstDay });
  if (!timeLimit.safeParse(limit).success) return fail('calendar.badLimit');
  if (pauses.some(({ from, to }) => !isLocalDateTime(from) || !isLocalDateTime(to) || to < from))
    return fail('calendar.badPause');

  const steps: DueStep[] = [step(calendar, date, 'received')];
  let end = count(calendar, { date, at: receivedAt.slice(11) }, limit, steps);
  for (const pause of mergePauses(pauses, receivedAt)) {
    if (pause.from > `${end.date}T${end.at}`) continue;
    end = shift(calendar, end, limit, pause, steps);
  }
  if (end.date > lastDay) return fail('calendar.outOfRange', { date: end.date, first: calendar.firstDay });
  steps.push(step(calendar, end.date, 'due'));
  const provisional = end.date > calendar.confirmedThrough;
  return ok({ due: { ...end, provisional, calendarVersion: calendar.version }, steps });
}

function count(calendar: WorkingCalendar, received: Moment, limit: TimeLimit, steps: DueStep[]): Moment {
  const at = closingTime(calendar);
  switch (limit.kind) {
    case 'workingDays':
      return { date: walkWorkingDays(calendar, received.date, limit.value, steps), at };
    case 'days':
      return { date: rollToWorking(calendar, addDays(received.date, limit.value), steps), at };
    case 'hours':
      return addWorkingMinutes(calendar, received, limit.value * 60);
    case 'sameDay': {
      const open = isWorkingDay(calendar, received.date);
      if (open && received.at <= limit.cutOff) return { date: received.date, at };
      const next = nextWorkingDay(calendar, received.date);
      steps.push({
        date: received.date,
        kind: 'skipped',
        reason: open ? 'afterCutOff' : 'notWorking',
        name: limit.cutOff,
      });
      for (let day = addDays(received.date, 1); day < next; day = addDays(day, 1))
        steps.push(step(calendar, day, 'skipped'));
      return { date: next, at };
    }
  }
}

function walkWorkingDays(calendar: WorkingCalendar, from: string, days: number, steps: DueStep[]): string {
  let day = from;
  for (let counted = 0; counted < days; ) {
    day = addDays(day, 1);
    const working = isWorkingDay(calendar, day);
    if (working) counted += 1;
    steps.push(step(calendar, day, working ? 'counted' : 'skipped'));
  }
  return day;
}

function rollToWorking(calendar: WorkingCalendar, from: string, steps: DueStep[]): string {
  let day = from;
  while (!isWorkingDay(calendar, day)) {
    steps.push(step(calendar, day, 'pushed'));
    day = addDays(day, 1);
  }
  return day;
}

/** Moves the due moment by what one pause took, in the unit of the limit. */
function shift(
  calendar: WorkingCalendar,
  end: Moment,
  limit: TimeLimit,
  pause: Pause,
  steps: DueStep[],
): Moment {
  const [from, to] = [pause.from.slice(0, 10), pause.to.slice(0, 10)];
  steps.push({ date: from, kind: 'paused', reason: 'pause', name: to });
  if (limit.kind === 'hours')
    return addWorkingMinutes(calendar, end, workingMinutesBetween(calendar, pause.from, pause.to));
  if (limit.kind === 'days')
    return { ...end, date: rollToWorking(calendar, addDays(end.date, daysBetween(from, to)), steps) };
  return { ...end, date: walkWorkingDays(calendar, end.date, workingDaysBetween(calendar, from, to), steps) };
}
