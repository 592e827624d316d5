/**
 * The Vietnamese lunar calendar, reckoned at UTC+7 from the moments of new moon and the sun's
 * longitude (Meeus, Astronomical Algorithms). Chinese tables reckon at UTC+8 and differ in some years.
 */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** True in the second of two months with one number. */
  readonly leap: boolean;
}

const timeZone = 7 / 24;
const synodicMonth = 29.530588853;
/** Julian date of the new moon of January 1900, the count's start. */
const firstNewMoon = 2415021.076998695;
const rad = Math.PI / 180;

/** Julian day number of noon of a civil date. */
function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T12:00:00Z`) / 86_400_000 + 2440587.5);
}

const civilDate = (jdn: number): string =>
  new Date((jdn - 2440587.5) * 86_400_000).toISOString().slice(0, 10);

/** Local day number on which the k-th new moon since 1900 falls. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t2 * t +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * rad);
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t2 * t) * rad;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t2 * t) * rad;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t2 * t) * rad;
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(sun + 2 * moon);
  const deltaT =
    t < -11
      ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t2 * t - 0.000000081 * t2 * t2
      : -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - deltaT + 0.5 + timeZone);
}

/** Which twelfth of its year the sun stands in at local midnight of a day: 0 from the spring equinox. */
function sunSector(jdn: number): number {
  const t = (jdn - 2451545.5 - timeZone) / 36525;
  const t2 = t * t;
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * rad;
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t2 +
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const turn = ((longitude % 360) + 360) % 360;
  return Math.floor(turn / 30);
}

/** First day of the eleventh month, the one that holds the winter solstice. */
function eleventhMonth(year: number): number {
  const k = Math.floor((dayNumber(`${year}-12-31`) - 2415021) / synodicMonth);
  const start = newMoonDay(k);
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start;
}

const moonCount = (jdn: number) => Math.floor((jdn - firstNewMoon) / synodicMonth + 0.5);

/** Months from the eleventh to the leap month of a thirteen-month year: the first without a major solar term. */
function leapOffset(eleventh: number): number {
  const k = moonCount(eleventh);
  for (let i = 1; i < 14; i += 1) {
    if (sunSector(newMoonDay(k + i)) === sunSector(newMoonDay(k + i + 1))) return i;
  }
  return 14;
}

/** The lunar date of a civil date `YYYY-MM-DD`. */
export function toLunar(date: string): LunarDate {
  const jdn = dayNumber(date);
  const k = Math.floor((jdn - firstNewMoon) / synodicMonth);
  const next = newMoonDay(k + 1);
  const start = next > jdn ? newMoonDay(k) : next;
  const civilYear = Number(date.slice(0, 4));
  const ofThisYear = eleventhMonth(civilYear);
  const [from, to, year] =
    ofThisYear >= start
      ? [eleventhMonth(civilYear - 1), ofThisYear, civilYear]
      : [ofThisYear, eleventhMonth(civilYear + 1), civilYear + 1];
  const since = Math.floor((start - from) / 29);
  const leapAt = to - from > 365 ? leapOffset(from) : 14;
  const raw = since + 11 - (since >= leapAt ? 1 : 0);
  const month = raw > 12 ? raw - 12 : raw;
  return {
    year: month >= 11 && since < 4 ? year - 1 : year,
    month,
    day: jdn - start + 1,
    leap: since === leapAt,
  };
}

/** The civil date of a day of an ordinary (not leap) lunar month. */
export function fromLunar(year: number, month: number, day: number): string {
  const from = month < 11 ? eleventhMonth(year - 1) : eleventhMonth(year);
  const to = month < 11 ? eleventhMonth(year) : eleventhMonth(year + 1);
  const plain = month < 11 ? month + 1 : month - 11;
  const offset = to - from > 365 && plain >= leapOffset(from) ? plain + 1 : plain;
  return civilDate(newMoonDay(moonCount(from) + offset) + day - 1);
}
