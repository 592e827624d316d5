import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dueDate } from './due.ts';
import { explainDue } from './explain.ts';
import { type Pause, type TimeLimit, workingCalendar } from './types.ts';

const file = join(import.meta.dirname, '..', '..', 'assets', 'calendar', 'vn-public.json');
const calendar = workingCalendar.parse(JSON.parse(readFileSync(file, 'utf8')));

function why(received: string, limit: TimeLimit, pauses: Pause[] = [], days = calendar): string[] {
  const found = dueDate(days, received, limit, pauses);
  if (!found.ok) throw new Error(found.error.code);
  return explainDue(found.value.steps);
}

test('working days: each day, what it counted for, and why not', () => {
  expect(why('2026-11-20T09:00', { kind: 'workingDays', value: 3 })).toEqual([
    'Thứ Sáu, 20/11/2026: ngày nhận, không tính vào thời hạn.',
    'Thứ Bảy, 21/11/2026: nghỉ hằng tuần, không tính.',
    'Chủ nhật, 22/11/2026: nghỉ hằng tuần, không tính.',
    'Thứ Hai, 23/11/2026: ngày thứ 1.',
    'Thứ Ba, 24/11/2026: nghỉ Ngày Văn hóa Việt Nam, không tính.',
    'Thứ Tư, 25/11/2026: ngày thứ 2.',
    'Thứ Năm, 26/11/2026: ngày thứ 3.',
    'Thứ Năm, 26/11/2026: hẹn trả.',
  ]);
});

test('swaps, make-up days and days in lieu are named once', () => {
  const lines = why('2024-04-26T09:00', { kind: 'workingDays', value: 3 });
  expect(lines).toContain('Thứ Hai, 29/04/2024: nghỉ hoán đổi với thứ Bảy 04/5/2024, không tính.');
  expect(lines).toContain('Thứ Bảy, 04/05/2024: ngày thứ 3 (ngày làm bù cho 29/4/2024).');
  expect(why('2026-04-24T09:00', { kind: 'workingDays', value: 1 })).toContain(
    'Thứ Hai, 27/04/2026: nghỉ bù Giỗ Tổ Hùng Vương, không tính.',
  );
  expect(why('2027-04-29T09:00', { kind: 'workingDays', value: 1 })).toContain(
    'Thứ Hai, 03/05/2027: nghỉ bù Ngày Quốc tế lao động, không tính.',
  );
});

test('calendar days are told as one run, then what pushed the last one', () => {
  const lines = why('2026-01-26T09:00', { kind: 'days', value: 20 });
  expect(lines.slice(0, 3)).toEqual([
    'Thứ Hai, 26/01/2026: ngày nhận, không tính vào thời hạn.',
    'Từ thứ Ba, 27/01/2026 đến Chủ nhật, 15/02/2026: ngày thứ 1 đến ngày thứ 20, tính cả ngày nghỉ.',
    'Thứ Hai, 16/02/2026: nghỉ Tết Nguyên đán, lùi sang ngày làm việc tiếp theo.',
  ]);
  expect(lines.at(-1)).toBe('Thứ Hai, 23/02/2026: hẹn trả.');
});

test('hours: how many minutes each day gave', () => {
  expect(why('2026-11-20T16:30', { kind: 'hours', value: 1 })).toEqual([
    'Thứ Sáu, 20/11/2026: ngày nhận.',
    'Thứ Sáu, 20/11/2026: tính 30 phút làm việc.',
    'Thứ Bảy, 21/11/2026: nghỉ hằng tuần, không tính.',
    'Chủ nhật, 22/11/2026: nghỉ hằng tuần, không tính.',
    'Thứ Hai, 23/11/2026: tính 30 phút làm việc.',
    'Thứ Hai, 23/11/2026: hẹn trả.',
  ]);
});

test('same day: in time, after the cut-off, on a day off', () => {
  const sameDay: TimeLimit = { kind: 'sameDay', cutOff: '15:00' };
  expect(why('2026-11-23T14:59', sameDay)).toEqual([
    'Thứ Hai, 23/11/2026: ngày nhận, trả trong ngày.',
    'Thứ Hai, 23/11/2026: hẹn trả.',
  ]);
  expect(why('2026-11-23T16:10', sameDay)).toEqual([
    'Thứ Hai, 23/11/2026: nhận sau 15:00, trả vào ngày làm việc tiếp theo.',
    'Thứ Ba, 24/11/2026: nghỉ Ngày Văn hóa Việt Nam, không tính.',
    'Thứ Tư, 25/11/2026: hẹn trả.',
  ]);
  expect(why('2026-11-21T08:00', sameDay)[0]).toBe(
    'Thứ Bảy, 21/11/2026: nhận vào ngày không làm việc, trả vào ngày làm việc tiếp theo.',
  );
});

test('a pause is told as one stretch, and the count goes on after it', () => {
  const pause = { from: '2026-11-09T10:00', to: '2026-11-16T10:00' };
  expect(why('2026-11-06T09:00', { kind: 'workingDays', value: 3 }, [pause])).toEqual([
    'Thứ Sáu, 06/11/2026: ngày nhận, không tính vào thời hạn.',
    'Thứ Bảy, 07/11/2026: nghỉ hằng tuần, không tính.',
    'Chủ nhật, 08/11/2026: nghỉ hằng tuần, không tính.',
    'Thứ Hai, 09/11/2026: ngày thứ 1.',
    'Từ thứ Ba, 10/11/2026 đến thứ Hai, 16/11/2026: tạm dừng tính thời hạn.',
    'Thứ Ba, 17/11/2026: ngày thứ 2.',
    'Thứ Tư, 18/11/2026: ngày thứ 3.',
    'Thứ Tư, 18/11/2026: hẹn trả.',
  ]);
});

test('a local closure says that it is one', () => {
  const closed = {
    date: '2026-11-23',
    kind: 'closure' as const,
    name: 'bão số 9',
    status: 'LOCAL' as const,
    source: 'QĐ 1/QĐ-UBND',
  };
  const stormy = { ...calendar, daysOff: [...calendar.daysOff, closed] };
  expect(why('2026-11-20T09:00', { kind: 'workingDays', value: 1 }, [], stormy)).toContain(
    'Thứ Hai, 23/11/2026: nghỉ theo quyết định của địa phương: bão số 9, không tính.',
  );
});
