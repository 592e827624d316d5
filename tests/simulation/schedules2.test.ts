import { expect, test } from 'vitest';
import { playRange } from './range.ts';

test('1500 schedules with every fault keep what was promised (I1 to I6, I9)', {
  timeout: 900_000,
}, async () => {
  const played = await playRange(1501, 1500);
  expect(played.schedules).toBe(1500);
  // Schedules in which nothing clashes show nothing.
  expect(played.turnedDown).toBeGreaterThan(1500);
});
