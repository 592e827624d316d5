import { type DossierState, openPause, pendingHandOver } from '../state.ts';

// Why a command cannot be done in the state a dossier is in: the same few questions for every rule.

/** Null once received. */
export const notReceived = (state: DossierState): string | null => {
  if (state.received) return null;
  return state.refused ? 'dossier.refused' : 'dossier.unknown';
};

/** Null while it can still be worked on: received, its data there, nothing final recorded. */
export function closed(state: DossierState): string | null {
  if (state.stopped) return 'dossier.stopped';
  if (state.withdrawn) return 'dossier.withdrawn';
  if (state.returned) return 'dossier.alreadyReturned';
  return notReceived(state) ?? (state.dataDestroyed ? 'dossier.dataDestroyed' : null);
}

/** Null while no result has come to the counter. */
export const resolved = (state: DossierState): string | null =>
  closed(state) ?? (state.resultTaken ? 'dossier.resultAlreadyTaken' : null);

/** Null while the term runs and the papers are in somebody's hands. */
export const notRunning = (state: DossierState): string | null =>
  resolved(state) ??
  (openPause(state) ? 'dossier.paused' : pendingHandOver(state) ? 'dossier.handOverOpen' : null);

/** Null while a result waits at the counter. */
export function noResultWaiting(state: DossierState): string | null {
  const end = closed(state);
  if (end) return end;
  if (state.posted) return 'dossier.alreadyPosted';
  return state.resultTaken ? null : 'dossier.resultNotThere';
}
