import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLunar, toLunar } from './lunar.ts';
import { addDays } from './zone.ts';

const table = [
  ['2022', '2022-01-31', '2022-02-01', '2022-04-10'],
  ['2023', '2023-01-21', '2023-01-22', '2023-04-29'],
  ['2024', '2024-02-09', '2024-02-10', '2024-04-18'],
  ['2025', '2025-01-28', '2025-01-29', '2025-04-07'],
  ['2026', '2026-02-16', '2026-02-17', '2026-04-26'],
  ['2027', '2027-02-05', '2027-02-06', '2027-04-16'],
  ['2028', '2028-01-25', '2028-01-26', '2028-04-04'],
  ['2029', '2029-02-12', '2029-02-13', '2029-04-23'],
  ['2030', '2030-02-01', '2030-02-02', '2030-04-12'],
] as const;

test.each(table)('trap 7: Giao thừa, mùng 1 Tết and Giỗ Tổ of %s at UTC+7', (year, eve, first, ancestors) => {
  expect(fromLunar(Number(year), 1, 1)).toBe(first);
  expect(addDays(fromLunar(Number(year), 1, 1), -1)).toBe(eve);
  expect(fromLunar(Number(year), 3, 10)).toBe(ancestors);
  expect(toLunar(first)).toEqual({ year: Number(year), month: 1, day: 1, leap: false });
  expect(toLunar(eve)).toMatchObject({ year: Number(year) - 1, month: 12 });
});

test('trap 7: 1985 Tết fell a month before the Chinese one, and 2033 has its leap month after the eleventh', () => {
  expect(fromLunar(1985, 1, 1)).toBe('1985-01-21');
  expect(toLunar('2033-12-22')).toMatchObject({ month: 11, leap: true });
  expect(fromLunar(2034, 1, 1)).toBe('2034-02-19');
});

test('the leap month of 2025 is the sixth', () => {
  expect(toLunar('2025-06-25')).toEqual({ year: 2025, month: 6, day: 1, leap: false });
  expect(toLunar('2025-07-25')).toEqual({ year: 2025, month: 6, day: 1, leap: true });
});

test('there and back, and one day is one day, from 1950 to 2099', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 54_000 }), (n) => {
      const date = addDays('1950-03-01', n);
      const lunar = toLunar(date);
      const next = toLunar(addDays(date, 1));
      expect(lunar.day).toBeLessThanOrEqual(30);
      expect(next.day === lunar.day + 1 || (next.day === 1 && lunar.day >= 29)).toBe(true);
      if (!lunar.leap) expect(fromLunar(lunar.year, lunar.month, lunar.day)).toBe(date);
    }),
    { numRuns: 3000 },
  );
});
