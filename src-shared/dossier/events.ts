import { z } from 'zod';
import { due, timeLimit } from '../calendar/types.ts';
import { formProfile } from '../slip/formProfile.ts';
import { componentState, resultChannel, submissionChannel } from './intake.ts';
import {
  certificationRegister,
  delivery,
  latenessReason,
  notifiedBy,
  paymentMethod,
  proof,
  refusalGround,
  slipForm,
} from './words.ts';

/** An event as a log may hold it: types and versions of later releases are kept verbatim and skipped. */
export interface AnyEvent {
  readonly type: string;
  /** Of the body; left out where it was just decided. */
  readonly v?: number;
  readonly body: unknown;
}

/** AES-256-GCM under the dossier's key: names, reasons and whatever else is about people. */
const sealed = z.object({
  sealed: z.string(),
});

/** An official, by the name on the day: what is on paper stays as it was. */
export const staffRef = z.object({
  id: z.string(),
  name: z.string(),
});
export type StaffRef = z.infer<typeof staffRef>;

/** Who holds a dossier: a colleague here, or another agency that took it over. */
const party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: z.string(), name: z.string() }),
  z.object({ kind: z.literal('agency'), name: z.string() }),
]);
export type Party = z.infer<typeof party>;

/** Running number of a kind of paper within a year: `Số: 12/HDHS`. */
const bookNumber = z.object({
  volume: z.string(),
  number: z.int(),
});
export type BookNumber = z.infer<typeof bookNumber>;

const procedureRef = z.object({
  code: z.string(),
  effectiveFrom: z.string(),
  name: z.string(),
  field: z.string(),
});
export type ProcedureRef = z.infer<typeof procedureRef>;

/** Where and under which names a paper was issued: a renamed ward's old slips keep the old name (trap 19). */
const place = z.object({
  counter: z.string(),
  officer: z.string(),
  ward: z.string(),
  profile: formProfile,
});
export type Place = z.infer<typeof place>;

/** A person's case before receipt, as it stood when the first and each later slip was made. */
const openedBody = z.object({
  ...place.shape,
  ...sealed.shape,
  /** `HD-<counter>-YYMMDD-NNNN`, on the slip's QR, so that the next visit goes on with the same case. */
  code: z.string(),
  lookupSecret: z.string(),
  at: z.string(),
  procedure: procedureRef,
});
export type OpenedBody = z.infer<typeof openedBody>;

const namedComponent = z.object({
  id: z.string(),
  name: z.string(),
});
export type NamedComponent = z.infer<typeof namedComponent>;

/** A paper signed outside this program. */
const decision = z.object({
  number: z.string(),
  date: z.string(),
  signer: z.string(),
});
export type Decision = z.infer<typeof decision>;

/** Looked through at the guidance desk before receipt; nothing was asked for in writing yet. */
const precheckedBody = z.object({
  slipId: z.string(),
  at: z.string(),
  officer: z.string(),
  have: z.array(z.string()).readonly(),
  missing: z.array(namedComponent).readonly(),
});

const supplementRequestedBody = z.object({
  ...sealed.shape,
  slipId: z.string(),
  number: bookNumber,
  at: z.string(),
  officer: z.string(),
  stage: z.enum(['beforeReceipt', 'afterReceipt']),
  /** 1, 2, 3 … for one case, before and after receipt together (NĐ 63/2010 Đ.20.4). */
  round: z.int(),
  items: z.array(namedComponent).readonly(),
  /** Second slip: a leader. */
  approvedBy: staffRef.nullable(),
  /** Third and later: the chairman's decision, with an apology. */
  decision: decision.nullable(),
});
export type SupplementRequestedBody = z.infer<typeof supplementRequestedBody>;

const extraPaperBody = z.object({
  ...sealed.shape,
  at: z.string(),
  officer: staffRef,
});
export type ExtraPaperBody = z.infer<typeof extraPaperBody>;

const refusedBody = z.object({
  ...sealed.shape,
  slipId: z.string(),
  number: bookNumber,
  at: z.string(),
  officer: z.string(),
  ground: refusalGround,
});
export type RefusedBody = z.infer<typeof refusedBody>;

const receivedComponent = z.object({
  id: z.string(),
  name: z.string(),
  state: componentState.exclude(['none']),
  originals: z.int(),
  copies: z.int(),
});
export type ReceivedComponent = z.infer<typeof receivedComponent>;

/** Whole đồng; null when the amount is not known. */
const receivedFee = z.object({
  kind: z.enum(['amount', 'exempt', 'unknown']),
  dong: z.int().nullable(),
  text: z.string(),
});
export type ReceivedFee = z.infer<typeof receivedFee>;

const receivedBody = z.object({
  ...place.shape,
  ...sealed.shape,
  /** `TAM-<counter>-YYMMDD-NNNN` until the province's system has given its own. */
  code: z.string(),
  lookupSecret: z.string(),
  procedure: procedureRef,
  /** Missing in receipts of the first release. */
  officerId: z.string().optional(),
  channel: submissionChannel,
  submittedAt: z.string(),
  acceptedAt: z.string(),
  limit: timeLimit,
  /** Set when the published term could not be read and an officer gave it. */
  limitGround: z.string().nullable(),
  due: due,
  components: z.array(receivedComponent).readonly(),
  sets: z.int(),
  resultChannel: resultChannel,
  fee: receivedFee,
  book: bookNumber,
  /** Received for another agency of the province (phi địa giới, NĐ 118/2025); its own register. */
  competentAgency: z.string().nullable().optional(),
  /** Taken in outside the office, with the assignment it rests on. */
  mobile: z.string().nullable().optional(),
});
export type ReceivedBody = z.infer<typeof receivedBody>;

const correctedBody = z.object({
  ...sealed.shape,
  at: z.string(),
});

const handedOverBody = z.object({
  handOverId: z.string(),
  /** Many dossiers of one hand-over list share it. */
  list: z.string().nullable(),
  at: z.string(),
  from: party,
  to: party,
  /** A linked procedure's share of time for this agency, and when it ends. */
  share: timeLimit.nullable(),
  shareDue: due.nullable(),
});
export type HandedOverBody = z.infer<typeof handedOverBody>;

const handOverAnswerBody = z.object({
  handOverId: z.string(),
  at: z.string(),
  by: staffRef,
});
export type HandOverAnswerBody = z.infer<typeof handOverAnswerBody>;

const pausedBody = z.object({
  at: z.string(),
  reason: z.enum(['supplement', 'payment']),
  /** The slip that asks for it; null for a payment. */
  slipId: z.string().nullable(),
});
export type PausedBody = z.infer<typeof pausedBody>;

const resumedBody = z.object({
  at: z.string(),
  /** The due date after this and every earlier pause. */
  due: due,
  /** Papers that came in answer to a supplement slip. */
  components: z.array(receivedComponent).readonly(),
});

const apologisedBody = z.object({
  ...sealed.shape,
  slipId: z.string(),
  number: bookNumber,
  at: z.string(),
  officer: z.string(),
  reason: latenessReason,
  /** The appointment this apology is about. */
  due: due,
  /** Last day on which it was in time; after it the apology itself is a breach. */
  latestDay: z.string(),
  inTime: z.boolean(),
  /** Null on a second delay: no second new date (NĐ 61/2018 Đ.19). */
  newDue: due.nullable(),
  head: z.string(),
});
export type ApologisedBody = z.infer<typeof apologisedBody>;

const apologySignedBody = z.object({
  slipId: z.string(),
  at: z.string(),
  decision: decision,
});
export type ApologySignedBody = z.infer<typeof apologySignedBody>;

const applicantNotifiedBody = z.object({
  slipId: z.string(),
  at: z.string(),
  how: notifiedBy,
  by: staffRef,
});
export type ApplicantNotifiedBody = z.infer<typeof applicantNotifiedBody>;

const resultTakenBody = z.object({
  takenAt: z.string(),
  /** Against the due date moved by pauses alone; a reschedule does not make a late dossier timely. */
  punctuality: z.enum(['early', 'onTime', 'late']),
  /** declined: a written refusal to resolve. Missing in the first release, which knew granted only. */
  outcome: z.enum(['granted', 'declined']).optional(),
  reason: latenessReason.nullable().optional(),
  /** Number and day of the resulting paper, and why it was declined; about the case, so sealed. */
  sealed: z.string().optional(),
});
export type ResultTakenBody = z.infer<typeof resultTakenBody>;

const postedBody = z.object({
  ...sealed.shape,
  at: z.string(),
  tracking: z.string(),
});
export type PostedBody = z.infer<typeof postedBody>;

const deliveryRecordedBody = z.object({
  at: z.string(),
  outcome: delivery,
  proof: z.string(),
});

const notCollectedBody = z.object({
  at: z.string(),
  how: notifiedBy,
});
export type NotCollectedBody = z.infer<typeof notCollectedBody>;

const returnedBody = z.object({
  ...sealed.shape,
  returnedAt: z.string(),
  how: z.enum(['counter', 'post', 'online']),
  who: z.enum(['applicant', 'submitter', 'other']),
  /** How the right person was known; missing in the first release. `atOnce`: has not left since the receipt. */
  proof: z.union([proof, z.literal('atOnce')]).optional(),
  /** Who answers for it where the proof is a leader's word. */
  approvedBy: staffRef.optional(),
});
export type ReturnedBody = z.infer<typeof returnedBody>;

const endedBody = z.object({
  ...sealed.shape,
  at: z.string(),
  officer: z.string(),
  /** The stop notice (Mẫu 05 of 2025) has its own number; a withdrawal has none. */
  slipId: z.string().nullable(),
  number: bookNumber.nullable(),
});
export type EndedBody = z.infer<typeof endedBody>;

const feePaidBody = z.object({
  paymentId: z.string(),
  at: z.string(),
  dong: z.int(),
  method: paymentMethod,
  /** Issued by the official book or system, recorded here, never invented (TT 303/2016/TT-BTC). */
  receipt: z.object({ series: z.string(), number: z.string() }).nullable(),
  officer: staffRef,
  /** Short name of the counter whose drawer took it. */
  counter: z.string().optional(),
});
export type FeePaidBody = z.infer<typeof feePaidBody>;

const feeReceiptVoidedBody = z.object({
  paymentId: z.string(),
  at: z.string(),
  officer: staffRef,
});
export type FeeReceiptVoidedBody = z.infer<typeof feeReceiptVoidedBody>;

const certifiedEntry = z.object({
  register: certificationRegister,
  year: z.string(),
  /** From 1 each year, by kind of paper and not by visit (NĐ 23/2015 Đ.13). */
  number: z.int(),
  /** The volume, named by its counter, where several counters of a ward number side by side. */
  book: z.string().optional(),
  paper: z.string(),
  /** Pages of the original (trap 15). */
  pages: z.int(),
  copies: z.int(),
  dong: z.int(),
  /** Its own procedure, where a visit certifies papers under several. */
  procedure: z.string().optional(),
});
export type CertifiedEntry = z.infer<typeof certifiedEntry>;

const certifiedBody = z.object({
  at: z.string(),
  entries: z.array(certifiedEntry).readonly(),
  /** An e-certified copy: the request on the national portal. */
  portalRequest: z.string().nullable(),
  /** Name and title of who signed the certification. */
  signer: z.string().optional(),
});
export type CertifiedBody = z.infer<typeof certifiedBody>;

const attachedBody = z.object({
  ...sealed.shape,
  attachmentId: z.string(),
  at: z.string(),
  /** SHA-256 of the content, hex. */
  hash: z.string(),
  bytes: z.int(),
  media: z.string(),
  component: z.string().nullable(),
});
export type AttachedBody = z.infer<typeof attachedBody>;

const printRequestedBody = z.object({
  printId: z.string(),
  /** `01` in the first release. */
  form: z.union([slipForm, z.literal('01')]),
  /** Which of several slips of one form; null for the receipt and the control slip. */
  slipId: z.string().nullable().optional(),
  layout: z.enum(['a5', 'a4x2']),
  target: z.enum(['printer', 'pdf']),
  /** 0 until a print has succeeded; then the n of `In lại lần n`. */
  reprint: z.int(),
});
export type PrintRequestedBody = z.infer<typeof printRequestedBody>;

const printFinishedBody = z.object({
  printId: z.string(),
  outcome: z.enum(['printed', 'failed']),
  failure: z.string().nullable(),
});
export type PrintFinishedBody = z.infer<typeof printFinishedBody>;

/** The shape of the body of each event of a dossier. Bodies are open; what is about people stands in `sealed`. */
export const dossierBodies = {
  'dossier.opened': openedBody,
  'dossier.prechecked': precheckedBody,
  'dossier.supplementRequested': supplementRequestedBody,
  'dossier.extraPaperAttempted': extraPaperBody,
  'dossier.paperVolunteered': extraPaperBody,
  'dossier.refused': refusedBody,
  'dossier.received': receivedBody,
  'dossier.officialCodeRecorded': z.object({ officialCode: z.string() }),
  'dossier.corrected': correctedBody,
  'dossier.handedOver': handedOverBody,
  'dossier.handOverConfirmed': handOverAnswerBody,
  'dossier.handOverDeclined': z.object({ ...handOverAnswerBody.shape, ...sealed.shape }),
  'dossier.paused': pausedBody,
  'dossier.resumed': resumedBody,
  'dossier.dueRecomputed': z.object({ at: z.string(), due }),
  'dossier.apologised': apologisedBody,
  'dossier.apologySigned': apologySignedBody,
  'dossier.applicantNotified': applicantNotifiedBody,
  'dossier.resultTaken': resultTakenBody,
  'dossier.posted': postedBody,
  'dossier.deliveryRecorded': deliveryRecordedBody,
  'dossier.notCollected': notCollectedBody,
  'dossier.returned': returnedBody,
  'dossier.withdrawn': endedBody,
  'dossier.stopped': endedBody,
  'dossier.feePaid': feePaidBody,
  'dossier.feeReceiptVoided': feeReceiptVoidedBody,
  'dossier.certified': certifiedBody,
  'dossier.attached': attachedBody,
  'dossier.detached': z.object({ attachmentId: z.string(), at: z.string() }),
  'slip.printRequested': printRequestedBody,
  'slip.printFinished': printFinishedBody,
  'dossier.keyDestroyed': z.object({ ground: z.string() }),
} as const;

type Bodies = typeof dossierBodies;

/** Something that happened to a dossier. */
export type DossierEvent = {
  [T in keyof Bodies]: { readonly type: T; readonly body: z.infer<Bodies[T]> };
}[keyof Bodies];
