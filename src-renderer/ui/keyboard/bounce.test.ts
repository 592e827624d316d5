import { expect, test } from 'vitest';
import { createBounceGuard } from './bounce.ts';

const meant = (presses: readonly (readonly [string, number])[]) => {
  const guard = createBounceGuard();
  return presses.map(([key, at]) => guard(key, at));
};

test('a letter typed twice on purpose is two letters', () => {
  expect(
    meant([
      ['o', 0],
      ['o', 160],
      ['o', 290],
    ]),
  ).toEqual([true, true, true]);
});

test('a finger that trembles on a key presses it once', () => {
  expect(
    meant([
      ['a', 0],
      ['a', 60],
      ['a', 130],
      ['a', 240],
      ['a', 400],
    ]),
  ).toEqual([true, false, false, false, true]);
});

test('two keys may follow each other as fast as they like', () => {
  expect(
    meant([
      ['a', 0],
      ['n', 20],
      ['a', 40],
    ]),
  ).toEqual([true, true, true]);
});
