import { z } from 'zod';
import { due, localDate } from '../calendar/types.ts';
import { intakeForm, personalData, resultChannel, submissionChannel } from '../dossier/intake.ts';
import {
  certificationRegister,
  dossierStatus,
  latenessReason,
  notifiedBy,
  paymentMethod,
  refusalGround,
  slipForm,
} from '../dossier/words.ts';
import { feeShown } from './catalogue.ts';
import { command, query } from './define.ts';

/** early, onTime, late: decided when the counter takes the result over. */
export const punctuality = z.enum(['early', 'onTime', 'late']);
export type Punctuality = z.infer<typeof punctuality>;

export const dossierRow = z.object({
  id: z.string(),
  /** The code to show: the official one when known, else the temporary one, `HD-…` before receipt. */
  code: z.string(),
  temporaryCode: z.string(),
  officialCode: z.string().nullable(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  phone: z.string(),
  status: dossierStatus,
  channel: submissionChannel.nullable(),
  /** Of the receipt; of the first slip for a case that is not received yet. */
  acceptedAt: z.string(),
  /** By law, moved by pauses alone; null before receipt. */
  due: due.nullable(),
  /** What the citizen was told last: the new day of an apology, else the due date. */
  appointment: due.nullable(),
  punctuality: punctuality.nullable(),
  /** Working days to the appointment while the term runs: 0 today, negative when past. */
  daysLeft: z.int().nullable(),
  /** The due moment by law has passed and no result is there. */
  late: z.boolean(),
  counter: z.string(),
  /** Who has the papers; empty before receipt. */
  holder: z.string(),
});
export type DossierRow = z.infer<typeof dossierRow>;

export const historyEntry = z.object({
  at: z.string(),
  actor: z.string(),
  type: z.string(),
  /** The event's open part; nothing about people in it. */
  body: z.record(z.string(), z.unknown()),
  /** Written at a counter and not taken into the dossier by the ward. */
  leftOut: z.literal(true).optional(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What the dossier page offers, in the order it offers it; names are those of the commands. */
export const actionName = z.enum([
  'handOver',
  'answerHandOver',
  'requestSupplement',
  'awaitPayment',
  'resume',
  'apologise',
  'takeResult',
  'return',
  'postResult',
  'recordDelivery',
  'recordNotCollected',
  'payFee',
  'recordOfficialCode',
  'correct',
  'recordExtraPaper',
  'attach',
  'detach',
  'recomputeDue',
  'withdraw',
  'stop',
  'requestPrint',
]);
export type ActionName = z.infer<typeof actionName>;

export const dossierAction = z.object({
  name: actionName,
  /** Null when allowed; else the code of the rule that forbids it now. */
  forbidden: z.string().nullable(),
});

/** Somebody the papers can be given to. */
export const party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), id: z.string().max(60), name: z.string().max(200) }),
  z.object({ kind: z.literal('agency'), name: z.string().trim().min(1).max(200) }),
]);

const named = z.object({ id: z.string(), name: z.string() });
export const decisionOnPaper = z.object({
  number: z.string().trim().min(1).max(60),
  date: localDate,
  signer: z.string().trim().min(1).max(200),
});

export const dossierDetail = z.object({
  row: dossierRow,
  /** Events of it that only a later release reads. */
  unread: z.int(),
  /** Null after the dossier's key was destroyed. */
  personal: personalData.nullable(),
  components: z.array(named.extend({ state: z.string(), originals: z.int(), copies: z.int() })),
  sets: z.int(),
  resultChannel: resultChannel.nullable(),
  submittedAt: z.string().nullable(),
  term: z.string(),
  fee: feeShown.nullable(),
  lookupSecret: z.string(),
  hash: z.string(),
  competentAgency: z.string().nullable(),
  mobile: z.string().nullable(),
  taker: z.object({ name: z.string(), paper: z.string() }).nullable(),
  supplements: z.array(
    z.object({
      slipId: z.string(),
      at: z.string(),
      round: z.int(),
      stage: z.enum(['beforeReceipt', 'afterReceipt']),
      items: z.array(named.extend({ reason: z.string() })),
      note: z.string(),
    }),
  ),
  refusal: z.object({ slipId: z.string(), ground: refusalGround, reason: z.string() }).nullable(),
  handOvers: z.array(
    z.object({
      handOverId: z.string(),
      at: z.string(),
      from: party,
      to: party,
      shareDue: due.nullable(),
      state: z.enum(['pending', 'confirmed', 'declined']),
    }),
  ),
  pauses: z.array(
    z.object({ from: z.string(), to: z.string().nullable(), reason: z.enum(['supplement', 'payment']) }),
  ),
  apologies: z.array(
    z.object({
      slipId: z.string(),
      at: z.string(),
      reason: latenessReason,
      text: z.string(),
      due,
      newDue: due.nullable(),
      inTime: z.boolean(),
      head: z.string(),
      signed: decisionOnPaper.nullable(),
      notified: z.array(z.object({ at: z.string(), how: notifiedBy, by: z.string() })),
    }),
  ),
  /** Last day on which an apology is in time; null where none can be made. */
  latestApologyDay: z.string().nullable(),
  /** Number and day of the resulting paper, and why it was declined. */
  result: z
    .object({ outcome: z.enum(['granted', 'declined']), paper: z.string(), text: z.string() })
    .nullable(),
  posted: z.object({ at: z.string(), tracking: z.string(), receiver: z.string() }).nullable(),
  ended: z.object({ slipId: z.string().nullable(), at: z.string(), texts: z.array(z.string()) }).nullable(),
  payments: z.array(
    z.object({
      paymentId: z.string(),
      at: z.string(),
      dong: z.int(),
      method: paymentMethod,
      receipt: z.object({ series: z.string(), number: z.string() }).nullable(),
      voided: z.boolean(),
      officer: z.string(),
    }),
  ),
  certified: z.array(
    z.object({
      register: certificationRegister,
      year: z.string(),
      number: z.int(),
      book: z.string().optional(),
      paper: z.string(),
      pages: z.int(),
      copies: z.int(),
      dong: z.int(),
    }),
  ),
  extraPapers: z.array(
    z.object({ how: z.enum(['demanded', 'volunteered']), at: z.string(), name: z.string() }),
  ),
  attachments: z.array(
    z.object({
      attachmentId: z.string(),
      at: z.string(),
      name: z.string(),
      media: z.string(),
      bytes: z.int(),
      component: z.string().nullable(),
      /** A PDF that opens with a password only. */
      locked: z.boolean(),
      /** missing: its file is gone from this machine; erased: with the personal data of the dossier. */
      /** coming: on its way from the ward server. */
      state: z.enum(['there', 'coming', 'missing', 'erased']),
    }),
  ),
  /** Every slip there is, with how often it came out well. */
  slips: z.array(z.object({ form: slipForm, slipId: z.string().nullable(), goodPrints: z.int() })),
  history: z.array(historyEntry),
  actions: z.array(dossierAction),
});
export type DossierDetail = z.infer<typeof dossierDetail>;

export const dossierList = z.enum([
  'today',
  'mine',
  'incoming',
  'dueSoon',
  'apologyDue',
  'late',
  'forLeader',
  'toTell',
  'paused',
  'waitingReturn',
  'posted',
  'guided',
  'otherAgency',
  'provisional',
  'noOfficialCode',
  'all',
]);
export type DossierList = z.infer<typeof dossierList>;

const id = z.uuid();
const rows = z.object({ rows: z.array(dossierRow), total: z.int() });

export const draftRow = z.object({
  id: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  savedAt: z.string(),
});

export const dossierContract = {
  /** Saves every change while typing; the id becomes the dossier's id on receipt. */
  'draft.save': command('counter', z.object({ id, form: intakeForm }), z.object({ savedAt: z.string() })),
  'draft.list': query('counter', z.object({}), z.object({ rows: z.array(draftRow) })),
  /** Also a case that was guided before: its form comes back from its slip. */
  'draft.get': query('counter', z.object({ id }), z.object({ id: z.string(), form: intakeForm })),
  'draft.discard': command('counter', z.object({ id }), z.object({})),
  /**
   * Receives the draft: one durable transaction, answered only when it is on disk. Repeating it for
   * the same id answers the same receipt. Fails with intake.invalid {fields} or a rule's code.
   */
  'dossier.receive': command('counter', z.object({ id, form: intakeForm }), dossierDetail),
  'dossier.list': query(
    'counter',
    z.object({ list: dossierList, limit: z.int().min(1).max(200), offset: z.int().min(0) }),
    rows,
  ),
  /** Code, slip QR, name with or without marks, phone digits, last digits of the code. */
  'dossier.search': query('counter', z.object({ text: z.string().max(200) }), rows),
  'dossier.get': query('counter', z.object({ id }), dossierDetail),
  /** Fails with officialCode.otherDay until a code of another day is confirmed, officialCode.taken, officialCode.*. */
  'dossier.recordOfficialCode': command(
    'counter',
    z.object({ id, code: z.string().max(60), confirmOtherDay: z.boolean().optional() }),
    dossierDetail,
  ),
} as const;
