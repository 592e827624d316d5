import type { Due, TimeLimit } from '../calendar/types.ts';
import type { FormProfile } from '../slip/formProfile.ts';
import type { ComponentState, ResultChannel, SubmissionChannel } from './intake.ts';
import type {
  CertificationRegister,
  Delivery,
  LatenessReason,
  NotifiedBy,
  PaymentMethod,
  Proof,
  RefusalGround,
  SlipForm,
} from './words.ts';

/** Something that happened to a dossier. Bodies are open; what is about people stands in `sealed`. */
export type DossierEvent =
  | { readonly type: 'dossier.opened'; readonly body: OpenedBody }
  | { readonly type: 'dossier.prechecked'; readonly body: PrecheckedBody }
  | { readonly type: 'dossier.supplementRequested'; readonly body: SupplementRequestedBody }
  | { readonly type: 'dossier.extraPaperAttempted'; readonly body: ExtraPaperBody }
  | { readonly type: 'dossier.paperVolunteered'; readonly body: ExtraPaperBody }
  | { readonly type: 'dossier.refused'; readonly body: RefusedBody }
  | { readonly type: 'dossier.received'; readonly body: ReceivedBody }
  | { readonly type: 'dossier.officialCodeRecorded'; readonly body: { readonly officialCode: string } }
  | { readonly type: 'dossier.corrected'; readonly body: CorrectedBody }
  | { readonly type: 'dossier.handedOver'; readonly body: HandedOverBody }
  | { readonly type: 'dossier.handOverConfirmed'; readonly body: HandOverAnswerBody }
  | { readonly type: 'dossier.handOverDeclined'; readonly body: HandOverAnswerBody & Sealed }
  | { readonly type: 'dossier.paused'; readonly body: PausedBody }
  | { readonly type: 'dossier.resumed'; readonly body: ResumedBody }
  | { readonly type: 'dossier.dueRecomputed'; readonly body: { readonly at: string; readonly due: Due } }
  | { readonly type: 'dossier.apologised'; readonly body: ApologisedBody }
  | { readonly type: 'dossier.apologySigned'; readonly body: ApologySignedBody }
  | { readonly type: 'dossier.applicantNotified'; readonly body: ApplicantNotifiedBody }
  | { readonly type: 'dossier.resultTaken'; readonly body: ResultTakenBody }
  | { readonly type: 'dossier.posted'; readonly body: PostedBody }
  | { readonly type: 'dossier.deliveryRecorded'; readonly body: DeliveryRecordedBody }
  | { readonly type: 'dossier.notCollected'; readonly body: NotCollectedBody }
  | { readonly type: 'dossier.returned'; readonly body: ReturnedBody }
  | { readonly type: 'dossier.withdrawn'; readonly body: EndedBody }
  | { readonly type: 'dossier.stopped'; readonly body: EndedBody }
  | { readonly type: 'dossier.feePaid'; readonly body: FeePaidBody }
  | { readonly type: 'dossier.feeReceiptVoided'; readonly body: FeeReceiptVoidedBody }
  | { readonly type: 'dossier.certified'; readonly body: CertifiedBody }
  | { readonly type: 'dossier.attached'; readonly body: AttachedBody }
  | {
      readonly type: 'dossier.detached';
      readonly body: { readonly attachmentId: string; readonly at: string };
    }
  | { readonly type: 'slip.printRequested'; readonly body: PrintRequestedBody }
  | { readonly type: 'slip.printFinished'; readonly body: PrintFinishedBody }
  | { readonly type: 'dossier.keyDestroyed'; readonly body: { readonly ground: string } };

/** An event as a log may hold it: types and versions of later releases are kept verbatim and skipped. */
export interface AnyEvent {
  readonly type: string;
  /** Of the body; left out where it was just decided. */
  readonly v?: number;
  readonly body: unknown;
}

/** AES-256-GCM under the dossier's key: names, reasons and whatever else is about people. */
export interface Sealed {
  readonly sealed: string;
}

/** An official, by the name on the day: what is on paper stays as it was. */
export interface StaffRef {
  readonly id: string;
  readonly name: string;
}

/** Who holds a dossier: a colleague here, or another agency that took it over. */
export type Party =
  | { readonly kind: 'staff'; readonly id: string; readonly name: string }
  | { readonly kind: 'agency'; readonly name: string };

/** Running number of a kind of paper within a year: `Số: 12/HDHS`. */
export interface BookNumber {
  readonly volume: string;
  readonly number: number;
}

export interface ProcedureRef {
  readonly code: string;
  readonly effectiveFrom: string;
  readonly name: string;
  readonly field: string;
}

/** Where and under which names a paper was issued: a renamed ward's old slips keep the old name (trap 19). */
export interface Place {
  readonly counter: string;
  readonly officer: string;
  readonly ward: string;
  readonly profile: FormProfile;
}

/** A person's case before receipt, as it stood when the first and each later slip was made. */
export interface OpenedBody extends Place, Sealed {
  /** `HD-<counter>-YYMMDD-NNNN`, on the slip's QR, so that the next visit goes on with the same case. */
  readonly code: string;
  readonly lookupSecret: string;
  readonly at: string;
  readonly procedure: ProcedureRef;
}

/** Looked through at the guidance desk before receipt; nothing was asked for in writing yet. */
export interface PrecheckedBody {
  readonly slipId: string;
  readonly at: string;
  readonly officer: string;
  readonly have: readonly string[];
  readonly missing: readonly NamedComponent[];
}

export interface NamedComponent {
  readonly id: string;
  readonly name: string;
}

export interface SupplementRequestedBody extends Sealed {
  readonly slipId: string;
  readonly number: BookNumber;
  readonly at: string;
  readonly officer: string;
  readonly stage: 'beforeReceipt' | 'afterReceipt';
  /** 1, 2, 3 … for one case, before and after receipt together (NĐ 63/2010 Đ.20.4). */
  readonly round: number;
  readonly items: readonly NamedComponent[];
  /** Second slip: a leader. */
  readonly approvedBy: StaffRef | null;
  /** Third and later: the chairman's decision, with an apology. */
  readonly decision: Decision | null;
}

/** A paper signed outside this program. */
export interface Decision {
  readonly number: string;
  readonly date: string;
  readonly signer: string;
}

export interface ExtraPaperBody extends Sealed {
  readonly at: string;
  readonly officer: StaffRef;
}

export interface RefusedBody extends Sealed {
  readonly slipId: string;
  readonly number: BookNumber;
  readonly at: string;
  readonly officer: string;
  readonly ground: RefusalGround;
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

export interface ReceivedBody extends Place, Sealed {
  /** `TAM-<counter>-YYMMDD-NNNN` until the province's system has given its own. */
  readonly code: string;
  readonly lookupSecret: string;
  readonly procedure: ProcedureRef;
  /** Missing in receipts of the first release. */
  readonly officerId?: string;
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
  readonly book: BookNumber;
  /** Received for another agency of the province (phi địa giới, NĐ 118/2025); its own register. */
  readonly competentAgency?: string | null;
  /** Taken in outside the office, with the assignment it rests on. */
  readonly mobile?: string | null;
}

export interface CorrectedBody extends Sealed {
  readonly at: string;
}

export interface HandedOverBody {
  readonly handOverId: string;
  /** Many dossiers of one hand-over list share it. */
  readonly list: string | null;
  readonly at: string;
  readonly from: Party;
  readonly to: Party;
  /** A linked procedure's share of time for this agency, and when it ends. */
  readonly share: TimeLimit | null;
  readonly shareDue: Due | null;
}

export interface HandOverAnswerBody {
  readonly handOverId: string;
  readonly at: string;
  readonly by: StaffRef;
}

export interface PausedBody {
  readonly at: string;
  readonly reason: 'supplement' | 'payment';
  /** The slip that asks for it; null for a payment. */
  readonly slipId: string | null;
}

export interface ResumedBody {
  readonly at: string;
  /** The due date after this and every earlier pause. */
  readonly due: Due;
  /** Papers that came in answer to a supplement slip. */
  readonly components: readonly ReceivedComponent[];
}

export interface ApologisedBody extends Sealed {
  readonly slipId: string;
  readonly number: BookNumber;
  readonly at: string;
  readonly officer: string;
  readonly reason: LatenessReason;
  /** The appointment this apology is about. */
  readonly due: Due;
  /** Last day on which it was in time; after it the apology itself is a breach. */
  readonly latestDay: string;
  readonly inTime: boolean;
  /** Null on a second delay: no second new date (NĐ 61/2018 Đ.19). */
  readonly newDue: Due | null;
  readonly head: string;
}

export interface ApologySignedBody {
  readonly slipId: string;
  readonly at: string;
  readonly decision: Decision;
}

export interface ApplicantNotifiedBody {
  readonly slipId: string;
  readonly at: string;
  readonly how: NotifiedBy;
  readonly by: StaffRef;
}

export interface ResultTakenBody {
  readonly takenAt: string;
  /** Against the due date moved by pauses alone; a reschedule does not make a late dossier timely. */
  readonly punctuality: 'early' | 'onTime' | 'late';
  /** declined: a written refusal to resolve. Missing in the first release, which knew granted only. */
  readonly outcome?: 'granted' | 'declined';
  readonly reason?: LatenessReason | null;
  /** Number and day of the resulting paper, and why it was declined; about the case, so sealed. */
  readonly sealed?: string;
}

export interface PostedBody extends Sealed {
  readonly at: string;
  readonly tracking: string;
}

export interface DeliveryRecordedBody {
  readonly at: string;
  readonly outcome: Delivery;
  readonly proof: string;
}

export interface NotCollectedBody {
  readonly at: string;
  readonly how: NotifiedBy;
}

export interface ReturnedBody extends Sealed {
  readonly returnedAt: string;
  readonly how: 'counter' | 'post' | 'online';
  readonly who: 'applicant' | 'submitter' | 'other';
  /** How the right person was known; missing in the first release. `atOnce`: has not left since the receipt. */
  readonly proof?: Proof | 'atOnce';
  /** Who answers for it where the proof is a leader's word. */
  readonly approvedBy?: StaffRef;
}

export interface EndedBody extends Sealed {
  readonly at: string;
  readonly officer: string;
  /** The stop notice (Mẫu 05 of 2025) has its own number; a withdrawal has none. */
  readonly slipId: string | null;
  readonly number: BookNumber | null;
}

export interface FeePaidBody {
  readonly paymentId: string;
  readonly at: string;
  readonly dong: number;
  readonly method: PaymentMethod;
  /** Issued by the official book or system, recorded here, never invented (TT 303/2016/TT-BTC). */
  readonly receipt: { readonly series: string; readonly number: string } | null;
  readonly officer: StaffRef;
  /** Short name of the counter whose drawer took it. */
  readonly counter?: string;
}

export interface FeeReceiptVoidedBody {
  readonly paymentId: string;
  readonly at: string;
  readonly officer: StaffRef;
}

export interface CertifiedEntry {
  readonly register: CertificationRegister;
  readonly year: string;
  /** From 1 each year, by kind of paper and not by visit (NĐ 23/2015 Đ.13). */
  readonly number: number;
  readonly paper: string;
  /** Pages of the original (trap 15). */
  readonly pages: number;
  readonly copies: number;
  readonly dong: number;
  /** Its own procedure, where a visit certifies papers under several. */
  readonly procedure?: string;
}

export interface CertifiedBody {
  readonly at: string;
  readonly entries: readonly CertifiedEntry[];
  /** An e-certified copy: the request on the national portal. */
  readonly portalRequest: string | null;
  /** Name and title of who signed the certification. */
  readonly signer?: string;
}

export interface AttachedBody extends Sealed {
  readonly attachmentId: string;
  readonly at: string;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly bytes: number;
  readonly media: string;
  readonly component: string | null;
}

export interface PrintRequestedBody {
  readonly printId: string;
  /** `01` in the first release. */
  readonly form: SlipForm | '01';
  /** Which of several slips of one form; null for the receipt and the control slip. */
  readonly slipId?: string | null;
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
