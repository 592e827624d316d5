import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../dossier/decide.ts';
import { ask } from '../dossier/sample/commands.ts';
import { eventsOf, fold, lived, next, processing } from '../dossier/sample/life.ts';
import { commandAt, contextAt, later, step } from '../dossier/sample/steps.ts';
import { specialist } from '../dossier/sample/world.ts';
import { noDossier } from '../dossier/state.ts';
import { clash, forbidden, hasFact } from './stands.ts';

test('what a counter decided stands on the state it was decided on, whoever did it', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 45, size: 'max' });
  fc.assert(
    fc.property(steps, (given) => {
      let state = noDossier;
      let now = '2026-11-18T08:00';
      for (const one of given) {
        now = later(now, one.minutes);
        const decided = decide(state, commandAt(state, one, now), contextAt(now, one.actor));
        if (!decided.ok) continue;
        expect(forbidden(state, decided.value, one.actor.role)).toBeNull();
        state = fold(state, decided.value);
      }
    }),
    { numRuns: 500 },
  );
});

test('a result taken over at two counters is refused the second time, with the rule of the counter', () => {
  const taken = eventsOf(processing(), ask.takeResult());
  expect(hasFact(taken)).toBe(false);
  expect(forbidden(fold(processing(), taken), taken, null)).toBe('dossier.resultAlreadyTaken');
});

test('a hand-over answered twice is not pending; a role is asked for where it is known', () => {
  const pending = lived(ask.receive(), ask.handOver());
  const answer = eventsOf(pending, ask.answerHandOver(), { actor: specialist });
  expect(forbidden(fold(pending, answer), answer, null)).toBe('handOver.nonePending');
  const taken = eventsOf(processing(), ask.takeResult());
  expect(forbidden(processing(), taken, 'specialist')).toBe('role.counterOnly');
});

test('paper and hands are facts; a fact with a change in one commit is a fact', () => {
  const slip = eventsOf(processing(), ask.requestSupplement());
  expect(slip.map(({ type }) => type)).toContain('dossier.paused');
  expect(hasFact(slip)).toBe(true);
  expect(hasFact([{ type: 'dossier.fromTheFuture', body: {} }])).toBe(true);
});

test('two corrections at once clash, one seen before does not; an apology twice is one too many', () => {
  const corrected = { type: 'dossier.corrected', body: {} };
  const apologised = { type: 'dossier.apologised', body: {} };
  expect(clash([corrected], [corrected])).toBe('sync.writtenOver');
  expect(clash([corrected], [])).toBeNull();
  expect(clash([apologised], [apologised])).toBe('sync.twice');
  expect(clash([apologised], [corrected])).toBeNull();
});

test('events of a later release forbid nothing and only count', () => {
  const future = { type: 'dossier.fromTheFuture', body: { x: 1 } };
  expect(forbidden(next(noDossier, ask.receive()), [future], 'receiver')).toBeNull();
});

test('a later version of an event is a fact, and clashes with whatever was not seen with it', () => {
  const later = { type: 'dossier.corrected', v: 2, body: null };
  const printed = { type: 'slip.printRequested', body: {} };
  expect(hasFact([later])).toBe(true);
  expect(clash([later], [])).toBeNull();
  expect(clash([later], [printed])).toBe('sync.newerRelease');
  expect(clash([printed], [later])).toBe('sync.newerRelease');
});

test('where only a later release knows the whole state, what its device decided stands', () => {
  const taken = eventsOf(processing(), ask.takeResult());
  const beyond = fold(fold(processing(), taken), [{ type: 'dossier.fromTheFuture', body: {} }]);
  expect(forbidden(fold(processing(), taken), taken, null)).toBe('dossier.resultAlreadyTaken');
  expect(forbidden(beyond, taken, null)).toBeNull();
});

test('what the cash book and the certification registers fold is never turned down: they are not folded anew', () => {
  for (const type of ['dossier.certified', 'dossier.feePaid', 'dossier.feeReceiptVoided'])
    expect(hasFact([{ type, body: {} }]), type).toBe(true);
});
