import { z } from 'zod';
import { legalStatus, localDate } from '../calendar/types.ts';
import { formProfile } from './receipt.ts';

/** A sentence on paper that rests on a law: said only from the day that law is in force. */
const groundedText = z.object({
  text: z.string().min(1),
  from: localDate,
  status: legalStatus,
  source: z.string().min(1),
});

/**
 * The wording of Mẫu 01 in one generation of the forms (assets/profiles/forms-*.json): what the
 * circular prints, so that a new circular is a new file and no new code.
 */
export const formsProfile = z.object({
  id: formProfile,
  circular: z.string(),
  /** Null while the day was not read in a text. */
  inForceFrom: localDate.nullable(),
  /** Name of the receiving unit in headings, unless the ward gives its own. */
  unitName: z.string(),
  /** The same inside a sentence. */
  unitText: z.string(),
  receipt: z.object({
    name: z.string(),
    title: z.string(),
    /** How far layout and wording were checked against the circular's annex. */
    status: legalStatus,
    source: z.string().min(1),
    checkedOn: localDate,
    labels: z.object({
      number: z.string(),
      code: z.string(),
      lookupSecret: z.string(),
      unit: z.string(),
      applicant: z.string(),
      representative: z.string(),
      submitter: z.string(),
      address: z.string(),
      phone: z.string(),
      email: z.string(),
      subject: z.string(),
      components: z.string(),
      sets: z.string(),
      term: z.string(),
      acceptedAt: z.string(),
      dueAt: z.string(),
      resultAt: z.string(),
      fee: z.string(),
    }),
    /** Kept copy, given copy, and the form's own line where one sheet serves as either. */
    copies: z.object({ kept: z.string(), given: z.string(), either: z.string() }),
    table: z.object({ order: z.string(), name: z.string(), kind: z.string(), quantity: z.string() }),
    /** `{volume}` and `{number}` are filled in. */
    book: z.string(),
    sign: z.object({ left: z.string(), right: z.string(), hint: z.string() }),
    notes: z.object({ bring: z.string(), privacy: z.array(groundedText) }),
  }),
});
export type FormsProfile = z.infer<typeof formsProfile>;
