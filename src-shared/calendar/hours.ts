import type { Pause, WorkingCalendar } from './types.ts';
import { isWorkingDay } from './working.ts';
import { addDays } from './zone.ts';

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clock = (total: number) =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;

/** Close of the last session of the day: the hour a result is due unless the limit is in hours. */
export const closingTime = (calendar: WorkingCalendar): string => calendar.sessions.at(-1)?.to ?? '17:00';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a pause leaves of a stretch of one day. */
const without =
  (date: string, { from, to }: Pause) =>
  (stretch: Stretch): Stretch[] => {
    const start = from.slice(0, 10) < date ? 0 : from.slice(0, 10) > date ? 1440 : minutes(from.slice(11));
    const end = to.slice(0, 10) < date ? 0 : to.slice(0, 10) > date ? 1440 : minutes(to.slice(11));
    if (end <= stretch.from || start >= stretch.to) return [stretch];
    return [
      { from: stretch.from, to: start },
      { from: end, to: stretch.to },
    ].filter((left) => left.from < left.to);
  };

export interface CountedDay {
  readonly date: string;
  /** Minutes counted that day; 0 for a day walked over. */
  readonly minutes: number;
}

/**
 * The moment after so many minutes of counter hours (sessions of working days, pauses left out), and what each
 * day gave. A term in hours cannot run while the counter is shut: the citizen could not collect the result.
 */
export function walkCounterHours(
  calendar: WorkingCalendar,
  from: { readonly date: string; readonly at: string },
  total: number,
  pauses: readonly Pause[],
): { readonly end: { date: string; at: string }; readonly days: readonly CountedDay[] } {
  const days: CountedDay[] = [];
  let left = total;
  for (let date = from.date; ; date = addDays(date, 1)) {
    const opening = date === from.date ? minutes(from.at) : 0;
    const sessions = isWorkingDay(calendar, date) ? calendar.sessions : [];
    let open = sessions
      .map((session) => ({ from: Math.max(opening, minutes(session.from)), to: minutes(session.to) }))
      .filter((stretch) => stretch.from < stretch.to);
    for (const pause of pauses) open = open.flatMap(without(date, pause));
    const before = left;
    for (const stretch of open) {
      const room = stretch.to - stretch.from;
      if (left <= room) {
        days.push({ date, minutes: before });
        return { end: { date, at: clock(stretch.from + left) }, days };
      }
      left -= room;
    }
    days.push({ date, minutes: before - left });
  }
}
