import { exhaustive } from '../result.ts';
import type { AnyEvent, DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

const known = new Set<string>([
  'dossier.received',
  'dossier.officialCodeRecorded',
  'dossier.resultTaken',
  'dossier.returned',
  'slip.printRequested',
  'slip.printFinished',
  'dossier.keyDestroyed',
] satisfies DossierEvent['type'][]);

const isKnown = (event: AnyEvent): event is DossierEvent => known.has(event.type);

/** Folds one event into the state: pure and total, unknown types only count (I4). */
export function evolve(before: DossierState, event: AnyEvent): DossierState {
  const state = { ...before, version: before.version + 1 };
  if (!isKnown(event)) return state;
  switch (event.type) {
    case 'dossier.received':
      return { ...state, received: event.body };
    case 'dossier.officialCodeRecorded':
      return { ...state, officialCode: event.body.officialCode };
    case 'dossier.resultTaken':
      return { ...state, resultTaken: event.body };
    case 'dossier.returned':
      return { ...state, returned: event.body };
    case 'slip.printRequested':
      return { ...state, prints: [...state.prints, { ...event.body, outcome: 'pending' }] };
    case 'slip.printFinished': {
      const { printId, outcome } = event.body;
      return { ...state, prints: state.prints.map((p) => (p.printId === printId ? { ...p, outcome } : p)) };
    }
    case 'dossier.keyDestroyed':
      return { ...state, dataDestroyed: true };
    default:
      return exhaustive(event);
  }
}
