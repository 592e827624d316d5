import { expect, test } from 'vitest';
import type { Sheet } from '../../../src-shared/survey/events.ts';
import { split } from './batch.ts';

const sheets = (count: number): Sheet[] => Array.from({ length: count }, () => [5]);

test.each([
  [1, 0, 1],
  [5, 0, 5],
  [9, 0, 9],
  [10, 5, 5],
  [14, 5, 9],
])('of %i papers %i are written down and %i wait', (typed, write, wait) => {
  const done = split(sheets(typed));
  expect([done.write.length, done.wait.length]).toEqual([write, wait]);
});
