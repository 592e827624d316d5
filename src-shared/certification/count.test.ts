import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Fee, procedureVersion } from '../procedure/version.ts';
import { countVisit } from './count.ts';
import { certificationKinds, kindOf } from './kinds.ts';

const file = join(import.meta.dirname, '..', '..', 'assets', 'catalogue', 'chung-thuc.json');
const versions = z.array(procedureVersion).parse(JSON.parse(readFileSync(file, 'utf8')));
const shipped = new Map(
  versions.flatMap(({ code, channels }) =>
    channels.flatMap(({ channel, fee }) => (channel === 'inPerson' ? [[code, fee] as const] : [])),
  ),
);
const feeOf = (code: string) => shipped.get(code);
const line = (procedure: string, pages = 1, copies = 1) => ({ procedure, paper: 'x', pages, copies });

const sum = (...lines: ReturnType<typeof line>[]) => {
  const counted = countVisit(lines, feeOf, false);
  return counted.ok ? counted.value.fee.dong : counted.error.code;
};

test.each([
  [1, 2000],
  [2, 4000],
  [3, 5000],
  [5, 7000],
  [10, 12_000],
  [198, 200_000],
  [199, 200_000],
])('trap 15: a copy of an original of %i pages costs %i đ, by the catalogue that ships', (pages, dong) => {
  expect(sum(line('2.000815', pages))).toBe(dong);
  expect(sum(line('2.000815', pages, 4))).toBe(4 * dong);
});

test('TT 226/2016: a signature costs by paper, a transaction once however many originals', () => {
  expect(sum(line('2.000884', 9, 3))).toBe(30_000);
  expect(sum(line('2.000992', 1, 2))).toBe(20_000);
  for (const [code, dong] of [
    ['2.001035', 50_000],
    ['2.001406', 50_000],
    ['2.001019', 50_000],
    ['2.000913', 30_000],
  ] as const)
    expect(sum(line(code, 8, 5))).toBe(dong);
});

test('every kind offered here is a procedure that ships, is done the same day, and its fee is known', () => {
  for (const { procedure } of certificationKinds) {
    const terms = versions
      .find(({ code }) => code === procedure)
      ?.channels.find(({ channel }) => channel === 'inPerson');
    expect([procedure, terms?.time.kind]).toEqual([procedure, 'sameDay']);
    expect(typeof sum(line(procedure))).toBe('number');
  }
  expect(new Set(certificationKinds.map(({ register }) => register)).size).toBe(4);
  expect(kindOf('1.001193')).toBeNull();
});

test('trap 14: zero, exempt and unknown stay three things', () => {
  const of = (fee: Fee | undefined, exempt = false) => countVisit([line('2.000884')], () => fee, exempt);
  expect(of({ kind: 'amount', dong: 0, per: 'case', note: '' })).toMatchObject({
    value: { fee: { kind: 'amount', dong: 0, text: '0 đ' } },
  });
  expect(of({ kind: 'exempt', note: '' })).toMatchObject({ value: { fee: { kind: 'exempt', dong: 0 } } });
  expect(of({ kind: 'amount', dong: 10_000, per: 'case', note: '' }, true)).toMatchObject({
    value: { fee: { kind: 'exempt', dong: 0 } },
  });
  expect(of({ kind: 'unknown', text: '' })).toMatchObject({
    error: { code: 'certification.feeUnknown', details: { name: 'Chữ ký, điểm chỉ' } },
  });
  expect(of(undefined)).toMatchObject({ error: { code: 'certification.notHere' } });
});

test('a sum is the sum of its lines, whole đồng, whatever is brought', () => {
  const any = fc.record({
    procedure: fc.constantFrom(...certificationKinds.map(({ procedure }) => procedure)),
    paper: fc.constant('x'),
    pages: fc.integer({ min: 1, max: 5000 }),
    copies: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 10 }), (lines) => {
      const counted = countVisit(lines, feeOf, false);
      if (!counted.ok) throw new Error(counted.error.code);
      const { fee, lines: each } = counted.value;
      expect(each.every((dong) => Number.isSafeInteger(dong) && dong > 0)).toBe(true);
      expect(fee.dong).toBe(each.reduce((all, one) => all + one, 0));
    }),
  );
});

test('nonsense counts are refused', () => {
  expect(sum(line('2.000884', 1, 0))).toBe('fee.badCount');
  expect(sum(line('2.000815', 0, 1))).toBe('fee.badCount');
});
