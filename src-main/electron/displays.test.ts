import { expect, test } from 'vitest';
import { screenNames, screenPlaces } from './displays.ts';

const display = (id: number, x: number) => ({ id, bounds: { x, y: 0, width: 1280, height: 800 } });
const three = [display(1, 0), display(2, 1280), display(3, 2560)];

test('each screen fills one of the further displays, whichever is the primary one', () => {
  const places = screenPlaces(three, 1, false, screenNames);
  expect(places.get('pad')).toEqual({
    area: { x: 1280, y: 0, width: 1280, height: 800 },
    fullScreen: true,
  });
  expect(places.get('lobby')?.area.x).toBe(2560);
  expect(places.has('display')).toBe(false);
  expect(screenPlaces(three, 2, false, screenNames).get('pad')?.area.x).toBe(0);
});

test('the ward says which screens it has: a TV for numbers on the second display', () => {
  const places = screenPlaces(three.slice(0, 2), 1, false, ['display']);
  expect([...places.keys()]).toEqual(['display']);
});

test('a kiosk with one display has no screen beside the counter; a windowed counter has windows', () => {
  expect(screenPlaces([display(1, 0)], 1, false, screenNames).size).toBe(0);
  expect(screenPlaces([display(1, 0)], 1, true, ['pad', 'lobby']).get('lobby')).toMatchObject({
    fullScreen: false,
  });
});
