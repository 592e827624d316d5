import { expect, test } from 'vitest';
import { newCalls } from './newCalls.ts';

const call = (number: number, turn: number) => ({ number, desk: 1, turn });

test('what was called since is announced once, in the order it was called', () => {
  expect(newCalls([call(7, 5), call(6, 4), call(3, 2)], 2)).toEqual({
    fresh: [call(6, 4), call(7, 5)],
    announced: 5,
  });
  expect(newCalls([call(7, 5)], 5)).toEqual({ fresh: [], announced: 5 });
  expect(newCalls([], 5)).toEqual({ fresh: [], announced: 5 });
});
