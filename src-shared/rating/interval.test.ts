import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from './interval.ts';

test('the worked vector of 5 good answers of 7: 35,9 % to 91,8 %', () => {
  const { low, high } = wilson(5, 7);
  expect(low).toBeCloseTo(0.359, 3);
  expect(high).toBeCloseTo(0.918, 3);
});

test('an interval lies in 0…1, holds the share, and narrows with more answers', () => {
  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([good, n]) => {
      const { low, high } = wilson(good, n);
      const more = wilson(good * 4, n * 4);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(good / n + 1e-12);
      expect(high).toBeGreaterThanOrEqual(good / n - 1e-12);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});
