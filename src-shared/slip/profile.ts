import { z } from 'zod';
import { legalStatus, localDate } from '../calendar/types.ts';
import { formProfile } from './formProfile.ts';

const text = z.string().min(1);

/** A sentence on paper that rests on a law: said only from the day that law is in force. */
const groundedText = z.object({ text, from: localDate, status: legalStatus, source: text });

const formText = z.object({
  /** `Mẫu số 02 (TT 01/2018/TT-VPCP)`; empty for a sheet no circular has. */
  name: z.string(),
  title: text,
  /** How far layout and wording were checked against the circular's annex. */
  status: legalStatus,
  source: text,
  checkedOn: localDate,
  /** What follows `Số: n/`; null where none was found in a text. */
  numberSuffix: z.string().nullable(),
});
export type FormText = z.infer<typeof formText>;

const sign = z.object({ role: text, hint: z.string() });

const receiptText = formText.extend({
  labels: z.object({
    components: text,
    sets: text,
    term: text,
    acceptedAt: text,
    dueAt: text,
    resultAt: text,
    fee: text,
  }),
  /** `{volume}` and `{number}` are filled in. */
  book: text,
  signs: z.tuple([sign, sign]),
  bring: text,
});

const supplementText = formText.extend({
  /** The older name, by which many look for it; `{round}` is filled in. */
  alsoCalled: text,
  labels: z.object({ applicant: text, items: text, reason: text, note: text }),
  /** From the third slip on: `{number}`, `{date}` and `{signer}` of the decision behind it. */
  decision: text,
  apology: text,
  /** `{officer}`, `{unit}`, `{phone}`. */
  contact: text,
  contactWithoutPhone: text,
  signs: z.tuple([sign]),
});

const refusalText = formText.extend({
  /** `{unit}` is filled in. */
  statement: text,
  labels: z.object({ guidance: text }),
  closing: text,
  signs: z.tuple([sign, sign]),
});

const letterParts = {
  /** `{unit}` is filled in. */
  distribution: z.object({ label: text, to: z.array(text).min(1) }),
  signs: z.tuple([sign]),
};

const apologyText = formText.extend({
  labels: z.object({ applicant: text, code: text, due: text, newDue: text }),
  /** `{date}`, `{agency}`, `{field}`, `{procedure}`, `{applicant}`. */
  opening: text,
  statement: text,
  apology: text,
  /** On a copy made after ink and seal: `{number}`, `{date}`, `{signer}`. */
  signed: text,
  ...letterParts,
});

const stopText = formText.extend({
  labels: z.object({ applicant: text, acceptedAt: text, stoppedAt: text, request: text, ground: text }),
  statement: text,
  closing: text,
  ...letterParts,
});

const controlText = formText.extend({
  labels: z.object({
    agency: text,
    partners: text,
    applicant: text,
    procedure: text,
    acceptedAt: text,
    dueAt: text,
    giver: text,
    receiver: text,
    share: text,
  }),
  headings: z.tuple([text, text, text, text]),
  signs: z.tuple([text, text]),
});

const forwardingText = formText.extend({
  labels: z.object({
    agency: text,
    applicant: text,
    procedure: text,
    acceptedAt: text,
    dueAt: text,
    components: text,
    sets: text,
    forwardedAt: text,
  }),
  /** `{unit}` is filled in. */
  statement: text,
  copies: z.tuple([text, text]),
  signs: z.tuple([sign, sign]),
});

const precheckText = formText.extend({
  labels: z.object({
    applicant: text,
    have: text,
    missing: text,
    complete: text,
    conditional: text,
    blankForms: text,
  }),
  ticket: z.object({ title: text, text }),
  signs: z.tuple([sign]),
});

/**
 * The wording of the slips in one generation of the forms (assets/profiles/forms-*.json): what the
 * circular prints, so that a new circular is a new file and no new code.
 */
export const formsProfile = z.object({
  id: formProfile,
  circular: z.string(),
  /** Null while the day was not read in a text. */
  inForceFrom: localDate.nullable(),
  /** Name of the receiving unit in headings, unless the ward gives its own. */
  unitName: text,
  /** The same inside a sentence. */
  unitText: text,
  /** The ward's own agency inside a sentence; `{ward}` is filled in. */
  agencyText: text,
  /** Labels that several forms share. */
  labels: z.object({
    number: text,
    code: text,
    caseCode: text,
    lookupSecret: text,
    unit: text,
    applicant: text,
    representative: text,
    assistance: text,
    submitter: text,
    address: text,
    phone: text,
    email: text,
    subject: text,
    reason: text,
  }),
  /** Kept copy, given copy, and the form's own line where one sheet serves as either. */
  copies: z.object({ kept: text, given: text, either: text }),
  papersTable: z.object({ order: text, name: text, kind: text, quantity: text }),
  privacy: z.array(groundedText),
  receipt: receiptText,
  supplement: supplementText,
  refusal: refusalText,
  apology: apologyText,
  /** Null in a generation of forms that has none. */
  stop: stopText.nullable(),
  control: controlText,
  forwarding: forwardingText,
  precheck: precheckText,
});
export type FormsProfile = z.infer<typeof formsProfile>;
