import type { Role } from '../contract/session.ts';
import { forbids } from '../dossier/decide.ts';
import type { AnyEvent, DossierEvent } from '../dossier/events.ts';
import { isDossierEvent, isReadable } from '../dossier/eventVersions.ts';
import { evolve } from '../dossier/evolve.ts';
import { type DossierState, pendingHandOver } from '../dossier/state.ts';
import { changes, commandOf, onceOnly, writesOver } from './facts.ts';

/**
 * Something on paper, in somebody's hands or paid is among them: they stay, whatever the rules say now. What
 * only a later release reads may be such.
 */
export const hasFact = (events: readonly AnyEvent[]): boolean =>
  events.some((event) => !isReadable(event) || !changes.has(event.type));

/**
 * The first reason, by the rules every command is decided by, why these events could not happen to a
 * dossier in this state; null where they could, or where the state is not all known: then the device that
 * decided them knew more. `role` is null where nobody can say who acted.
 */
export function forbidden(
  state: DossierState,
  events: readonly AnyEvent[],
  role: Role | null,
): string | null {
  let now = state;
  let last = '';
  for (const event of events) {
    const reason = follows(event, last) ? null : reasonOf(now, event, role);
    if (reason && now.unread === 0) return reason;
    now = evolve(now, event);
    last = event.type;
  }
  return null;
}

/** The second event of one command: the rule was asked before the first. */
const partOf: Partial<Record<DossierEvent['type'], DossierEvent['type']>> = {
  'dossier.paused': 'dossier.supplementRequested',
  'dossier.returned': 'dossier.deliveryRecorded',
};

const follows = (event: AnyEvent, last: string) => isDossierEvent(event) && partOf[event.type] === last;

function reasonOf(state: DossierState, event: AnyEvent, role: Role | null): string | null {
  if (!isDossierEvent(event)) return null;
  if (event.type === 'dossier.handOverConfirmed' || event.type === 'dossier.handOverDeclined') {
    if (pendingHandOver(state)?.handOverId !== event.body.handOverId) return 'handOver.nonePending';
  }
  return forbids(state, commandOf[event.type], role ?? 'administrator');
}

/**
 * Why events clash with what happened elsewhere and was not known when they were decided; null where they do
 * not. What only a later release reads may clash with anything.
 */
export function clash(events: readonly AnyEvent[], unseen: readonly AnyEvent[]): string | null {
  if (unseen.length > 0 && [...events, ...unseen].some((event) => !isReadable(event)))
    return 'sync.newerRelease';
  const happened = new Set(unseen.map(({ type }) => type));
  for (const { type } of events) {
    if (writesOver[type]?.some((other) => happened.has(other))) return 'sync.writtenOver';
    if (onceOnly.has(type) && happened.has(type)) return 'sync.twice';
  }
  return null;
}
