import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { formProfile } from './formProfile.ts';

const line = z.string().trim().min(1).max(200);
const maybe = z.string().trim().max(200);

/**
 * A ward as its slips name it from one day on. Renaming or merging adds a profile; a dossier keeps
 * the one it was received under (trap 19).
 */
export const wardProfile = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  effectiveFrom: localDate,
  formProfile,
  /** A made-up ward: its slips say that they have no legal value. */
  demonstration: z.boolean(),
  /** `ỦY BAN NHÂN DÂN PHƯỜNG …`, first line of the heading. */
  authority: line,
  wardName: line,
  /** Second line of the heading; empty takes the name of the form profile. */
  unitName: maybe,
  /** Before the date on the slip. */
  place: line,
  counterName: line,
  address: maybe,
  hotline: maybe,
  email: maybe,
  website: maybe,
  /** Working days the ward gives itself to answer feedback; 15 where it has not said (domain §6, UNVERIFIED). */
  feedbackReplyDays: z.int().min(1).max(60).optional(),
  /** Agency identifier in dossier codes; null while the province's code is not known. */
  agencyCode: z
    .string()
    .regex(/^[0-9A-Z]{1,4}(\.[0-9A-Z]{1,4}){0,4}$/)
    .nullable(),
  /** What follows `Số: n/`. The official suffix of Mẫu 01 was not found in a text, so none is invented. */
  receiptNumberSuffix: z
    .string()
    .regex(/^\p{Lu}[\p{Lu}\d.-]{0,29}$/u)
    .nullable(),
});
export type WardProfile = z.infer<typeof wardProfile>;
