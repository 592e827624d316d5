import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src-shared/calendar/zone.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import { figureOf, type RatingFigure } from '../../src-shared/rating/figures.ts';
import { openTestCounter, type TestCounter, temporaryFolder } from '../../tests/support/counter.ts';
import { openRatings } from '../store/ratings.ts';
import { ratingsBefore } from './ratings.ts';

let counter: TestCounter;
beforeAll(async () => {
  counter = await openTestCounter();
});
afterAll(() => counter.counter.close());

const kinds = ['receipt', 'guidance', 'refusal', 'return'] as const;

/** What somebody reads on the screen on the morning of a day. */
type Told = Record<'days' | 'months', readonly RatingFigure[]>;

interface Teller {
  add(visit: VisitKind, good: boolean, day: string): void;
  /** The counter is stopped and started. */
  restart(): void;
  told(today: string): Told;
}

const answer = (good: boolean) => ({ level: good ? 5 : 1, reasons: [], words: '' });

function ours(): Teller {
  const file = join(temporaryFolder(), 'ratings.db');
  const open = () => {
    const opened = openRatings(file, null, randomBytes);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  let ratings = open();
  return {
    add: (visit, good, day) => void ratings.add(visit, answer(good), day),
    restart() {
      ratings.close();
      ratings = open();
    },
    told: (today) => ratingsBefore({ ...counter.counter.services, ratings }, today),
  };
}

/** Hides what is fewer than five in a day and shows everything in sums, as is often done. */
function naive(): Teller {
  const all: { visit: VisitKind; good: boolean; day: string }[] = [];
  const sum = (of: typeof all, visit: RatingFigure['visit'], from: string, to: string) =>
    figureOf({ from, to, answers: of.length, good: of.filter(({ good }) => good).length }, visit, of.length);
  return {
    add: (visit, good, day) => void all.push({ visit, good, day }),
    restart: () => undefined,
    told(today) {
      const closed = all.filter(({ day }) => day < today);
      const days = [...new Set(closed.map(({ day }) => day))].flatMap((day) =>
        kinds.map((visit) =>
          sum(
            closed.filter((one) => one.day === day && one.visit === visit),
            visit,
            day,
            day,
          ),
        ),
      );
      const past = closed.filter(({ day }) => day.slice(0, 7) < today.slice(0, 7));
      const months = [...new Set(past.map(({ day }) => day.slice(0, 7)))].flatMap((month) =>
        (['all', ...kinds] as const).map((visit) =>
          sum(
            past.filter((one) => one.day.startsWith(month) && (visit === 'all' || one.visit === visit)),
            visit,
            `${month}-01`,
            `${month}-31`,
          ),
        ),
      );
      return {
        days: days.filter(({ answers }) => answers >= 5),
        months: months.filter(({ answers }) => answers >= 5),
      };
    },
  };
}

const answersIn = (figures: readonly RatingFigure[]) =>
  figures.reduce((total, { answers }) => total + answers, 0);

/**
 * Numbers of answers that are had by taking what was told from what was told: kinds from all, days from their
 * month, what was told yesterday from what is told today.
 */
function bySubtraction(mornings: readonly Told[]): number[] {
  const found: number[] = [];
  const months = (told: Told, visit?: RatingFigure['visit']) =>
    told.months.filter((figure) => visit === undefined || figure.visit === visit);
  for (const [at, told] of mornings.entries()) {
    for (const all of months(told, 'all')) {
      const parts = told.months.filter(({ to, visit }) => to === all.to && visit !== 'all');
      found.push(all.answers - answersIn(parts));
      const before = mornings[at - 1]?.months.find(({ to, visit }) => to === all.to && visit === 'all');
      if (before) found.push(all.answers - before.answers);
      for (const part of parts) {
        const days = told.days.filter(
          ({ to, visit }) => visit === part.visit && to.slice(0, 7) === part.to.slice(0, 7),
        );
        // Only the last days are told: what is left is whole groups too.
        found.push(part.answers - answersIn(days));
      }
    }
    for (const day of told.days) {
      found.push(day.answers);
      const same = (figure: RatingFigure) =>
        figure.visit === day.visit && figure.to === day.to && figure.from === day.from;
      const earlier = mornings[at - 1]?.days ?? [];
      found.push(answersIn(told.days.filter(same)) - answersIn(earlier.filter(same)));
    }
  }
  return found.filter((many) => many > 0);
}

const lives = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 12 }),
    given: fc.array(
      fc.record({
        visit: fc.constantFrom(...kinds),
        many: fc.integer({ min: 1, max: 9 }),
        good: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    restarts: fc.boolean(),
  }),
  { minLength: 2, maxLength: 12 },
);
type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

function live(teller: Teller, life: Life): Told[] {
  let day = '2026-10-05';
  return life.map(({ days, given, restarts }) => {
    for (const { visit, many, good } of given) for (let n = 0; n < many; n += 1) teller.add(visit, good, day);
    if (restarts) teller.restart();
    day = addDays(day, days);
    return teller.told(day);
  });
}

test('I9: nothing that is told gives fewer than five answers, by whatever subtraction and over whatever time', () => {
  fc.assert(
    fc.property(lives, (life) => {
      expect(Math.min(5, ...bySubtraction(live(ours(), life)))).toBe(5);
    }),
    { numRuns: 12 },
  );
});

test('the same subtractions find small cells where only those of a day are hidden', () => {
  const life: Life = [
    {
      days: 1,
      given: [
        { visit: 'receipt', many: 9, good: true },
        { visit: 'refusal', many: 2, good: false },
      ],
      restarts: true,
    },
    { days: 40, given: [{ visit: 'receipt', many: 8, good: true }], restarts: false },
    { days: 1, given: [], restarts: false },
  ];
  expect(Math.min(...bySubtraction(live(naive(), life)))).toBe(2);
  expect(Math.min(5, ...bySubtraction(live(ours(), life)))).toBe(5);
});
