import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { type RatedKind, type RatingAnswer, ratedKind, reason, visitKind } from './answer.ts';
import { wilson } from './interval.ts';
import { smallestGroup } from './smallestGroup.ts';

/**
 * Answers of whole closed groups, at least five, beside how many were asked; `share` and bounds are 0…1. `all`
 * is every kind of visit, with those answers whose kind is not kept.
 */
export const ratingFigure = z.object({
  visit: z.enum([...visitKind.options, 'all']),
  from: localDate,
  to: localDate,
  answers: z.int(),
  /** Answers at level 4 or 5. */
  good: z.int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  invitations: z.int(),
});
export type RatingFigure = z.infer<typeof ratingFigure>;

/** What a leader reads of a month that is over. */
export const ratingMonth = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  figures: z.array(ratingFigure),
  reasons: z.array(z.object({ reason, answers: z.int() })),
  /** What was written, by the alphabet: nothing says with which face or after which visit. */
  words: z.array(z.string()),
});
export type RatingMonth = z.infer<typeof ratingMonth>;

/** Answers that were counted together: never fewer than five. */
export interface Counted {
  readonly visit: RatedKind;
  readonly from: string;
  readonly to: string;
  readonly answers: number;
  readonly good: number;
}

export const figureOf = (
  { from, to, answers, good }: Omit<Counted, 'visit'>,
  visit: RatingFigure['visit'],
  invitations: number,
): RatingFigure => ({
  visit,
  from,
  to,
  answers,
  good,
  share: good / answers,
  ...wilson(good, answers),
  invitations,
});

const lastDay = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
};

export const daysOf = (month: string) => ({ from: `${month}-01`, to: lastDay(month) });

/** The month a group counts in: that of its last day. */
export const monthOf = ({ to }: { readonly to: string }): string => to.slice(0, 7);

/** Months that are over, the newest first. */
export const monthsBefore = (groups: readonly { readonly to: string }[], today: string): string[] =>
  [...new Set(groups.map(monthOf))]
    .filter((month) => month < today.slice(0, 7))
    .sort()
    .reverse();

/**
 * Sums of whole groups, by kind and of all: the difference of any two of them is whole groups again, so that
 * none is smaller than five. `asked` counts the invitations of the month.
 */
export function monthFigures(
  month: string,
  groups: readonly Counted[],
  asked: (visit: Exclude<RatedKind, 'mixed'>) => number,
): RatingFigure[] {
  const days = daysOf(month);
  const sum = (kinds: readonly RatedKind[]) => {
    const of = groups.filter(({ visit }) => kinds.includes(visit));
    const total = (count: (group: Counted) => number) => of.reduce((all, group) => all + count(group), 0);
    return { ...days, answers: total(({ answers }) => answers), good: total(({ good }) => good) };
  };
  const all = visitKind.options.reduce((total, visit) => total + asked(visit), 0);
  return [
    figureOf(sum(ratedKind.options), 'all', all),
    ...visitKind.options.map((visit) => figureOf(sum([visit]), visit, asked(visit))),
  ].filter(({ answers }) => answers >= smallestGroup);
}

/** Reasons by how often they were given, and the words by the alphabet. */
export function saidIn(answers: readonly RatingAnswer[]): Pick<RatingMonth, 'reasons' | 'words'> {
  const counts = reason.options.map((one) => ({
    reason: one,
    answers: answers.filter(({ reasons }) => reasons.includes(one)).length,
  }));
  return {
    reasons: counts.filter((one) => one.answers > 0).sort((a, b) => b.answers - a.answers),
    words: answers
      .map(({ words }) => words.trim())
      .filter((words) => words !== '')
      .sort((a, b) => a.localeCompare(b, 'vi')),
  };
}
