import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lawHolidays } from './lawHolidays.ts';
import { workingCalendar } from './types.ts';
import { isWorkingDay } from './working.ts';
import { weekday } from './zone.ts';

const file = join(import.meta.dirname, '..', '..', 'assets', 'calendar', 'vn-public.json');
const calendar = workingCalendar.parse(JSON.parse(readFileSync(file, 'utf8')));
const inYear = <T extends { date: string }>(days: readonly T[], year: number) =>
  days.filter(({ date }) => date.startsWith(String(year)));

describe('BLLĐ 2019 Đ.112 and Đ.111.3', () => {
  test.each([2022, 2023, 2024, 2025, 2026])('the shipped days of %i are the law, and the swaps', (year) => {
    const shipped = inYear(calendar.daysOff, year);
    const swaps = shipped.filter(({ kind }) => kind === 'swap');
    const law = lawHolidays(year).filter(({ date }) => weekday(date) <= 5);
    expect(shipped.map(({ date }) => date).sort()).toEqual([...law, ...swaps].map(({ date }) => date).sort());
    expect(inYear(calendar.makeUpDays, year)).toHaveLength(swaps.length);
  });

  test('a holiday on a rest day gives the next working day, also past another holiday', () => {
    const in2023 = lawHolidays(2023).filter(({ kind }) => kind === 'inLieu');
    expect(in2023.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2023-01-02 bù Tết Dương lịch',
      '2023-01-25 bù Tết Nguyên đán',
      '2023-01-26 bù Tết Nguyên đán',
      '2023-05-02 bù Giỗ Tổ Hùng Vương',
      '2023-05-03 bù Ngày Chiến thắng',
      '2023-09-04 bù Quốc khánh',
    ]);
  });

  test('only Tết and the day beside 02/9 are guesses, and the days in lieu of them', () => {
    const named = lawHolidays(2027).filter(({ guessed }) => guessed);
    expect(new Set(named.map(({ name }) => name))).toEqual(
      new Set(['Tết Nguyên đán', 'bù Tết Nguyên đán', 'Quốc khánh']),
    );
    expect(named.map(({ date }) => date)).not.toContain('2027-09-02');
  });

  test('2027, not announced: 01/01, the lunar days, 30/4, 03/5 for 01/5, 02/9 and 24/11 are off', () => {
    for (const date of ['01-01', '02-05', '02-08', '04-16', '04-30', '05-03', '09-02', '11-24'])
      expect(isWorkingDay(calendar, `2027-${date}`)).toBe(false);
    expect(isWorkingDay(calendar, '2027-05-04')).toBe(true);
  });

  test('trap 5: 24/11 is in the law from 2026 on and not before', () => {
    const has = (year: number) => lawHolidays(year).some(({ date }) => date === `${year}-11-24`);
    expect([2024, 2025, 2026, 2027].map(has)).toEqual([false, false, true, true]);
  });

  test('every day off and make-up day shipped falls where it can and says its source', () => {
    for (const day of [...calendar.daysOff, ...calendar.makeUpDays])
      expect(day.source.length).toBeGreaterThan(5);
    for (const { date } of calendar.daysOff) expect(weekday(date)).toBeLessThanOrEqual(5);
    for (const { date } of calendar.makeUpDays) expect(weekday(date)).toBe(6);
  });
});
