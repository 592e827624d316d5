import { expect, test } from 'vitest';
import { type Move, move, start } from './place.ts';

const open = (page: string, about = '', scroll = 0): Move => ({ type: 'open', page, about, scroll });
const after = (...moves: readonly Move[]) => moves.reduce(move, start);

test('one way back, page by page, to where the page was left', () => {
  const there = after(open('event', 'birth'), open('procedure', '1.001193', 340));
  expect(there.map(({ page }) => page)).toEqual(['home', 'event', 'procedure']);
  expect(move(there, { type: 'back' }).at(-1)).toEqual({ page: 'event', about: 'birth', scroll: 340 });
  expect(after({ type: 'back' })).toEqual(start);
});

test('starting over forgets the way, and the same page again is no second step', () => {
  expect(after(open('search'), open('procedure', '1.001193'), { type: 'home' })).toBe(start);
  expect(after(open('search'), open('search'))).toHaveLength(2);
});
