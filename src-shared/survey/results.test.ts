import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, figureOf, resultsOf } from './results.ts';

test('domain §5.4: the worked vector', () => {
  const figure = figureOf([0, 1, 1, 3, 2]);
  expect(figure).toMatchObject({ n: 7, good: 5 });
  expect(figure.share).toBeCloseTo(0.714, 3);
  expect(figure.mean).toBeCloseTo(3.857, 3);
  expect(figure.index).toBeCloseTo(0.771, 3);
  expect(figure.low).toBeCloseTo(0.359, 3);
  expect(figure.high).toBeCloseTo(0.918, 3);
});

const items = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i}`, text: `${prefix}${i}` }));
const factors = [
  { id: 'a', name: 'A', items: items('a', 2) },
  { id: 'b', name: 'B', items: items('b', 3) },
];

test('a factor is pooled over its items, the whole over its factors; a blank is no answer', () => {
  const { factors: shown, overall } = resultsOf({ factors }, [
    [0, 0, 0, 5, 5],
    [10, 0, 0, 0, 0],
    [0, 0, 10, 0, 0],
    [0, 0, 0, 0, 10],
    [0, 0, 0, 0, 0],
  ]);
  expect(shown.map(({ figure }) => [figure?.n, figure?.good])).toEqual([
    [20, 10],
    [20, 10],
  ]);
  expect(shown[1]?.items.map(({ figure, empty }) => [figure?.n, empty])).toEqual([
    [10, false],
    [10, false],
    [undefined, true],
  ]);
  expect(overall.figure).toMatchObject({ n: 40, good: 20 });
});

test('what fewer than five answered is held back, and the sums it could be taken from', () => {
  const { factors: shown, overall } = resultsOf({ factors }, [
    [0, 0, 0, 3, 0],
    [0, 0, 0, 10, 0],
    [0, 0, 0, 10, 0],
    [0, 0, 0, 10, 0],
    [0, 0, 0, 10, 0],
  ]);
  expect(shown[0]).toMatchObject({ figure: null, empty: false });
  expect(shown[0]?.items[0]).toMatchObject({ figure: null, empty: false });
  expect(shown[1]?.figure?.n).toBe(30);
  expect(overall.figure).toBeNull();
});

const count = fc.nat(4);
const counts = fc.tuple(count, count, count, count, count) as fc.Arbitrary<Counts>;

test('no sum that is shown tells of fewer than five answers, whatever is taken away from it', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 5, maxLength: 5 }), (all) => {
      const { factors: shown, overall } = resultsOf({ factors }, all);
      const n = all.map((one) => one.reduce((sum, each) => sum + each, 0));
      const few = (rest: number) => rest > 0 && rest < 5;
      const parts = [n.slice(0, 2), n.slice(2)];
      for (const [i, { figure, items: each }] of shown.entries()) {
        for (const [k, item] of each.entries()) expect(item.figure === null).toBe((parts[i]?.[k] ?? 0) < 5);
        const rest = (figure?.n ?? 0) - each.reduce((sum, item) => sum + (item.figure?.n ?? 0), 0);
        if (figure) expect(few(rest)).toBe(false);
      }
      if (!overall.figure) return;
      const known = shown.map(
        ({ figure, items: each }) => figure?.n ?? each.reduce((sum, item) => sum + (item.figure?.n ?? 0), 0),
      );
      expect(few(overall.figure.n - known.reduce((sum, each) => sum + each, 0))).toBe(false);
    }),
  );
});
