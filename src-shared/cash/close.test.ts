import { expect, test } from 'vitest';
import { type CloseDay, closeDay } from './close.ts';

const books = { closed: false, cash: 68_000, taken: 80_000, receipts: 4 };
const context = { now: '2026-11-20T17:00', officer: { id: 'nv-01', name: 'A' } };
const close = (change: Partial<CloseDay> = {}, state = books) =>
  closeDay(
    state,
    { counter: 'Q1', day: '2026-11-20', openingFloat: 200_000, counted: 268_000, note: '', ...change },
    context,
  );
const codeOf = (result: ReturnType<typeof close>) => (result.ok ? 'ok' : result.error.code);

test('a drawer that agrees is closed without a word; cash alone is expected in it', () => {
  expect(close()).toMatchObject({
    value: [
      {
        type: 'cash.closed',
        body: { expected: 268_000, counted: 268_000, difference: 0, taken: 80_000, receipts: 4, note: '' },
      },
    ],
  });
});

test('a difference is recorded with its sign, and only with a reason', () => {
  expect(close({ counted: 267_000 })).toMatchObject({
    error: { code: 'cash.noteNeeded', details: { difference: -1000 } },
  });
  expect(codeOf(close({ counted: 270_000, note: '  ' }))).toBe('cash.noteNeeded');
  expect(close({ counted: 267_000, note: ' Trả nhầm ' })).toMatchObject({
    value: [{ body: { difference: -1000, note: 'Trả nhầm' } }],
  });
});

test('a day is closed once, not before it comes, in whole đồng', () => {
  expect(codeOf(close({}, { ...books, closed: true }))).toBe('cash.alreadyClosed');
  expect(codeOf(close({ day: '2026-11-21' }))).toBe('cash.futureDay');
  for (const bad of [-1, 0.5, Number.NaN, 2 ** 60]) {
    expect(codeOf(close({ counted: bad }))).toBe('cash.badAmount');
    expect(codeOf(close({ openingFloat: bad }))).toBe('cash.badAmount');
  }
});

test('a day with nothing in it, and one that is over, can be closed', () => {
  const empty = { closed: false, cash: 0, taken: 0, receipts: 0 };
  expect(codeOf(close({ openingFloat: 0, counted: 0, day: '2026-11-19' }, empty))).toBe('ok');
});
