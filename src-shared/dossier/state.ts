import type { Due } from '../calendar/types.ts';
import type {
  ApologisedBody,
  ApologySignedBody,
  ApplicantNotifiedBody,
  AttachedBody,
  CertifiedBody,
  EndedBody,
  FeePaidBody,
  HandedOverBody,
  HandOverAnswerBody,
  NotCollectedBody,
  OpenedBody,
  Party,
  PausedBody,
  PostedBody,
  PrintRequestedBody,
  ReceivedBody,
  ReceivedComponent,
  RefusedBody,
  ResultTakenBody,
  ReturnedBody,
  SupplementRequestedBody,
} from './events.ts';
import type { DossierStatus, SlipForm } from './words.ts';

export interface Print extends Omit<PrintRequestedBody, 'form' | 'slipId'> {
  readonly form: SlipForm;
  readonly slipId: string | null;
  readonly outcome: 'pending' | 'printed' | 'failed';
}

export interface HandOver extends HandedOverBody {
  readonly confirmed: HandOverAnswerBody | null;
  readonly declined: HandOverAnswerBody | null;
}

/** An interval in which the term does not run; `to` is null while it lasts. */
export interface PauseInterval {
  readonly from: string;
  readonly to: string | null;
  readonly reason: PausedBody['reason'];
  readonly slipId: string | null;
}

export interface Apology extends ApologisedBody {
  readonly signed: ApologySignedBody | null;
  readonly notified: readonly ApplicantNotifiedBody[];
}

export interface Payment extends FeePaidBody {
  readonly voided: boolean;
}

/** A dossier as its events say. `received` is null before receipt; `opened` holds the case until then. */
export interface DossierState {
  /** Number of events folded, unknown ones included. */
  readonly version: number;
  readonly opened: OpenedBody | null;
  readonly precheckedAt: string | null;
  /** The last slip of a look through the papers before receipt. */
  readonly precheckSlipId: string | null;
  readonly supplements: readonly SupplementRequestedBody[];
  readonly refused: RefusedBody | null;
  readonly received: ReceivedBody | null;
  /** What is about people as last recorded: on opening, on receipt, by a correction. */
  readonly sealed: string | null;
  readonly officialCode: string | null;
  /** Papers in hand: those of the receipt and those that came after a supplement slip. */
  readonly components: readonly ReceivedComponent[];
  readonly handOvers: readonly HandOver[];
  readonly pauses: readonly PauseInterval[];
  /** The due date by law, moved by pauses alone: what on time is measured against. */
  readonly due: Due | null;
  readonly apologies: readonly Apology[];
  readonly resultTaken: ResultTakenBody | null;
  readonly posted: PostedBody | null;
  readonly notCollected: readonly NotCollectedBody[];
  readonly returned: ReturnedBody | null;
  readonly withdrawn: EndedBody | null;
  readonly stopped: EndedBody | null;
  readonly payments: readonly Payment[];
  readonly certified: readonly CertifiedBody[];
  readonly attachments: readonly AttachedBody[];
  readonly prints: readonly Print[];
  readonly dataDestroyed: boolean;
  /** Events that only a later release reads: what they changed is not known here. */
  readonly unread: number;
}

export const noDossier: DossierState = {
  version: 0,
  opened: null,
  precheckedAt: null,
  precheckSlipId: null,
  supplements: [],
  refused: null,
  received: null,
  sealed: null,
  officialCode: null,
  components: [],
  handOvers: [],
  pauses: [],
  due: null,
  apologies: [],
  resultTaken: null,
  posted: null,
  notCollected: [],
  returned: null,
  withdrawn: null,
  stopped: null,
  payments: [],
  certified: [],
  attachments: [],
  prints: [],
  dataDestroyed: false,
  unread: 0,
};

/** The hand-over that waits for its receiver, if any; nobody waits for papers that went back to the citizen. */
export const pendingHandOver = ({ handOvers, withdrawn, stopped }: DossierState): HandOver | null =>
  withdrawn || stopped
    ? null
    : (handOvers.find(({ confirmed, declined }) => !confirmed && !declined) ?? null);

export const openPause = (state: DossierState): PauseInterval | null =>
  state.pauses.find(({ to }) => to === null) ?? null;

/** Who has the papers now: whoever last confirmed a hand-over, at first the officer who received them. */
export function holderOf({ handOvers, received }: DossierState): Party | null {
  const last = handOvers.findLast(({ confirmed }) => confirmed !== null);
  if (last) return last.to;
  return received ? { kind: 'staff', id: received.officerId ?? '', name: received.officer } : null;
}

const moment = ({ date, at }: Due) => `${date}T${at}`;

/** The day the citizen is to come: the new one of an apology, or the due date where a later pause moved it further. */
export function appointmentOf({ apologies, due }: DossierState): Due | null {
  const promised = apologies.findLast(({ newDue }) => newDue !== null)?.newDue ?? null;
  if (!promised || !due) return due;
  return moment(promised) > moment(due) ? promised : due;
}

export function statusOf(state: DossierState): DossierStatus {
  if (state.stopped) return 'stopped';
  if (state.withdrawn) return 'withdrawn';
  if (state.returned) return 'returned';
  if (state.posted) return 'posted';
  if (state.resultTaken) return 'resultReady';
  const pause = openPause(state);
  if (pause) return pause.reason === 'payment' ? 'awaitingPayment' : 'awaitingSupplement';
  if (state.received) return state.handOvers.some(({ confirmed }) => confirmed) ? 'processing' : 'received';
  return state.refused ? 'refused' : 'guided';
}

/** Copies of a slip that came out of a printer or were saved; the next one is a reprint (trap 20). */
export const goodPrints = (state: DossierState, form: SlipForm, slipId: string | null = null): number =>
  state.prints.filter(
    (print) => print.form === form && print.slipId === slipId && print.outcome === 'printed',
  ).length;
