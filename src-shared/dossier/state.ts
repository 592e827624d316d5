import type { DossierStatus } from '../contract/dossier.ts';
import type { PrintRequestedBody, ReceivedBody, ResultTakenBody, ReturnedBody } from './events.ts';

export interface Print extends PrintRequestedBody {
  readonly outcome: 'pending' | 'printed' | 'failed';
}

/** A dossier as its events say. `received` is null before the first of them. */
export interface DossierState {
  /** Number of events folded, unknown ones included. */
  readonly version: number;
  readonly received: ReceivedBody | null;
  readonly officialCode: string | null;
  readonly resultTaken: ResultTakenBody | null;
  readonly returned: ReturnedBody | null;
  readonly prints: readonly Print[];
  readonly dataDestroyed: boolean;
}

export const noDossier: DossierState = {
  version: 0,
  received: null,
  officialCode: null,
  resultTaken: null,
  returned: null,
  prints: [],
  dataDestroyed: false,
};

export const statusOf = (state: DossierState): DossierStatus =>
  state.returned ? 'returned' : state.resultTaken ? 'resultReady' : 'received';

/** Copies that came out of a printer or were saved; the next one is a reprint (trap 20). */
export const goodPrints = (state: DossierState): number =>
  state.prints.filter((print) => print.outcome === 'printed').length;
