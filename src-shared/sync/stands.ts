import type { Role } from '../contract/session.ts';
import { forbids } from '../dossier/decide.ts';
import type { AnyEvent, DossierEvent, HandOverAnswerBody } from '../dossier/events.ts';
import { evolve } from '../dossier/evolve.ts';
import { type DossierState, pendingHandOver } from '../dossier/state.ts';
import { changes, commandOf, onceOnly, writesOver } from './facts.ts';

const isKnown = (type: string): type is DossierEvent['type'] => Object.hasOwn(commandOf, type);

/** Something on paper, in somebody's hands or paid is among them: they stay, whatever the rules say now. */
export const hasFact = (events: readonly AnyEvent[]): boolean =>
  events.some(({ type }) => !changes.has(type));

/**
 * The first reason, by the rules every command is decided by, why these events could not happen to a
 * dossier in this state; null where they could. `role` is null where nobody can say who acted.
 */
export function forbidden(
  state: DossierState,
  events: readonly AnyEvent[],
  role: Role | null,
): string | null {
  let now = state;
  let last = '';
  for (const event of events) {
    const reason = follows(event.type, last) ? null : reasonOf(now, event, role);
    if (reason) return reason;
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

const follows = (type: string, last: string) => isKnown(type) && partOf[type] === last;

function reasonOf(state: DossierState, { type, body }: AnyEvent, role: Role | null): string | null {
  if (!isKnown(type)) return null;
  if (type === 'dossier.handOverConfirmed' || type === 'dossier.handOverDeclined') {
    const { handOverId } = body as HandOverAnswerBody;
    if (pendingHandOver(state)?.handOverId !== handOverId) return 'handOver.nonePending';
  }
  return forbids(state, commandOf[type], role ?? 'administrator');
}

/** Why events clash with what happened elsewhere and was not known when they were decided; null where they do not. */
export function clash(events: readonly AnyEvent[], unseen: readonly AnyEvent[]): string | null {
  const happened = new Set(unseen.map(({ type }) => type));
  for (const { type } of events) {
    if (writesOver[type]?.some((other) => happened.has(other))) return 'sync.writtenOver';
    if (onceOnly.has(type) && happened.has(type)) return 'sync.twice';
  }
  return null;
}
