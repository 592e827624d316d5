import { expect, test } from 'vitest';
import { formatDay, formatDaysLeft, formatDue, formatMoment, formatTerm } from './format.ts';

test('dates and hours as the counter says them', () => {
  expect(formatDay('2026-11-26')).toBe('thứ Năm, 26/11/2026');
  expect(formatDay('2026-11-22')).toBe('Chủ nhật, 22/11/2026');
  expect(formatDue({ date: '2026-11-26', at: '17:00' })).toBe('17:00 thứ Năm, 26/11/2026');
  expect(formatMoment('2026-11-20T09:05')).toBe('09:05 20/11/2026');
});

test('a term in words keeps its unit', () => {
  expect(formatTerm({ kind: 'workingDays', value: 3 })).toBe('3 ngày làm việc');
  expect(formatTerm({ kind: 'days', value: 20 })).toBe('20 ngày');
  expect(formatTerm({ kind: 'hours', value: 1 })).toBe('1 giờ');
  expect(formatTerm({ kind: 'sameDay', cutOff: '15:00' })).toBe(
    'trong ngày (nhận sau 15 giờ: ngày làm việc tiếp theo)',
  );
  expect(formatTerm({ kind: 'sameDay', cutOff: '15:30' })).toContain('15 giờ 30');
});

test('days left, today, and late', () => {
  expect([2, 0, -3].map(formatDaysLeft)).toEqual([
    'còn 2 ngày làm việc',
    'đến hạn hôm nay',
    'quá hạn 3 ngày làm việc',
  ]);
});
