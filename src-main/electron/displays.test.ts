import { expect, test } from 'vitest';
import { padPlace } from './displays.ts';

const display = (id: number, x: number) => ({ id, bounds: { x, y: 0, width: 1280, height: 800 } });

test('the pad fills the display that is not the primary one', () => {
  expect(padPlace([display(1, 0), display(2, 1280)], 1, false)).toEqual({
    area: { x: 1280, y: 0, width: 1280, height: 800 },
    fullScreen: true,
  });
  expect(padPlace([display(1, 0), display(2, 1280)], 2, false)?.area.x).toBe(0);
});

test('a kiosk with one display has no pad window; a windowed counter has a pad window', () => {
  expect(padPlace([display(1, 0)], 1, false)).toBeNull();
  expect(padPlace([display(1, 0)], 1, true)).toMatchObject({ fullScreen: false });
});
