import type { ProcedureVersion } from '../../procedure/version.ts';
import type { DossierEvent, OpenedBody, ProcedureRef } from '../events.ts';
import type { DossierState } from '../state.ts';

/** A case before receipt as the screen holds it; code and secret are used only for its first slip. */
export type Opening = Omit<OpenedBody, 'at' | 'procedure'>;

export const procedureRef = ({ code, effectiveFrom, name, field }: ProcedureVersion): ProcedureRef => ({
  code,
  effectiveFrom,
  name,
  field,
});

/** Whether this is the version a dossier was received under: later lists ask for other papers. */
export const isVersionOf = (ref: ProcedureRef, { code, effectiveFrom }: ProcedureVersion): boolean =>
  ref.code === code && ref.effectiveFrom === effectiveFrom;

/** Why a slip before receipt cannot be made, or null. */
export const beforeReceipt = (state: DossierState): string | null => {
  if (state.received) return 'dossier.alreadyReceived';
  if (state.dataDestroyed) return 'dossier.dataDestroyed';
  return state.refused ? 'dossier.refused' : null;
};

/** The case as it stands now. Code and secret stay those of the first slip, so that its QR finds it. */
export function opened(
  state: DossierState,
  opening: Opening,
  procedure: ProcedureVersion,
  at: string,
): DossierEvent {
  const { code, lookupSecret } = state.opened ?? opening;
  return {
    type: 'dossier.opened',
    body: { ...opening, code, lookupSecret, at, procedure: procedureRef(procedure) },
  };
}
