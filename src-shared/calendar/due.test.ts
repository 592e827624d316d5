import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueDate } from './due.ts';
import { explainDue } from './explain.ts';
import { lawHolidays } from './lawHolidays.ts';
import { type TimeLimit, workingCalendar } from './types.ts';
import { isWorkingDay, latestApologyDay, workingDaysBetween } from './working.ts';
import { addDays, weekday } from './zone.ts';

const file = join(import.meta.dirname, '..', '..', 'assets', 'calendar', 'vn-public.json');
const calendar = workingCalendar.parse(JSON.parse(readFileSync(file, 'utf8')));

function due(received: string, limit: TimeLimit, pauses: { from: string; to: string }[] = []) {
  const found = dueDate(calendar, received, limit, pauses);
  if (!found.ok) throw new Error(found.error.code);
  return found.value.due;
}
const working = (value: number): TimeLimit => ({ kind: 'workingDays', value });
const sameDay: TimeLimit = { kind: 'sameDay', cutOff: '15:00' };

describe('test vectors of the domain', () => {
  const vectors: [string, TimeLimit, string, string][] = [
    ['2026-11-20T09:00', working(3), '2026-11-26', 'skips Tue 24/11'],
    ['2026-11-23T16:10', sameDay, '2026-11-25', 'after 15:00, and 24/11 is a holiday'],
    ['2026-11-23T14:59', sameDay, '2026-11-23', 'before 15:00'],
    ['2026-02-13T09:00', working(1), '2026-02-23', 'Tết week'],
    ['2026-02-13T09:00', working(3), '2026-02-25', 'Tết week'],
    ['2026-01-08T09:00', working(2), '2026-01-10', 'trap 4: make-up Saturday'],
    ['2026-08-28T09:00', working(2), '2026-09-04', '31/8 to 02/9'],
    ['2024-04-26T09:00', working(2), '2024-05-03', 'swap 29/4 and 04/5'],
    ['2024-04-26T09:00', working(3), '2024-05-04', 'swap 29/4 and 04/5'],
    ['2022-04-29T09:00', working(3), '2022-05-06', 'two days in lieu'],
    ['2026-11-14T08:30', working(3), '2026-11-18', 'trap 4: Saturday duty receipt'],
    ['2026-01-26T09:00', { kind: 'days', value: 20 }, '2026-02-23', 'ends Sun 15/02, rolls past Tết'],
  ];
  test.each(vectors)('%s + %o is %s (%s)', (received, limit, expected) => {
    expect(due(received, limit)).toMatchObject({ date: expected, at: '17:00', provisional: false });
  });

  test('past the announced calendar a date is provisional, with the days the law gives', () => {
    expect(due('2026-12-31T09:00', working(2))).toMatchObject({ date: '2027-01-05', provisional: true });
    expect(due('2026-12-30T09:00', working(1)).provisional).toBe(false);
  });

  test('trap 2: an apology is in time until the last working day before the due date', () => {
    expect(latestApologyDay(calendar, '2026-11-26')).toBe('2026-11-25');
    expect(latestApologyDay(calendar, '2026-11-25')).toBe('2026-11-23');
  });
});

describe('days off', () => {
  test.each([
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])('%i has %i working days', (year, days) => {
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(days);
  });

  test.each([2022, 2023, 2024, 2025, 2026])(
    'the data of %i are what the law gives, and the swaps',
    (year) => {
      const inYear = calendar.daysOff.filter(({ date }) => date.startsWith(String(year)));
      const swaps = inYear.filter(({ kind }) => kind === 'swap').map(({ date }) => date);
      const law = lawHolidays(year)
        .map(({ date }) => date)
        .filter((date) => weekday(date) <= 5);
      expect(inYear.map(({ date }) => date).sort()).toEqual([...new Set([...law, ...swaps])].sort());
      const makeUp = calendar.makeUpDays.filter(({ date }) => date.startsWith(String(year)));
      expect(makeUp).toHaveLength(swaps.length);
    },
  );

  test('trap 5: 24/11 is off from 2026 on and not before', () => {
    expect(isWorkingDay(calendar, '2025-11-24')).toBe(true);
    expect(isWorkingDay(calendar, '2026-11-24')).toBe(false);
    expect(isWorkingDay(calendar, '2027-11-24')).toBe(false);
  });

  test('trap 8: the second day of Quốc khánh lies before in 2022, 2023, 2025, 2026 and after in 2024', () => {
    for (const year of [2022, 2023, 2025, 2026]) expect(isWorkingDay(calendar, `${year}-09-01`)).toBe(false);
    expect(isWorkingDay(calendar, '2024-09-03')).toBe(false);
  });

  test('every day off and swap says its status and source', () => {
    for (const day of [...calendar.daysOff, ...calendar.makeUpDays])
      expect(day.source.length).toBeGreaterThan(5);
  });
});

describe('hours, cut-off, pauses', () => {
  test('hours run in counter hours only', () => {
    const hour: TimeLimit = { kind: 'hours', value: 1 };
    expect(due('2026-11-20T09:00', hour)).toMatchObject({ date: '2026-11-20', at: '10:00' });
    expect(due('2026-11-20T11:00', hour)).toMatchObject({ date: '2026-11-20', at: '14:00' });
    expect(due('2026-11-20T16:30', hour)).toMatchObject({ date: '2026-11-23', at: '07:30' });
    expect(due('2026-11-21T09:00', hour)).toMatchObject({ date: '2026-11-23', at: '08:00' });
    expect(due('2026-11-23T05:00', { kind: 'hours', value: 8 })).toMatchObject({
      date: '2026-11-23',
      at: '17:00',
    });
  });

  test('exactly 15:00 is still the same day; one minute later is not; a day off goes to the next working day', () => {
    expect(due('2026-11-20T15:00', sameDay).date).toBe('2026-11-20');
    expect(due('2026-11-20T15:01', sameDay).date).toBe('2026-11-23');
    expect(due('2026-11-21T08:00', sameDay).date).toBe('2026-11-23');
  });

  test('a pause moves the due date by what it took, in the unit of the term', () => {
    const pause = { from: '2026-11-09T10:00', to: '2026-11-12T10:00' };
    expect(due('2026-11-06T09:00', working(3)).date).toBe('2026-11-11');
    expect(due('2026-11-06T09:00', working(3), [pause]).date).toBe('2026-11-16');
    expect(due('2026-11-06T09:00', { kind: 'days', value: 10 }, [pause]).date).toBe('2026-11-19');
    expect(
      due('2026-11-09T09:00', { kind: 'hours', value: 2 }, [
        { from: '2026-11-09T10:00', to: '2026-11-09T14:00' },
      ]),
    ).toMatchObject({ date: '2026-11-09', at: '15:00' });
    expect(due('2026-11-06T09:00', working(3), [pause, pause]).date).toBe('2026-11-16');
    expect(
      due('2026-11-06T09:00', working(3), [{ from: '2026-12-01T10:00', to: '2026-12-12T10:00' }]).date,
    ).toBe('2026-11-11');
  });

  test('the answer says why this day, and which calendar it came from (trap 6)', () => {
    const found = dueDate(calendar, '2026-11-20T09:00', working(3));
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.due.calendarVersion).toBe(calendar.version);
    expect(explainDue(found.value.steps)).toEqual([
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

  test.each([
    ['2026-02-30T09:00', working(1), 'calendar.badReceipt'],
    ['2026-11-20', working(1), 'calendar.badReceipt'],
    ['hôm nay', working(1), 'calendar.badReceipt'],
    ['2021-12-31T09:00', working(1), 'calendar.outOfRange'],
    ['2026-11-20T09:00', working(0), 'calendar.badLimit'],
    ['2026-11-20T09:00', working(2.5), 'calendar.badLimit'],
    ['2026-11-20T09:00', { kind: 'sameDay', cutOff: '25:00' } as TimeLimit, 'calendar.badLimit'],
  ])('nonsense is a failure with a code: %s %o', (received, limit, code) => {
    expect(dueDate(calendar, received, limit)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('properties', () => {
  const receipt = fc
    .tuple(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    )
    .map(
      ([day, hour, minute]) =>
        `${addDays('2022-01-01', day)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    );
  const kinds = ['workingDays', 'days', 'hours'] as const;

  test('a due date is found, is never a day off, never before receipt, and never earlier for more', () => {
    fc.assert(
      fc.property(
        receipt,
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 120 }),
        (received, kind, value) => {
          const one = due(received, { kind, value });
          const more = due(received, { kind, value: value + 1 });
          expect(isWorkingDay(calendar, one.date)).toBe(true);
          expect(`${one.date}T${one.at}` >= received).toBe(true);
          expect(`${more.date}T${more.at}` >= `${one.date}T${one.at}`).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a pause never makes it earlier', () => {
    fc.assert(
      fc.property(
        receipt,
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 30 }),
        (received, kind, value, start, length) => {
          const from = `${addDays(received.slice(0, 10), start)}T09:00`;
          const to = `${addDays(from.slice(0, 10), length)}T16:00`;
          const plain = due(received, { kind, value });
          const paused = due(received, { kind, value }, [{ from, to }]);
          expect(`${paused.date}T${paused.at}` >= `${plain.date}T${plain.at}`).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
