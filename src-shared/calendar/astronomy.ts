/**
 * Where moon and sun stand, to the accuracy a calendar needs. Series of J. Meeus, Astronomical Algorithms
 * (2nd ed.): new moons by chapter 49 (some seconds), the sun's apparent longitude by chapter 25 (0,01°).
 * Days are Julian dates; a lunar month is numbered by `k`, new moons since January 2000.
 */

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** Mean length of a lunar month, in days. */
export const meanMonth = 29.530588861;
/** Julian date of the mean new moon `k = 0`, 6 January 2000. */
export const firstNewMoon = 2451550.09766;

/** Terrestrial less universal time, in days: a straight line within 20 s of the measured one from 1950 on. */
const clockDrift = (jd: number): number => (63.8 + (0.4 * (jd - 2451545)) / 365.25) / 86_400;

/** [coefficient, power of the orbit's eccentricity, multiples of the sun's anomaly, the moon's, its latitude] */
const moonTerms = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
] as const;

/** [coefficient, angle at k = 0, degrees for each k]: the pull of the planets. */
const planetTerms = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
] as const;

/** The moment (Julian date, universal time) of new moon `k`. */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  let jd = firstNewMoon + meanMonth * k + 0.00015437 * t * t - 0.00000015 * t ** 3 - 0.00017 * sine(node);
  for (const [size, power, ofSun, ofMoon, ofLatitude] of moonTerms)
    jd += size * eccentricity ** power * sine(ofSun * sun + ofMoon * moon + ofLatitude * latitude);
  for (const [size, angle, perMonth] of planetTerms) jd += size * sine(angle + perMonth * k);
  return jd - clockDrift(jd);
}

/** The sun's apparent longitude in degrees, 0 to 360, at a Julian date (universal time). */
export function sunLongitude(jd: number): number {
  const t = (jd + clockDrift(jd) - 2451545) / 36525;
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const longitude =
    280.46646 +
    36000.76983 * t +
    0.0003032 * t * t +
    (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly) -
    // Aberration and nutation, from true to apparent.
    0.00569 -
    0.00478 * sine(125.04 - 1934.136 * t);
  return ((longitude % 360) + 360) % 360;
}
