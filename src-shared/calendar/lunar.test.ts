import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLunar, lunarCalendar, toLunar } from './lunar.ts';
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
  expect(addDays(fromLunar(Number(year), 1, 1) ?? '', -1)).toBe(eve);
  expect(fromLunar(Number(year), 3, 10)).toBe(ancestors);
  expect(toLunar(first)).toEqual({ year: Number(year), month: 1, day: 1, leap: false });
  expect(toLunar(eve)).toMatchObject({ year: Number(year) - 1, month: 12 });
});

test('trap 7: where the new moon falls between 23:00 and midnight at UTC+7, China is a day later', () => {
  const china = lunarCalendar(8);
  expect(fromLunar(2030, 1, 1)).toBe('2030-02-02');
  expect(china.fromLunar(2030, 1, 1)).toBe('2030-02-03');
  expect(fromLunar(2007, 1, 1)).toBe('2007-02-17');
  expect(china.fromLunar(2007, 1, 1)).toBe('2007-02-18');
  expect(fromLunar(1985, 1, 1)).toBe('1985-01-21');
  expect(china.fromLunar(1985, 1, 1)).toBe('1985-02-20');
});

test('2033–34: thirteen months, the leap one after the eleventh', () => {
  expect(toLunar('2033-12-22')).toEqual({ year: 2033, month: 11, day: 1, leap: true });
  expect(fromLunar(2033, 11, 1)).toBe('2033-11-22');
  expect(fromLunar(2033, 11, 1, true)).toBe('2033-12-22');
  expect(fromLunar(2033, 12, 1)).toBe('2034-01-20');
  expect(fromLunar(2034, 1, 1)).toBe('2034-02-19');
});

test('the leap month of 2025 is the sixth, and a month or day that is not there is null', () => {
  expect(toLunar('2025-06-25')).toEqual({ year: 2025, month: 6, day: 1, leap: false });
  expect(toLunar('2025-07-25')).toEqual({ year: 2025, month: 6, day: 1, leap: true });
  expect(fromLunar(2025, 5, 1, true)).toBeNull();
  expect(fromLunar(2026, 1, 31)).toBeNull();
  expect(fromLunar(2026, 13, 1)).toBeNull();
});

test('the same rules at UTC+8 agree with the Chinese calendar of Unicode, and at UTC+7 they do not', () => {
  const unicode = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });
  const china = lunarCalendar(8);
  let [days, atEight, atSeven] = [0, 0, 0];
  for (let date = '1990-01-01'; date < '2060-01-01'; date = addDays(date, 5)) {
    const parts = unicode.formatToParts(new Date(`${date}T00:00:00Z`));
    const [month, day] = ['month', 'day'].map((type) => parts.find((part) => part.type === type)?.value);
    const same = (lunar: ReturnType<typeof toLunar>) =>
      `${lunar.month}${lunar.leap ? 'bis' : ''}` === month && String(lunar.day) === day;
    days += 1;
    if (!same(china.toLunar(date))) atEight += 1;
    if (!same(toLunar(date))) atSeven += 1;
  }
  // Measured 0,6 %: new moons within five minutes of midnight, where Unicode's shorter series misses.
  expect(atEight / days).toBeLessThan(0.01);
  // One new moon in 24 falls in the hour between the two midnights.
  expect(atSeven / days).toBeGreaterThan(0.03);
});

test('there and back for every kind of day, and one day is one day, from 1950 to 2100', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 55_000 }), (n) => {
      const date = addDays('1950-01-01', n);
      const lunar = toLunar(date);
      const next = toLunar(addDays(date, 1));
      expect(lunar.day).toBeGreaterThanOrEqual(1);
      expect(lunar.day).toBeLessThanOrEqual(30);
      expect(next.day === lunar.day + 1 || (next.day === 1 && lunar.day >= 29)).toBe(true);
      expect(fromLunar(lunar.year, lunar.month, lunar.day, lunar.leap)).toBe(date);
    }),
    { numRuns: 3000 },
  );
});
