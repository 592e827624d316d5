import type { Due, TimeLimit } from '../calendar/types.ts';
import type { FormProfile } from '../slip/receipt.ts';
import type { ComponentState, ResultChannel, SubmissionChannel } from './intake.ts';

/** Something that happened to a dossier. Bodies are open; what is about people stands in `sealed`. */
export type DossierEvent =
  | { readonly type: 'dossier.received'; readonly body: ReceivedBody }
  | { readonly type: 'dossier.officialCodeRecorded'; readonly body: { readonly officialCode: string } }
  | { readonly type: 'dossier.resultTaken'; readonly body: ResultTakenBody }
  | { readonly type: 'dossier.returned'; readonly body: ReturnedBody }
  | { readonly type: 'slip.printRequested'; readonly body: PrintRequestedBody }
  | { readonly type: 'slip.printFinished'; readonly body: PrintFinishedBody }
  | { readonly type: 'dossier.keyDestroyed'; readonly body: { readonly ground: string } };

/** An event as a log may hold it: types of later releases are kept verbatim and skipped. */
export interface AnyEvent {
  readonly type: string;
  readonly body: unknown;
}

export interface ReceivedComponent {
  readonly id: string;
  readonly name: string;
  readonly state: Exclude<ComponentState, 'none'>;
  readonly originals: number;
  readonly copies: number;
}

/** Whole đồng; null when the amount is not known. */
export interface ReceivedFee {
  readonly kind: 'amount' | 'exempt' | 'unknown';
  readonly dong: number | null;
  readonly text: string;
}

export interface ReceivedBody {
  /** `TAM-<counter>-YYMMDD-NNNN` until the province's system has given its own. */
  readonly code: string;
  readonly lookupSecret: string;
  readonly counter: string;
  readonly procedure: {
    readonly code: string;
    readonly effectiveFrom: string;
    readonly name: string;
    readonly field: string;
  };
  /** Which ward profile stood on the day: a renamed ward's old slips keep the old name (trap 19). */
  readonly ward: string;
  readonly profile: FormProfile;
  readonly officer: string;
  readonly channel: SubmissionChannel;
  readonly submittedAt: string;
  readonly acceptedAt: string;
  readonly limit: TimeLimit;
  /** Set when the published term could not be read and an officer gave it. */
  readonly limitGround: string | null;
  readonly due: Due;
  readonly components: readonly ReceivedComponent[];
  readonly sets: number;
  readonly resultChannel: ResultChannel;
  readonly fee: ReceivedFee;
  readonly book: { readonly volume: string; readonly number: number };
  readonly sealed: string;
}

export interface ResultTakenBody {
  readonly takenAt: string;
  readonly punctuality: 'early' | 'onTime' | 'late';
}

export interface ReturnedBody {
  readonly returnedAt: string;
  readonly how: 'counter';
  readonly who: 'applicant' | 'submitter' | 'other';
  readonly sealed: string;
}

export interface PrintRequestedBody {
  readonly printId: string;
  readonly form: '01';
  readonly layout: 'a5' | 'a4x2';
  readonly target: 'printer' | 'pdf';
  /** 0 until a print has succeeded; then the n of `In lại lần n`. */
  readonly reprint: number;
}

export interface PrintFinishedBody {
  readonly printId: string;
  readonly outcome: 'printed' | 'failed';
  readonly failure: string | null;
}
