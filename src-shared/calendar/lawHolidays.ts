import { fromLunar } from './lunar.ts';
import type { CalendarDay } from './types.ts';
import { addDays, weekday } from './zone.ts';

export interface LawDay extends Pick<CalendarDay, 'date' | 'kind' | 'name'> {
  /** True where the Prime Minister picks the day each year (BLLĐ 2019 Đ.112.3): a guess until announced. */
  readonly guessed: boolean;
}

/** 24/11 is a paid day off from 01/7/2026 (NQ 28/2026/QH16). */
const firstCultureDay = 2026;

/** A lunar day that every year has. */
function lunarDay(year: number, month: number, day: number): string {
  const date = fromLunar(year, month, day);
  if (date === null) throw new Error(`no lunar day ${day}/${month}/${year}`);
  return date;
}

/**
 * Tết: five days, chosen each year by the Prime Minister; in 2022–2026 always the eve and the first four
 * days when the first is a Tuesday, else two days before and three from the first on.
 */
function tet(year: number): string[] {
  const first = lunarDay(year, 1, 1);
  const before = weekday(first) === 2 ? 1 : 2;
  return Array.from({ length: 5 }, (_, i) => addDays(first, i - before));
}

/** The day beside 02/9, before or after: the one that joins the week's end, as chosen in 2022–2026 (trap 8). */
function besideNationalDay(year: number): string {
  const after = [1, 4, 7].includes(weekday(`${year}-09-02`));
  return after ? `${year}-09-03` : `${year}-09-01`;
}

/** Holidays of BLLĐ 2019 Đ.112 in a year, on whatever weekday they fall. */
function holidays(year: number): LawDay[] {
  const named = (name: string, dates: readonly string[], guessed = false): LawDay[] =>
    dates.map((date) => ({ date, kind: 'holiday', name, guessed }));
  return [
    ...named('Tết Dương lịch', [`${year}-01-01`]),
    ...named('Tết Nguyên đán', tet(year), true),
    ...named('Giỗ Tổ Hùng Vương', [lunarDay(year, 3, 10)]),
    ...named('Ngày Chiến thắng', [`${year}-04-30`]),
    ...named('Ngày Quốc tế lao động', [`${year}-05-01`]),
    ...named('Quốc khánh', [`${year}-09-02`]),
    ...named('Quốc khánh', [besideNationalDay(year)], true),
    ...(year >= firstCultureDay ? named('Ngày Văn hóa Việt Nam', [`${year}-11-24`]) : []),
  ];
}

/**
 * What the law alone gives for a year: holidays, and for each on a weekly rest day the next working day
 * instead (BLLĐ 2019 Đ.111.3). Without the yearly swaps, so provisional for a year not yet announced.
 */
export function lawHolidays(year: number): LawDay[] {
  const days = holidays(year).sort((a, b) => (a.date < b.date ? -1 : 1));
  const taken = new Set(days.map(({ date }) => date));
  const inLieu = days
    .filter(({ date }) => weekday(date) > 5)
    .map(({ date, name, guessed }): LawDay => {
      let day = addDays(date, 1);
      while (weekday(day) > 5 || taken.has(day)) day = addDays(day, 1);
      taken.add(day);
      return { date: day, kind: 'inLieu', name: `bù ${name}`, guessed };
    });
  return [...days, ...inLieu];
}
