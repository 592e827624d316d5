import fc from 'fast-check';
import { decide } from '../decide.ts';
import type { DossierEvent } from '../events.ts';
import { type DossierState, noDossier } from '../state.ts';
import { fold } from './life.ts';
import { commandAt, contextAt, later, type Step, step } from './steps.ts';

export interface Life {
  readonly events: readonly { readonly at: string; readonly event: DossierEvent }[];
  readonly state: DossierState;
}

/** What steps nobody planned leave behind: the events that were let through, and their state. */
export function liveBy({ begin, steps }: { begin: string; steps: readonly Step[] }): Life {
  let state = noDossier;
  let now = begin;
  const events: { at: string; event: DossierEvent }[] = [];
  for (const given of steps) {
    now = later(now, given.minutes);
    const decided = decide(state, commandAt(state, given, now), contextAt(now, given.actor));
    if (!decided.ok) continue;
    events.push(...decided.value.map((event) => ({ at: now, event })));
    state = fold(state, decided.value);
  }
  return { events, state };
}

/** Lives that begin in the three weeks around 20/11/2026. */
export const life: fc.Arbitrary<Life> = fc
  .record({
    begin: fc.constantFrom('2026-11-04T08:00', '2026-11-13T08:00', '2026-11-18T08:00', '2026-11-30T08:00'),
    steps: fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
  })
  .map(liveBy);

/** Periods of every length around them, single days and empty stretches too. */
export const periodAround: fc.Arbitrary<{ from: string; to: string }> = fc
  .tuple(fc.nat({ max: 70 }), fc.nat({ max: 40 }))
  .map(([start, days]) => ({
    from: later('2026-10-20T00:00', start * 1440).slice(0, 10),
    to: later('2026-10-20T00:00', (start + days) * 1440).slice(0, 10),
  }));
