import { exhaustive } from '../result.ts';
import type { Due, TimeLimit } from './types.ts';
import { weekday } from './zone.ts';

const names = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

/** `26/11/2026` */
export const formatDate = (date: string): string => date.split('-').reverse().join('/');

/** `thứ Năm, 26/11/2026` */
export const formatDay = (date: string): string => `${names[weekday(date) - 1]}, ${formatDate(date)}`;

/** `17:00 thứ Năm, 26/11/2026` */
export const formatDue = ({ date, at }: Pick<Due, 'date' | 'at'>): string => `${at} ${formatDay(date)}`;

/** `09:05 20/11/2026` of a local date-time. */
export const formatMoment = (local: string): string =>
  `${local.slice(11, 16)} ${formatDate(local.slice(0, 10))}`;

/** A term in words: `3 ngày làm việc`, `20 ngày`, `1 giờ`, `trong ngày (…)`. */
export function formatTerm(limit: TimeLimit): string {
  switch (limit.kind) {
    case 'workingDays':
      return `${limit.value} ngày làm việc`;
    case 'days':
      return `${limit.value} ngày`;
    case 'hours':
      return `${limit.value} giờ`;
    case 'sameDay':
      return `trong ngày (nhận sau ${formatHour(limit.cutOff)}: ngày làm việc tiếp theo)`;
    default:
      return exhaustive(limit);
  }
}

/** `15 giờ`, `15 giờ 30` */
const formatHour = (clock: string) => {
  const [hour, minute] = clock.split(':').map(Number);
  return minute ? `${hour} giờ ${minute}` : `${hour} giờ`;
};

/** Time left in words: `còn 2 ngày làm việc`, `hôm nay`, `quá hạn 1 ngày làm việc`. */
export const formatDaysLeft = (days: number): string =>
  days === 0 ? 'đến hạn hôm nay' : days > 0 ? `còn ${days} ngày làm việc` : `quá hạn ${-days} ngày làm việc`;
