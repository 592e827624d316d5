import { fromLunar } from './lunar.ts';
import type { CalendarDay } from './types.ts';
import { addDays, weekday } from './zone.ts';

type LawDay = Pick<CalendarDay, 'date' | 'kind' | 'name'>;

/** 24/11 is a paid day off from 01/7/2026 (NQ 28/2026/QH16). */
const firstCultureDay = 2026;

/**
 * Tết: five days, chosen each year by the Prime Minister; in 2022–2026 always the eve and the first four
 * days when the first is a Tuesday, else two days before and three from the first on.
 */
function tet(year: number): string[] {
  const first = fromLunar(year, 1, 1);
  const before = weekday(first) === 2 ? 1 : 2;
  return Array.from({ length: 5 }, (_, i) => addDays(first, i - before));
}

/** Quốc khánh: 02/9 and one adjacent day, the one that joins the week's end as chosen in 2022–2026. */
function nationalDay(year: number): string[] {
  const day = `${year}-09-02`;
  const after = [1, 4, 7].includes(weekday(day));
  return after ? [day, `${year}-09-03`] : [`${year}-09-01`, day];
}

/** Holidays of BLLĐ 2019 Đ.112 in a year, on whatever weekday they fall. */
function holidays(year: number): LawDay[] {
  const named = (name: string, dates: readonly string[]): LawDay[] =>
    dates.map((date) => ({ date, kind: 'holiday', name }));
  return [
    ...named('Tết Dương lịch', [`${year}-01-01`]),
    ...named('Tết Nguyên đán', tet(year)),
    ...named('Giỗ Tổ Hùng Vương', [fromLunar(year, 3, 10)]),
    ...named('Ngày Chiến thắng', [`${year}-04-30`]),
    ...named('Ngày Quốc tế lao động', [`${year}-05-01`]),
    ...named('Quốc khánh', nationalDay(year)),
    ...(year >= firstCultureDay ? named('Ngày Văn hóa Việt Nam', [`${year}-11-24`]) : []),
  ];
}

/**
 * What the law alone gives for a year: holidays, and for each on a weekly rest day the next working day
 * instead (BLLĐ 2019 Đ.111.3). Without the yearly swaps, so a guess for a year not yet announced.
 */
export function lawHolidays(year: number): LawDay[] {
  const days = holidays(year).sort((a, b) => (a.date < b.date ? -1 : 1));
  const taken = new Set(days.map(({ date }) => date));
  const inLieu = days
    .filter(({ date }) => weekday(date) > 5)
    .map(({ date, name }): LawDay => {
      let day = addDays(date, 1);
      while (weekday(day) > 5 || taken.has(day)) day = addDays(day, 1);
      taken.add(day);
      return { date: day, kind: 'inLieu', name: `Nghỉ bù ${name}` };
    });
  return [...days, ...inLieu];
}
