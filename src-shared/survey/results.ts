import { wilson } from '../rating/interval.ts';
import { smallestGroup } from '../rating/smallestGroup.ts';
import { itemsOf, type Questionnaire } from './questionnaire.ts';

/** Answers at the levels 1 to 5. */
export type Counts = readonly [number, number, number, number, number];

/** What answers came to (domain §5.4); shares in 0…1. */
export interface Figure {
  readonly n: number;
  /** At level 4 or 5. */
  readonly good: number;
  readonly share: number;
  /** Wilson 95 % of the share. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  /** `mean ÷ 5`; of the two indices in use it is the one that is shown. */
  readonly index: number;
}

export interface Shown {
  readonly id: string;
  readonly text: string;
  /** Null where fewer than a group answered, or where it would tell what such a few said. */
  readonly figure: Figure | null;
  /** Nobody answered; else a null figure is one that is held back. */
  readonly empty: boolean;
}

export interface Results {
  readonly factors: readonly (Shown & { readonly items: readonly Shown[] })[];
  readonly overall: Shown;
}

const none: Counts = [0, 0, 0, 0, 0];
const total = (counts: Counts) => counts.reduce((sum, count) => sum + count, 0);
const added = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]], none);

/** Requires an answer. */
export function figureOf(counts: Counts): Figure {
  const n = total(counts);
  const good = counts[3] + counts[4];
  const mean = counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / n;
  return { n, good, share: good / n, ...wilson(good, n), mean, index: mean / 5 };
}

const isFew = (n: number) => n > 0 && n < smallestGroup;

const shown = (id: string, text: string, counts: Counts, held = isFew(total(counts))): Shown => ({
  id,
  text,
  figure: total(counts) === 0 || held ? null : figureOf(counts),
  empty: total(counts) === 0,
});

/**
 * Each item, each factor pooled over its items, and all of them. What few answered is held back, and so is a
 * sum from which it could be had by taking away what is shown.
 */
export function resultsOf(of: Pick<Questionnaire, 'factors'>, counts: readonly Counts[]): Results {
  const at = new Map(itemsOf(of).map((item, i) => [item, counts[i] ?? none] as const));
  const factors = of.factors.map(({ id, name, items }) => {
    const each = items.map((item) => at.get(item) ?? none);
    const hidden = total(added(each.filter((one) => isFew(total(one)))));
    const sum = added(each);
    return {
      ...shown(id, name, sum, isFew(total(sum)) || isFew(hidden)),
      items: items.map((item) => shown(item.id, item.text, at.get(item) ?? none)),
      sum,
      hidden,
    };
  });
  // Of factors that are not shown, what nobody can take away from the whole.
  const left = factors.reduce((sum, { figure, hidden }) => sum + (figure ? 0 : hidden), 0);
  const all = added(factors.map(({ sum }) => sum));
  return {
    factors: factors.map(({ sum: _, hidden: __, ...factor }) => factor),
    overall: shown('all', 'Chung', all, isFew(total(all)) || isFew(left)),
  };
}
