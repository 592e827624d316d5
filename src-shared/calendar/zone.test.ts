import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isLocalDate,
  isLocalDateTime,
  toInstant,
  toLocalDate,
  toLocalDateTime,
  weekday,
} from './zone.ts';

test('the counter is seven hours ahead of UTC, over midnight and the year', () => {
  expect(toLocalDateTime('2026-11-20T02:00:00.000Z')).toBe('2026-11-20T09:00');
  expect(toLocalDate('2026-12-31T17:00:00Z')).toBe('2027-01-01');
  expect(toLocalDate('2026-12-31T16:59:59Z')).toBe('2026-12-31');
  expect(toInstant('2027-01-01T00:00')).toBe('2026-12-31T17:00:00.000Z');
});

test('a day or moment that does not exist is not one', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-2-3', '20/11/2026', '', '2025-02-29'])
    expect(isLocalDate(text)).toBe(false);
  expect(isLocalDate('2028-02-29')).toBe(true);
  for (const text of [
    '2026-11-20',
    '2026-11-20T24:00',
    '2026-11-20T9:00',
    '2026-02-30T09:00',
    '2026-11-20T09:00Z',
  ])
    expect(isLocalDateTime(text)).toBe(false);
});

test('days, weekdays and spans are those of Temporal, and there and back is the same moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -40_000, max: 60_000 }),
      fc.integer({ min: -3000, max: 3000 }),
      (n, move) => {
        const date = addDays('2000-01-01', n);
        const plain = Temporal.PlainDate.from('2000-01-01').add({ days: n });
        expect(date).toBe(plain.toString());
        expect(weekday(date)).toBe(plain.dayOfWeek);
        expect(addDays(date, move)).toBe(plain.add({ days: move }).toString());
        expect(daysBetween(date, addDays(date, move))).toBe(move);
        if (n > -7000) expect(toLocalDateTime(toInstant(`${date}T16:45`))).toBe(`${date}T16:45`);
      },
    ),
  );
});

test('the counter’s local time is that of Temporal’s zone, from 1976 to 2100', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1976, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
      const instant = new Date(ms).toISOString();
      const local = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime();
      expect(toLocalDateTime(instant)).toBe(local.toString({ smallestUnit: 'minute' }));
    }),
  );
});
