import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeDue, formatDong, openWaivers } from './fee.ts';
import type { Fee } from './version.ts';

const copies: Fee = {
  kind: 'pages',
  firstPages: 2,
  firstPageDong: 2000,
  nextPageDong: 1000,
  capDong: 200_000,
  note: '',
};
const dong = (fee: Fee, pages: number, n = 1) => {
  const found = feeDue(fee, { pages, copies: n }, false);
  return found.ok ? found.value.dong : found.error.code;
};

test.each([
  [1, 2000],
  [2, 4000],
  [3, 5000],
  [5, 7000],
  [10, 12_000],
  [198, 200_000],
  [199, 200_000],
  [5000, 200_000],
])('TT 226/2016: a certified copy of %i pages costs %i đ', (pages, expected) => {
  expect(dong(copies, pages)).toBe(expected);
});

test('trap 15: the cap is for each copy, by pages of the original', () => {
  expect(dong(copies, 3, 4)).toBe(20_000);
  expect(dong(copies, 300, 3)).toBe(600_000);
});

test('trap 14: zero, exempt and unknown are three different things', () => {
  const count = { pages: 1, copies: 1 };
  const zero = feeDue({ kind: 'amount', dong: 0, per: 'dossier', note: '' }, count, false);
  const exempt = feeDue({ kind: 'exempt', note: '' }, count, false);
  const unknown = feeDue({ kind: 'unknown', text: '' }, count, false);
  expect([zero, exempt, unknown].map((f) => f.ok && [f.value.kind, f.value.dong])).toEqual([
    ['amount', 0],
    ['exempt', 0],
    ['unknown', null],
  ]);
  expect(feeDue({ kind: 'ceiling', maxDong: 150_000, note: '' }, count, false)).toMatchObject({
    value: { dong: null },
  });
  expect(feeDue(copies, count, true)).toMatchObject({ value: { kind: 'exempt', dong: 0 } });
});

test('amounts are whole đồng, never less for more pages, never above the cap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 400 }), (pages, n) => {
      const [less, more] = [Number(dong(copies, pages, n)), Number(dong(copies, pages + 1, n))];
      expect(Number.isInteger(less)).toBe(true);
      expect(more).toBeGreaterThanOrEqual(less);
      expect(more).toBeLessThanOrEqual(200_000 * n);
    }),
  );
});

test('nonsense counts are refused', () => {
  for (const n of [0, -1, 1.5, Number.NaN]) expect(dong(copies, n)).toBe('fee.badCount');
});

test('money is set in groups of three', () => {
  expect([0, 500, 12_000, 1_234_567].map(formatDong)).toEqual(['0 đ', '500 đ', '12.000 đ', '1.234.567 đ']);
});

test('“miễn phí” of the portal with a fee that the province’s council sets says that it must be compared', () => {
  const note = 'Mức lệ phí cụ thể do Hội đồng nhân dân cấp tỉnh quyết định';
  const due = feeDue({ kind: 'exempt', note }, { pages: 1, copies: 1 }, false);
  expect(due).toMatchObject({ value: { kind: 'exempt', dong: 0, text: expect.stringContaining('HĐND') } });
});

test('a waiver is open on its first and last day and not outside; it changes no amount by itself', () => {
  const waiver = {
    from: '2026-08-15',
    to: '2027-02-28',
    text: 'Miễn phí theo TT 117/2026/TT-BTC',
    condition: 'VNeID mức 2',
    status: 'PARTIAL' as const,
    source: 'dẫn lại',
    checkedOn: '2026-11-23',
  };
  const open = (day: string) => openWaivers({ waivers: [waiver] }, day).length;
  expect(['2026-08-14', '2026-08-15', '2027-02-28', '2027-03-01'].map(open)).toEqual([0, 1, 1, 0]);
  expect(dong({ kind: 'amount', dong: 8000, per: 'copy', note: '' }, 1, 2)).toBe(16_000);
});
