import { firstNewMoon, meanMonth, newMoon, sunLongitude } from './astronomy.ts';
import { civilDate, dayNumber } from './zone.ts';

/** A day of the lunar calendar; `leap` is true in the second of two months with one number. */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

interface LunarMonth extends Omit<LunarDate, 'day'> {
  /** Julian day number of its first day. */
  readonly start: number;
  readonly length: number;
}

export interface LunarCalendar {
  /** The lunar date of a civil date `YYYY-MM-DD`. */
  toLunar(date: string): LunarDate;
  /** The civil date of a lunar one; null when that year has no such month or the month no such day. */
  fromLunar(year: number, month: number, day: number, leap?: boolean): string | null;
}

/** Julian day number of 1 January 1970. */
const unixEpoch = 2440588;
const julian = (date: string): number => dayNumber(date) + unixEpoch;

/**
 * The lunisolar calendar of a meridian. Its rules: a month begins on the local day of the new moon; the month
 * of the winter solstice is the eleventh; where thirteen months lie between two such, the first in which the
 * sun enters no new twelfth of its path repeats the number before it.
 * The meridian matters: China's tables (UTC+8) begin every 24th month on another day (trap 7).
 */
export function lunarCalendar(hoursEast: number): LunarCalendar {
  const east = hoursEast / 24;
  const monthStart = (k: number): number => Math.floor(newMoon(k) + 0.5 + east);
  /** Which twelfth of its path, from the spring equinox, the sun stands in as a local day begins. */
  const twelfth = (day: number): number => Math.floor(sunLongitude(day - 0.5 - east) / 30);

  /** Number of the month that holds the winter solstice of a civil year. */
  function solsticeMonth(year: number): number {
    let solstice = julian(`${year}-12-19`);
    while (twelfth(solstice + 1) !== 9) solstice += 1;
    let k = Math.ceil((solstice - firstNewMoon) / meanMonth) + 1;
    while (monthStart(k) > solstice) k -= 1;
    return k;
  }

  const known = new Map<number, readonly LunarMonth[]>();
  /** The months from the eleventh of the year before to the tenth of `year`. */
  function monthsTo(year: number): readonly LunarMonth[] {
    const cached = known.get(year);
    if (cached) return cached;
    const first = solsticeMonth(year - 1);
    const count = solsticeMonth(year) - first;
    const starts = Array.from({ length: count + 1 }, (_, i) => monthStart(first + i));
    const twelfths = starts.map(twelfth);
    const leapAt = count === 13 ? twelfths.findIndex((at, i) => i > 0 && at === twelfths[i + 1]) : -1;
    const months = starts.slice(0, count).map((start, i): LunarMonth => {
      const plain = leapAt >= 0 && i >= leapAt ? i - 1 : i;
      return {
        year: plain < 2 ? year - 1 : year,
        month: plain < 2 ? plain + 11 : plain - 1,
        leap: i === leapAt,
        start,
        length: (starts[i + 1] ?? start) - start,
      };
    });
    known.set(year, months);
    return months;
  }

  return {
    toLunar(date) {
      const day = julian(date);
      const year = Number(date.slice(0, 4));
      const month = [...monthsTo(year), ...monthsTo(year + 1)].findLast(({ start }) => start <= day);
      if (!month) throw new Error(`no lunar month holds ${date}`);
      return { year: month.year, month: month.month, day: day - month.start + 1, leap: month.leap };
    },
    fromLunar(year, month, day, leap = false) {
      const found = monthsTo(month < 11 ? year : year + 1).find(
        (one) => one.year === year && one.month === month && one.leap === leap,
      );
      return found && day >= 1 && day <= found.length ? civilDate(found.start + day - 1 - unixEpoch) : null;
    },
  };
}

/** Việt Nam reckons at UTC+7 (QĐ 121-CP of 1967). */
export const { toLunar, fromLunar } = lunarCalendar(7);
