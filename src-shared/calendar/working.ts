import { lawHolidays } from './lawHolidays.ts';
import type { CalendarDay, DueStep, WorkingCalendar } from './types.ts';
import { addDays, weekday } from './zone.ts';

export interface DayStatus {
  readonly working: boolean;
  readonly reason: DueStep['reason'];
  readonly name: string | null;
  /** The day lies past the announced calendar: what is said of it is the law's guess. */
  readonly provisional: boolean;
}

interface Table {
  readonly off: ReadonlyMap<string, CalendarDay>;
  readonly makeUp: ReadonlyMap<string, string>;
  readonly guessed: Map<string, ReadonlyMap<string, Pick<CalendarDay, 'kind' | 'name'>>>;
}

// Looked up by day while counting; built once for each calendar.
const tables = new WeakMap<WorkingCalendar, Table>();

function tableOf(calendar: WorkingCalendar): Table {
  const known = tables.get(calendar);
  if (known) return known;
  const table: Table = {
    off: new Map(calendar.daysOff.map((day) => [day.date, day])),
    makeUp: new Map(calendar.makeUpDays.map((day) => [day.date, day.name])),
    guessed: new Map(),
  };
  tables.set(calendar, table);
  return table;
}

function guessedOff({ guessed }: Table, date: string) {
  const year = date.slice(0, 4);
  const known = guessed.get(year) ?? new Map(lawHolidays(Number(year)).map((day) => [day.date, day]));
  guessed.set(year, known);
  return known.get(date);
}

/** Whether a day counts as a working day, and why not (trap 4: an ordinary Saturday never does, a make-up one does). */
export function dayStatus(calendar: WorkingCalendar, date: string): DayStatus {
  const table = tableOf(calendar);
  const provisional = date > calendar.confirmedThrough;
  const makeUp = table.makeUp.get(date);
  if (makeUp !== undefined) return { working: true, reason: 'makeUp', name: makeUp, provisional };
  const off = table.off.get(date) ?? (provisional ? guessedOff(table, date) : undefined);
  if (off) return { working: false, reason: off.kind, name: off.name, provisional };
  const weekend = weekday(date) > 5;
  return { working: !weekend, reason: weekend ? 'weekend' : null, name: null, provisional };
}

export const isWorkingDay = (calendar: WorkingCalendar, date: string): boolean =>
  dayStatus(calendar, date).working;

const walk = (calendar: WorkingCalendar, date: string, step: 1 | -1): string => {
  let day = addDays(date, step);
  while (!isWorkingDay(calendar, day)) day = addDays(day, step);
  return day;
};

/** The first working day after a date. */
export const nextWorkingDay = (calendar: WorkingCalendar, date: string): string => walk(calendar, date, 1);

/** The last working day before a date. */
export const previousWorkingDay = (calendar: WorkingCalendar, date: string): string =>
  walk(calendar, date, -1);

/** Working days from `from` (not counted) to `to` (counted); negative when `to` is past. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** Last day on which an apology is in time: one working day before the due date (NĐ 61/2018 Đ.19; trap 2). */
export const latestApologyDay = (calendar: WorkingCalendar, due: string): string =>
  previousWorkingDay(calendar, due);
