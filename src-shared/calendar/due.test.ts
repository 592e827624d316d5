import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueDate } from './due.ts';
import { type TimeLimit, workingCalendar } from './types.ts';
import { isWorkingDay, latestApologyDay, workingDaysBetween } from './working.ts';
import { addDays } from './zone.ts';

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

  test('trap 5: 24/11 is off from 2026 on and not before', () => {
    expect(isWorkingDay(calendar, '2025-11-24')).toBe(true);
    expect(isWorkingDay(calendar, '2026-11-24')).toBe(false);
    expect(isWorkingDay(calendar, '2027-11-24')).toBe(false);
  });

  test('trap 8: the second day of Quốc khánh lies before in 2022, 2023, 2025, 2026 and after in 2024', () => {
    for (const year of [2022, 2023, 2025, 2026]) expect(isWorkingDay(calendar, `${year}-09-01`)).toBe(false);
    expect(isWorkingDay(calendar, '2024-09-03')).toBe(false);
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

  test('days: the pause lengthens the term, and only its last day moves off a day off', () => {
    const days = (value: number): TimeLimit => ({ kind: 'days', value });
    expect(due('2026-11-16T09:00', days(6)).date).toBe('2026-11-23');
    const two = { from: '2026-11-17T09:00', to: '2026-11-19T09:00' };
    expect(due('2026-11-16T09:00', days(6), [two]).date).toBe('2026-11-25');
    const one = { from: '2026-11-17T09:00', to: '2026-11-18T09:00' };
    expect(due('2026-11-16T09:00', days(5), [one]).date).toBe('2026-11-23');
    const waiting = { from: '2026-02-18T09:00', to: '2026-02-20T09:00' };
    expect(due('2026-01-26T09:00', days(20), [waiting]).date).toBe('2026-02-25');
  });

  test('a pause begun on the due day before the close still moves it, after the close not', () => {
    const until = '2026-11-13T10:00';
    expect(due('2026-11-06T09:00', working(3), [{ from: '2026-11-11T16:59', to: until }]).date).toBe(
      '2026-11-13',
    );
    expect(due('2026-11-06T09:00', working(3), [{ from: '2026-11-11T17:01', to: until }]).date).toBe(
      '2026-11-11',
    );
  });

  test('a same-day limit promises nothing past the close, whatever its cut-off', () => {
    const late: TimeLimit = { kind: 'sameDay', cutOff: '18:00' };
    expect(due('2026-11-23T16:59', late)).toMatchObject({ date: '2026-11-23', at: '17:00' });
    expect(due('2026-11-23T17:30', late)).toMatchObject({ date: '2026-11-25', at: '17:00' });
  });

  test('a pause that took days of an unannounced year makes the date provisional', () => {
    const pause = { from: '2026-12-29T09:00', to: '2027-01-02T09:00' };
    expect(due('2026-12-28T09:00', working(1), [pause])).toMatchObject({
      date: '2026-12-31',
      provisional: true,
    });
  });

  test('trap 6: the due date carries the calendar that produced it', () => {
    expect(due('2026-11-20T09:00', working(3)).calendarVersion).toBe(calendar.version);
  });

  test.each([
    ['2026-02-30T09:00', working(1), 'calendar.badReceipt'],
    ['2026-11-20', working(1), 'calendar.badReceipt'],
    ['hôm nay', working(1), 'calendar.badReceipt'],
    ['2021-12-31T09:00', working(1), 'calendar.outOfRange'],
    ['2026-11-20T09:00', working(0), 'calendar.badLimit'],
    ['2026-11-20T09:00', working(2.5), 'calendar.badLimit'],
    ['2026-11-20T09:00', { kind: 'sameDay', cutOff: '25:00' } as TimeLimit, 'calendar.badLimit'],
    ['2026-11-20T24:00', working(1), 'calendar.badReceipt'],
    ['2101-01-03T09:00', working(1), 'calendar.outOfRange'],
    ['2100-12-30T09:00', working(5), 'calendar.outOfRange'],
    ['2095-01-03T09:00', { kind: 'days', value: 4000 } as TimeLimit, 'calendar.outOfRange'],
    ['2026-11-20T09:00', working(2001), 'calendar.badLimit'],
  ])('nonsense is a failure with a code: %s %o', (received, limit, code) => {
    expect(dueDate(calendar, received, limit)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('pauses that are nonsense', () => {
  test.each([
    [{ from: '2026-11-23T09:00', to: '2026-11-22T09:00' }, 'calendar.badPause'],
    [{ from: '2026-02-30T09:00', to: '2026-11-22T09:00' }, 'calendar.badPause'],
    [{ from: '2026-11-21T09:00', to: '9999-11-22T09:00' }, 'calendar.outOfRange'],
  ])('%o is a failure with a code', (pause, code) => {
    for (const kind of ['workingDays', 'days', 'hours'] as const)
      expect(dueDate(calendar, '2026-11-20T09:00', { kind, value: 3 }, [pause])).toMatchObject({
        ok: false,
        error: { code },
      });
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
  const limit = fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), value: fc.integer({ min: 1, max: 120 }) }),
    fc.record({ kind: fc.constant('sameDay' as const), cutOff: fc.constantFrom('11:00', '15:00', '18:00') }),
  );
  const pause = fc
    .tuple(receipt, fc.integer({ min: 0, max: 30 }), fc.constantFrom('T07:10', 'T12:00', 'T16:45', 'T23:59'))
    .map(([from, length, at]) => ({ from, to: addDays(from.slice(0, 10), length + 1) + at }));
  const moment = ({ date, at }: { date: string; at: string }) => `${date}T${at}`;

  test('always found, never a day off, never before the receipt', () => {
    fc.assert(
      fc.property(receipt, limit, fc.array(pause, { maxLength: 3 }), (received, term, pauses) => {
        const found = due(received, term, pauses);
        expect(isWorkingDay(calendar, found.date)).toBe(true);
        expect(moment(found) >= received).toBe(true);
        expect(found.at >= '07:00' && found.at <= '17:00').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('never earlier for more, and never earlier for a later receipt', () => {
    fc.assert(
      fc.property(
        receipt,
        receipt,
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 120 }),
        (one, other, kind, value) => {
          const [first = one, second = other] = [one, other].sort();
          expect(moment(due(first, { kind, value: value + 1 })) >= moment(due(first, { kind, value }))).toBe(
            true,
          );
          expect(moment(due(second, { kind, value })) >= moment(due(first, { kind, value }))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a pause never makes it earlier, and what it takes is never due inside it', () => {
    const near = fc
      .tuple(receipt, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
      .map(([received, after, length]) => {
        const from = `${addDays(received.slice(0, 10), after)}T09:00`;
        return { received, pause: { from, to: `${addDays(from.slice(0, 10), length)}T16:00` } };
      });
    fc.assert(
      fc.property(near, limit, ({ received, pause: one }, term) => {
        const plain = due(received, term);
        const paused = due(received, term, [one]);
        expect(moment(paused) >= moment(plain)).toBe(true);
        if (one.from > moment(plain)) expect(paused).toMatchObject({ date: plain.date, at: plain.at });
        else if (term.kind !== 'hours' && isWorkingDay(calendar, one.to.slice(0, 10)))
          expect(paused.date >= one.to.slice(0, 10)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the steps count exactly the term, in order, and each day once', () => {
    fc.assert(
      fc.property(receipt, limit, fc.array(pause, { maxLength: 2 }), (received, term, pauses) => {
        const found = dueDate(calendar, received, term, pauses);
        if (!found.ok) throw new Error(found.error.code);
        const { steps, due: end } = found.value;
        expect(steps[0]?.kind).toBe('received');
        expect(steps.at(-1)).toMatchObject({ kind: 'due', date: end.date });
        const counted = steps.filter(({ kind }) => kind === 'counted');
        const units = counted.reduce((sum, { minutes }) => sum + (minutes ?? 60), 0) / 60;
        expect(units).toBeCloseTo(term.kind === 'sameDay' ? 0 : term.value, 6);
        const walked = steps.slice(1, -1).map(({ date }) => date);
        expect(walked).toEqual([...new Set(walked)].sort());
      }),
      { numRuns: 500 },
    );
  });
});
