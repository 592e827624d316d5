import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, fold, lived, next, processing } from '../sample/life.ts';
import { goodPrints, noDossier } from '../state.ts';
import type { SlipForm } from '../words.ts';

const print = (printId: string, form: SlipForm = 'receipt', slipId: string | null = null) =>
  ask.requestPrint({ printId, form, slipId });
const finish = (printId: string, outcome: 'printed' | 'failed' = 'printed') =>
  ask.finishPrint({ printId, outcome });

test('trap 20: the repeat of a failed print is not a reprint; a copy after a good one is', () => {
  const state = lived(
    ask.receive(),
    print('a'),
    finish('a', 'failed'),
    print('b'),
    finish('b'),
    print('c'),
    finish('c'),
    print('d'),
  );
  expect(state.prints.map(({ reprint }) => reprint)).toEqual([0, 0, 1, 2]);
  expect(goodPrints(state, 'receipt')).toBe(2);
});

test('trap 20: each slip counts its own prints', () => {
  const state = lived(
    ask.requestSupplement(),
    print('a', 'supplement', 's1'),
    finish('a'),
    ask.receive(),
    print('b'),
    finish('b'),
    print('c', 'supplement', 's1'),
  );
  expect(state.prints.map(({ reprint }) => reprint)).toEqual([0, 0, 1]);
  expect(goodPrints(state, 'supplement', 's2')).toBe(0);
});

test('an outcome is recorded once; a print asked for again under its own id is one print', () => {
  const printed = lived(ask.receive(), print('a'), finish('a'));
  expect(codeOf(printed, finish('a', 'failed'))).toBe('print.alreadyFinished');
  expect(codeOf(printed, finish('z'))).toBe('print.unknown');
  expect(eventsOf(printed, print('a'))).toEqual([]);
  expect(codeOf(noDossier, finish('a'))).toBe('dossier.unknown');
});

test('only a slip that was made is printed', () => {
  const forms: readonly [SlipForm, string | null, ReturnType<typeof lived>][] = [
    ['receipt', null, lived(ask.receive())],
    ['control', null, lived(ask.receive())],
    ['forwarding', null, lived(ask.receive())],
    ['precheck', 'p1', lived(ask.precheck())],
    ['supplement', 's1', lived(ask.requestSupplement())],
    ['refusal', 'r1', lived(ask.refuse())],
    ['apology', 'x1', next(processing(), ask.apologise())],
    ['stop', 'd1', next(processing(), ask.stop())],
  ];
  for (const [form, slipId, state] of forms) {
    expect(codeOf(state, print('a', form, slipId))).toBeNull();
    expect(codeOf(state, print('a', form, 'z9'))).toBe('slip.unknown');
    const elsewhere = form === 'supplement' ? lived(ask.precheck()) : lived(ask.requestSupplement());
    expect(codeOf(elsewhere, print('a', form, slipId))).toBe('slip.unknown');
  }
  expect(codeOf(noDossier, print('a'))).toBe('dossier.unknown');
  expect(codeOf(next(processing(), ask.withdraw()), print('a', 'stop', null))).toBe('slip.unknown');
});

test('prints of the first release, of one form known by its number, count as receipts', () => {
  const old = { printId: 'a', form: '01', layout: 'a5', target: 'printer', reprint: 0 };
  const state = fold(lived(ask.receive()), [
    { type: 'slip.printRequested', body: old },
    { type: 'slip.printFinished', body: { printId: 'a', outcome: 'printed', failure: null } },
  ]);
  expect(goodPrints(state, 'receipt')).toBe(1);
  expect(next(state, print('b')).prints[1]).toMatchObject({ reprint: 1 });
});
