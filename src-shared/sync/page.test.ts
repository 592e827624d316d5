import { expect, test } from 'vitest';
import { pageAfter, pageSize, positionsOfPage } from './page.ts';

test('a counter far behind loads whole pages, one after the other, and the rest entry by entry', () => {
  const last = 2 * pageSize + 10;
  expect(pageAfter(0, last)).toBe(0);
  expect(pageAfter(100, last)).toBe(0);
  expect(pageAfter(pageSize, last)).toBe(1);
  expect(pageAfter(2 * pageSize, last)).toBeNull();
});

test('a page is not loaded for the little of it that is new, nor before it is full', () => {
  expect(pageAfter(pageSize - 1, 10 * pageSize)).toBeNull();
  expect(pageAfter(pageSize / 2, 10 * pageSize)).toBe(0);
  expect(pageAfter(pageSize / 2 + 1, 10 * pageSize)).toBeNull();
  expect(pageAfter(0, pageSize - 1)).toBeNull();
  expect(pageAfter(0, pageSize)).toBe(0);
});

test('pages leave no position out', () => {
  expect(positionsOfPage(0)).toEqual({ from: 1, to: pageSize });
  expect(positionsOfPage(1).from).toBe(positionsOfPage(0).to + 1);
});
