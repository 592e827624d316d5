import type { DecideContext, DossierCommand } from '../commands.ts';
import { decide } from '../decide.ts';
import type { AnyEvent, DossierEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { type DossierState, noDossier } from '../state.ts';
import { ask } from './commands.ts';
import { calendar, friday, receiver, specialist } from './world.ts';

// A dossier's life in one line each, for tests.

const here: DecideContext = { now: friday, calendar, actor: receiver };

/** The code a command is refused with, or null. */
export function codeOf(
  state: DossierState,
  command: DossierCommand,
  change: Partial<DecideContext> = {},
): string | null {
  const decided = decide(state, command, { ...here, ...change });
  return decided.ok ? null : decided.error.code;
}

/** What a command makes; throws where it is refused. */
export function eventsOf(
  state: DossierState,
  command: DossierCommand,
  change: Partial<DecideContext> = {},
): readonly DossierEvent[] {
  const decided = decide(state, command, { ...here, ...change });
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}

export const fold = (state: DossierState, events: readonly AnyEvent[]): DossierState =>
  events.reduce(evolve, state);

/** The state after one more command. */
export const next = (
  state: DossierState,
  command: DossierCommand,
  change: Partial<DecideContext> = {},
): DossierState => fold(state, eventsOf(state, command, change));

/** The state after commands given on the first day by the officer at the counter. */
export const lived = (...commands: readonly DossierCommand[]): DossierState =>
  commands.reduce((state, command) => next(state, command), noDossier);

/** Received, and in the hands of the specialist. */
export const processing = (): DossierState =>
  next(lived(ask.receive(), ask.handOver()), ask.answerHandOver(), { actor: specialist });
