import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messages } from '../text/messages.ts';
import { decide, forbids } from './decide.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Happened } from './sample/happened.ts';
import { breaches } from './sample/law.ts';
import { fold } from './sample/life.ts';
import { commandAt, contextAt, later, type Step, step } from './sample/steps.ts';
import { type DossierState, noDossier, openPause, statusOf } from './state.ts';
import { dossierStatus } from './words.ts';

/** Before the week of 24/11, and before a year that is not announced yet. */
const begins = fc.constantFrom('2026-11-18T08:00', '2026-11-18T08:00', '2026-12-28T08:00');

interface Life {
  readonly events: readonly Happened[];
  readonly state: DossierState;
  readonly refusals: ReadonlySet<string>;
}

function live({ begin, steps }: { begin: string; steps: readonly Step[] }): Life {
  let state = noDossier;
  let now = begin;
  const events: Happened[] = [];
  const refusals = new Set<string>();
  for (const given of steps) {
    now = later(now, given.minutes);
    const context = contextAt(now, given.actor);
    const command = commandAt(state, given, now);
    const decided = decide(state, command, context);
    const forbidden = forbids(state, command.type, given.actor.role);
    if (decided.ok) {
      expect(forbidden).toBeNull();
      events.push(...decided.value.map((event) => ({ event, context })));
      state = fold(state, decided.value);
    } else {
      if (forbidden) expect(decided.error.code).toBe(forbidden);
      refusals.add(decided.error.code);
    }
    if (state.resultTaken || state.withdrawn || state.stopped || state.returned)
      expect(openPause(state)).toBeNull();
  }
  return { events, state, refusals };
}

const life = fc.record({
  begin: begins,
  steps: fc.array(step, { minLength: 1, maxLength: 45, size: 'max' }),
});

test('no sequence of commands, at any time and by anyone, reaches what the law forbids', () => {
  const seen = new Set<DossierEvent['type']>();
  const statuses = new Set<string>();
  fc.assert(
    fc.property(life, (given) => {
      const { events, state, refusals } = live(given);
      expect(breaches(events)).toEqual([]);
      expect(state.version).toBe(events.length);
      for (const code of refusals) {
        expect(code).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
        expect(Object.hasOwn(messages, code)).toBe(true);
      }
      for (const { event } of events) seen.add(event.type);
      statuses.add(statusOf(state));
    }),
    { numRuns: 2000 },
  );
  // The walk is worth its time only where it gets about.
  expect(seen.size).toBeGreaterThan(30);
  expect(statuses.size).toBeGreaterThan(dossierStatus.options.length - 2);
});

test('the state is what its events say, and events of a later release change nothing but the count', () => {
  fc.assert(
    fc.property(life, (given) => {
      const { events, state } = live(given);
      const kept = JSON.parse(JSON.stringify(events.map(({ event }) => event))) as DossierEvent[];
      expect(fold(noDossier, kept)).toEqual(JSON.parse(JSON.stringify(state)));
      const counted = { ...state, version: state.version + 1, unread: state.unread + 1 };
      for (const later of [
        { type: 'dossier.fromTheFuture', body: { x: 1 } },
        ...kept.map(({ type }) => ({ type, v: 2, body: null })),
      ])
        expect(evolve(state, later)).toEqual(counted);
    }),
    { numRuns: 100 },
  );
});
