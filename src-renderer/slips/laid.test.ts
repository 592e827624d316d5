import { expect, test } from 'vitest';
import { laid } from './laid.ts';

test('an A4 page is drawn at 200 dpi, a lying one turned, and none larger than the sheet', () => {
  expect(laid({ width: 595, height: 842 })).toEqual({ width: 1653, turn: 0 });
  expect(laid({ width: 842, height: 595 })).toEqual({ width: 2339, turn: 3 });
  expect(laid({ width: 420, height: 300 })).toEqual({ width: 2316, turn: 3 });
  expect(laid({ width: 100, height: 1000 })).toEqual({ width: 234, turn: 0 });
  expect(laid({ width: 5000, height: 5000 })).toEqual({ width: 1654, turn: 0 });
});
