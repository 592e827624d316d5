import { expect, test } from 'vitest';
import { newMoon, sunLongitude } from './astronomy.ts';

const julian = (instant: string) => Date.parse(instant) / 86_400_000 + 2440587.5;
const secondsOff = (k: number, instant: string) => Math.abs(newMoon(k) - julian(instant)) * 86_400;

test('Meeus, example 49.a: new moon of 18 February 1977, within half a minute', () => {
  // 3:37:42 dynamical time, 48 s ahead of universal time in 1977.
  expect(secondsOff(-283, '1977-02-18T03:36:54Z')).toBeLessThan(30);
});

test('published new moons around the eclipses of 2017 and 2024, within a minute', () => {
  expect(secondsOff(218, '2017-08-21T18:30:00Z')).toBeLessThan(60);
  expect(secondsOff(300, '2024-04-08T18:21:00Z')).toBeLessThan(60);
});

test('Meeus, example 25.a: the sun of 13 October 1992, within a hundredth of a degree', () => {
  expect(Math.abs(sunLongitude(2448908.5) - 199.90895)).toBeLessThan(0.01);
});

test('solstice and equinox of 2026, within a quarter of an hour', () => {
  const quarter = 0.01;
  expect(Math.abs(sunLongitude(julian('2026-12-21T20:50:00Z')) - 270)).toBeLessThan(quarter);
  const spring = sunLongitude(julian('2026-03-20T14:46:00Z'));
  expect(Math.min(spring, 360 - spring)).toBeLessThan(quarter);
});
