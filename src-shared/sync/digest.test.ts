import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  differenceOf,
  differingRanges,
  type Line,
  positionsOf,
  rangeDigest,
  rangeSize,
  rangesUpTo,
} from './digest.ts';

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const line = (position: number, change: Partial<Line> = {}): Line => ({
  position,
  commitId: `c${position}`,
  head: `h${position}`,
  status: 'accepted',
  code: null,
  ...change,
});

test('every position is in one range, and the ranges up to it reach it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (position) => {
      const range = rangesUpTo(position) - 1;
      const { from, to } = positionsOf(range);
      expect(from <= position && position <= to && to - from + 1 === rangeSize).toBe(true);
      expect(positionsOf(range + 1).from).toBe(to + 1);
    }),
  );
  expect(rangesUpTo(0)).toBe(0);
});

test('a digest is another with every part of a line, with one line less, and in another order', () => {
  const lines = [line(1), line(2), line(4)];
  const others = [
    [line(1), line(2)],
    [line(2), line(1), line(4)],
    [line(1), line(2), line(5, { commitId: 'c4', head: 'h4' })],
    [line(1), line(2), line(4, { commitId: 'c3' })],
    [line(1), line(2), line(4, { head: 'h3' })],
    [line(1), line(2), line(4, { status: 'flagged' })],
    [line(1), line(2), line(4, { code: 'sync.twice' })],
    // Length-prefixed: what moves from one field to the next is seen.
    [line(1), line(2), line(4, { commitId: 'c4h', head: '4' })],
    [],
  ];
  const digests = [lines, ...others].map((some) => rangeDigest(some, hash));
  expect(new Set(digests).size).toBe(digests.length);
  expect(rangeDigest([...lines], hash)).toBe(digests[0]);
});

test('ranges that differ are named, those that only one side has too', () => {
  expect(differingRanges(3, ['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([4]);
  expect(differingRanges(0, ['a'], ['a', 'b'])).toEqual([1]);
  expect(differingRanges(0, ['a', 'b'], [])).toEqual([0, 1]);
  expect(differingRanges(0, ['a'], ['a'])).toEqual([]);
});

test('of a range that differs, what the ward says otherwise is told from what it does not know', () => {
  const here = [line(1), line(2), line(3, { status: 'rejected', code: 'sync.twice' }), line(4)];
  const ward = [line(1), line(3), line(4, { commitId: 'c9' }), line(5)];
  const { unlike, strange } = differenceOf(here, ward);
  expect(unlike.map(({ commitId }) => commitId)).toEqual(['c3', 'c9', 'c5']);
  expect(strange.map(({ commitId }) => commitId)).toEqual(['c2', 'c4']);
  expect(differenceOf(here, here)).toEqual({ unlike: [], strange: [] });
});
