import fc from 'fast-check';
import { expect, test } from 'vitest';
import { versionOn } from './effective.ts';
import { plainVersion } from './sampleVersion.ts';

const version = (effectiveFrom: string, effectiveTo: string | null, checkedOn = '2026-07-20') =>
  plainVersion({ effectiveFrom, effectiveTo, checkedOn });
const from = (versions: ReturnType<typeof version>[], day: string) => {
  const found = versionOn(versions, day);
  return found.ok ? found.value.effectiveFrom : found.error;
};
const old = version('2025-07-01', '2026-06-30');
const now = version('2026-07-01', null);

test('both days that bound a version belong to it', () => {
  expect(
    ['2025-07-01', '2026-06-30', '2026-07-01', '2099-12-31'].map((day) => from([now, old], day)),
  ).toEqual(['2025-07-01', '2025-07-01', '2026-07-01', '2026-07-01']);
});

test('where two overlap the later decision goes before the earlier one, in whatever order they are stored', () => {
  const open = version('2025-07-01', null);
  expect(from([open, now], '2026-08-01')).toBe('2026-07-01');
  expect(from([now, open], '2026-08-01')).toBe('2026-07-01');
  const looked = [version('2026-07-01', null, '2026-07-20'), version('2026-07-01', null, '2026-09-01')];
  const found = versionOn(looked, '2026-10-01');
  expect(found.ok && found.value.checkedOn).toBe('2026-09-01');
});

test('a day in a gap, before the first or after the last version has none, and the next first day is told', () => {
  const late = version('2026-09-01', '2026-12-31');
  expect(from([old, late], '2026-08-01')).toEqual({
    code: 'procedure.notInForce',
    details: { code: '1.001193', day: '2026-08-01', next: '2026-09-01' },
  });
  expect(from([old, late], '2027-01-01')).toMatchObject({ details: { next: null } });
  expect(from([], '2027-01-01')).toMatchObject({ code: 'procedure.notInForce' });
});

test('what is found covers the day, and nothing that begins later covers it too', () => {
  const day = fc
    .integer({ min: 0, max: 364 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const any = fc.tuple(day, fc.option(day)).map(([first, last]) => version(first, last));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), day, (versions, wanted) => {
      const covering = versions.filter(
        (v) => v.effectiveFrom <= wanted && (v.effectiveTo === null || wanted <= v.effectiveTo),
      );
      const found = versionOn(versions, wanted);
      expect(found.ok).toBe(covering.length > 0);
      if (found.ok) expect(covering.every((v) => v.effectiveFrom <= found.value.effectiveFrom)).toBe(true);
    }),
  );
});
