import { z } from 'zod';
import { formatDate } from '../calendar/format.ts';
import { addDays } from '../calendar/zone.ts';

/** Whole days in Asia/Ho_Chi_Minh, both ends included. */
export const period = z.object({ from: z.iso.date(), to: z.iso.date() });
export type Period = z.infer<typeof period>;

/** Whether a local date-time lies in a period. */
export const within = ({ from, to }: Period, at: string): boolean => from <= at && at < dayAfter(to);

/** The first day that is out: local date-times are compared as text, and `2026-11-30T09:00` > `2026-11-30`. */
export const dayAfter = (day: string): string => addDays(day, 1);

/** `từ ngày 01/11/2026 đến ngày 30/11/2026`, or one day. */
export const periodInWords = ({ from, to }: Period): string =>
  from === to ? `ngày ${formatDate(from)}` : `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;

export const periodName = z.enum(['day', 'month', 'lastMonth', 'quarter', 'halfYear', 'nineMonths', 'year']);
export type PeriodName = z.infer<typeof periodName>;

const two = (n: number) => String(n).padStart(2, '0');
const firstOf = (year: number, month: number) => `${year}-${two(month)}-01`;

/** The usual periods of reports as they stand on a day: each ends today, but for the month that is over. */
export function periodOn(name: PeriodName, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const until = (from: string) => ({ from, to: today });
  switch (name) {
    case 'day':
      return until(today);
    case 'month':
      return until(firstOf(year, month));
    case 'lastMonth': {
      const to = addDays(firstOf(year, month), -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'quarter':
      return until(firstOf(year, month - ((month - 1) % 3)));
    case 'halfYear':
      return until(firstOf(year, month <= 6 ? 1 : 7));
    case 'nineMonths':
      return { from: firstOf(year, 1), to: month > 9 ? `${year}-09-30` : today };
    case 'year':
      return until(firstOf(year, 1));
  }
}
