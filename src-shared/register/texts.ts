import { z } from 'zod';
import { legalStatus, localDate } from '../calendar/types.ts';
import { formProfile } from '../slip/formProfile.ts';
import { provinceField } from './provinceEntry.ts';

const text = z.string().min(1);

/** How far a wording or an order was checked, and against what. */
const checked = z.object({ status: legalStatus, source: text, checkedOn: localDate });

/** The columns of the register, in the order of the form. */
export const registerColumn = z.enum([
  'number',
  'code',
  'procedure',
  'sets',
  'applicant',
  'contact',
  'agency',
  'accepted',
  'due',
  'returned',
  'how',
  'signature',
  'note',
]);
export type RegisterColumn = z.infer<typeof registerColumn>;

/** The wording of the register (assets/registers/register.json): a new circular is a new text and no new code. */
export const registerTexts = checked.extend({
  names: z.record(formProfile, text),
  title: text,
  /** Its own book for dossiers received for another agency of the province. */
  otherAgencyTitle: text,
  volume: text,
  field: text,
  counter: text,
  /** `{count}` is filled in. */
  total: text,
  /** Over the columns of days. */
  datesHeading: text,
  headings: z.record(registerColumn, text),
});
export type RegisterTexts = z.infer<typeof registerTexts>;

/** The fields of the province's entry form in its order (assets/registers/province-entry.json). */
export const provinceTexts = checked.extend({
  fields: z.array(z.object({ id: provinceField, label: text })).min(1),
});
export type ProvinceTexts = z.infer<typeof provinceTexts>;
