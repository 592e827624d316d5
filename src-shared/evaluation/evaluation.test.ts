import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask } from '../dossier/sample/commands.ts';
import { lived, next, processing } from '../dossier/sample/life.ts';
import { life, periodAround } from '../dossier/sample/lives.ts';
import { type DossierFacts, factsOf } from './facts.ts';
import { firstTimeOf, totalOf } from './firstTime.ts';
import { isOverdue, type Lateness, latenessOf, lateShare, lookedAt } from './lateness.ts';
import { dayAfter, type Period, periodInWords, periodName, periodOn, within } from './period.ts';
import { isBalanced, standingOf } from './standing.ts';
import { percent, shareInWords } from './words.ts';

const november: Period = { from: '2026-11-01', to: '2026-11-30' };

test('brought forward and received are resolved, in progress, stopped and withdrawn, in any period of any lives', () => {
  const seen = {
    broughtForward: 0,
    resolved: 0,
    inProgress: 0,
    stopped: 0,
    withdrawn: 0,
    refused: 0,
    guided: 0,
  };
  fc.assert(
    fc.property(fc.array(life, { maxLength: 12 }), periodAround, (lives, of) => {
      const counts = standingOf(
        lives.map(({ state }) => factsOf(state)),
        of,
      );
      expect(isBalanced(counts)).toBe(true);
      for (const name of Object.keys(seen) as (keyof typeof seen)[]) seen[name] += counts[name];
    }),
    { numRuns: 300 },
  );
  // A walk that never meets a stopped dossier would prove nothing about one.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
});

test('two periods that meet hand their dossiers on: what is in progress at the end is brought forward', () => {
  fc.assert(
    fc.property(fc.array(life, { maxLength: 8 }), periodAround, periodAround, (lives, first, length) => {
      const facts = lives.map(({ state }) => factsOf(state));
      const to = length.to > dayAfter(first.to) ? length.to : dayAfter(first.to);
      const second = standingOf(facts, { from: dayAfter(first.to), to });
      expect(second.broughtForward).toBe(standingOf(facts, first).inProgress);
    }),
    { numRuns: 200 },
  );
});

test('refused and guided before receipt stand outside; a refusal to resolve is a result', () => {
  const declined = next(processing(), ask.takeResult({ outcome: 'declined' }));
  const all = [
    lived(ask.refuse()),
    lived(ask.requestSupplement()),
    declined,
    lived(ask.receive(), ask.withdraw()),
    lived(ask.receive(), ask.stop()),
  ].map(factsOf);
  expect(standingOf(all, november)).toEqual({
    broughtForward: 0,
    received: 3,
    resolved: 1,
    inProgress: 0,
    stopped: 1,
    withdrawn: 1,
    refused: 1,
    guided: 1,
  });
});

test('a clock set back before the receipt loses no dossier', () => {
  const back = { ...factsOf(processing()), resolvedAt: '2026-10-02T09:00' };
  const counts = standingOf([back], november);
  expect(counts).toMatchObject({ received: 1, resolved: 1, inProgress: 0 });
  expect(isBalanced(counts)).toBe(true);
});

const counts = (change: Partial<Lateness>): Lateness => ({
  early: 0,
  onTime: 0,
  late: 0,
  openOverdue: 0,
  rescheduled: 0,
  paused: 0,
  ...change,
});

test('trap 1: "tối thiểu không quá 2 %" means at most 2 %: 1 of 50 is within, 21 of 1000 is not', () => {
  expect(lateShare(counts({ onTime: 49, late: 1 }))).toMatchObject({ share: 0.02, withinLine: true });
  expect(lateShare(counts({ onTime: 50 }))).toMatchObject({ share: 0, withinLine: true });
  expect(lateShare(counts({ early: 979, late: 20, openOverdue: 1 }))).toMatchObject({ withinLine: false });
  expect(lateShare(counts({}))).toMatchObject({ of: 0, share: null });
});

test('late share: late results and open overdue ones, over results and open overdue ones', () => {
  const { bad, of, share } = lateShare(counts({ early: 10, onTime: 30, late: 5, openOverdue: 5, paused: 9 }));
  expect([bad, of, share]).toEqual([10, 50, 0.2]);
});

test('a reschedule makes no late dossier timely: it stays late against the first due date', () => {
  const moved = next(processing(), ask.apologise({ newDate: '2026-12-01' }));
  expect(latenessOf([factsOf(moved)], november, '2026-11-27T08:00')).toEqual(
    counts({ openOverdue: 1, rescheduled: 1 }),
  );
});

test('a pause before the due moment holds the term; one begun after it hides nothing', () => {
  const paused = next(processing(), ask.awaitPayment());
  const inTime = latenessOf([factsOf(paused)], november, '2026-11-30T08:00');
  expect(inTime).toEqual(counts({ paused: 1 }));
  const late = next(processing(), ask.awaitPayment(), { now: '2026-11-27T08:00' });
  expect(latenessOf([factsOf(late)], november, '2026-11-30T08:00')).toEqual(
    counts({ openOverdue: 1, paused: 1 }),
  );
});

test('open dossiers of a period that is over are looked at on its last day, of a running one now', () => {
  expect(lookedAt(november, '2026-11-20T09:00')).toBe('2026-11-20T09:00');
  expect(lookedAt(november, '2026-12-20T09:00')).toBe('2026-11-30T23:59');
  expect(isOverdue({ dueAt: '2026-11-26T17:00', pausedAt: null }, '2026-11-26T17:00')).toBe(false);
  expect(isOverdue({ dueAt: '2026-11-26T17:00', pausedAt: null }, '2026-11-26T17:01')).toBe(true);
});

test('right the first time: no supplement slip before receipt or after it, by procedure', () => {
  const base = factsOf(processing());
  const facts = (procedureCode: string, supplements: number): DossierFacts => ({
    ...base,
    procedureCode,
    supplements,
  });
  const rows = firstTimeOf([facts('1.0', 0), facts('1.0', 1), facts('2.0', 0)], november);
  expect(rows).toEqual([
    { procedureCode: '1.0', received: 2, right: 1 },
    { procedureCode: '2.0', received: 1, right: 1 },
  ]);
  expect(totalOf(rows)).toEqual({ received: 3, right: 2 });
  const later = next(lived(ask.receive()), ask.requestSupplement({ opening: null }));
  expect(firstTimeOf([factsOf(later)], november)).toMatchObject([{ received: 1, right: 0 }]);
});

test('periods of reports end today, but for the month that is over', () => {
  const days = Object.fromEntries(
    periodName.options.map((name) => [name, Object.values(periodOn(name, '2026-11-20')).join(' ')]),
  );
  expect(days).toEqual({
    day: '2026-11-20 2026-11-20',
    month: '2026-11-01 2026-11-20',
    lastMonth: '2026-10-01 2026-10-31',
    quarter: '2026-10-01 2026-11-20',
    halfYear: '2026-07-01 2026-11-20',
    nineMonths: '2026-01-01 2026-09-30',
    year: '2026-01-01 2026-11-20',
  });
  expect(periodOn('lastMonth', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(periodInWords(november)).toBe('từ ngày 01/11/2026 đến ngày 30/11/2026');
  expect(within(november, '2026-11-30T23:59')).toBe(true);
  expect(within(november, '2026-12-01T00:00')).toBe(false);
});

test('a share is said in words with its number; nothing counted is no share', () => {
  expect(shareInWords(3, 180)).toBe('3/180 hồ sơ (1,67 %)');
  expect(percent(51 / 2500)).toBe('2,04 %');
  expect(shareInWords(0, 0)).toBe('chưa có hồ sơ nào để tính');
});
