import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

/** What goes in one request after another, where each takes so long. */
function sizes(most: number, times: readonly number[]): number[] {
  const pace = createPace(most);
  return times.map((ms) => {
    const size = pace.next();
    pace.took(ms);
    return size;
  });
}

test('a quick ward is given more, up to the most', () => {
  expect(sizes(100, [5, 5, 5, 5, 5, 5])).toEqual([10, 20, 40, 80, 100, 100]);
});

test('a slow one is given less, and never nothing', () => {
  expect(sizes(100, [5, 900, 900, 900, 900])).toEqual([10, 20, 10, 5, 5]);
});

test('what takes neither long nor short stays as it is', () => {
  expect(sizes(100, [100, 100])).toEqual([10, 10]);
});

test('no request carries more than it may, however little that is', () => {
  expect(sizes(3, [5, 900, 900])).toEqual([3, 3, 3]);
});
