import type { WorkingCalendar } from './types.ts';
import { isWorkingDay, nextWorkingDay } from './working.ts';
import { addDays } from './zone.ts';

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clock = (total: number) =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;

/** Close of the last session of the day: the hour a result is due unless the limit is in hours. */
export const closingTime = (calendar: WorkingCalendar): string => calendar.sessions.at(-1)?.to ?? '17:00';

/** The moment after so many minutes of counter hours, sessions and working days only. */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  from: { readonly date: string; readonly at: string },
  total: number,
): { date: string; at: string } {
  if (total === 0) return from;
  let left = total;
  let day = from.date;
  let at = minutes(from.at);
  if (!isWorkingDay(calendar, day)) {
    day = nextWorkingDay(calendar, day);
    at = 0;
  }
  for (;;) {
    for (const session of calendar.sessions) {
      const start = Math.max(at, minutes(session.from));
      const room = minutes(session.to) - start;
      if (room <= 0) continue;
      if (left <= room) return { date: day, at: clock(start + left) };
      left -= room;
    }
    day = nextWorkingDay(calendar, day);
    at = 0;
  }
}

/** Minutes of counter hours between two local date-times. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: string, to: string): number {
  let total = 0;
  for (let day = from.slice(0, 10); day <= to.slice(0, 10); day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const start = day === from.slice(0, 10) ? minutes(from.slice(11)) : 0;
    const end = day === to.slice(0, 10) ? minutes(to.slice(11)) : 24 * 60;
    for (const session of calendar.sessions)
      total += Math.max(0, Math.min(end, minutes(session.to)) - Math.max(start, minutes(session.from)));
  }
  return total;
}
