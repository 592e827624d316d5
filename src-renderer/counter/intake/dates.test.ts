import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBirthDate, readMoment, showBirthDate, showMoment } from './dates.ts';

describe('birth dates as people write them', () => {
  it.each([
    ['7/2/1999', '1999-02-07'],
    ['07.02.1999', '1999-02-07'],
    ['07021999', '1999-02-07'],
    [' 1950 ', '1950'],
    ['7/2/19', '7/2/19'],
    ['', ''],
  ])('%s', (typed, value) => {
    expect(readBirthDate(typed)).toBe(value);
  });
  it('an impossible day stays a day, for the check to name it', () => {
    expect(readBirthDate('31/02/1999')).toBe('1999-02-31');
  });
  it('what is shown is read back as the same', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const value = date.toISOString().slice(0, 10);
        expect(readBirthDate(showBirthDate(value))).toBe(value);
      }),
    );
  });
});

describe('moments as people write them', () => {
  it.each([
    ['09:05 20/11/2026', '2026-11-20T09:05'],
    ['20/11/2026 9:05', '2026-11-20T09:05'],
    ['9h05 20-11-2026', '2026-11-20T09:05'],
    ['14h 20/11/2026', '2026-11-20T14:00'],
    ['20/11/2026', '20/11/2026'],
    ['hôm qua', 'hôm qua'],
  ])('%s', (typed, value) => {
    expect(readMoment(typed)).toBe(value);
  });
  it('what is shown is read back as the same', () => {
    expect(readMoment(showMoment('2026-11-20T09:05'))).toBe('2026-11-20T09:05');
  });
});
