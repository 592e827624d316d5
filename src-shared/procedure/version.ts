import { z } from 'zod';
import { legalStatus, localDate, timeLimit } from '../calendar/types.ts';

/** The three ways a procedure can be carried out (cách thức thực hiện). */
export const procedureChannel = z.enum(['inPerson', 'online', 'post']);
export type ProcedureChannel = z.infer<typeof procedureChannel>;

/** Zero, unknown, exempt and by formula are different things (domain trap 14). Amounts in whole đồng. */
export const fee = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('amount'),
    dong: z.int().min(0),
    per: z.enum(['dossier', 'copy', 'case', 'person', 'document']),
    note: z.string(),
  }),
  z.object({ kind: z.literal('ceiling'), maxDong: z.int().min(1), note: z.string() }),
  z.object({ kind: z.literal('exempt'), note: z.string() }),
  /** Paid by page of the original: `firstPages` pages at one price, the rest at another, capped per copy. */
  z.object({
    kind: z.literal('pages'),
    firstPages: z.int().min(1),
    firstPageDong: z.int().min(0),
    nextPageDong: z.int().min(0),
    capDong: z.int().min(0),
    note: z.string(),
  }),
  z.object({ kind: z.literal('unknown'), text: z.string() }),
]);
export type Fee = z.infer<typeof fee>;

/** The time limit of one channel; `unknown` keeps the text that could not be read. */
export const channelTime = z.union([timeLimit, z.object({ kind: z.literal('unknown'), text: z.string() })]);
export type ChannelTime = z.infer<typeof channelTime>;

/**
 * A time in which some people do not pay (first and last day included). Offered where the day of receipt lies
 * in it, with its condition and where it is known from; never applied by itself.
 */
export const feeWaiver = z.object({
  from: localDate,
  to: localDate,
  text: z.string().min(1).max(200),
  condition: z.string().min(1),
  status: legalStatus,
  source: z.string().min(1),
  checkedOn: localDate,
});
export type FeeWaiver = z.infer<typeof feeWaiver>;

export const channelTerms = z.object({
  channel: procedureChannel,
  time: channelTime,
  fee,
  description: z.string(),
  waivers: z.array(feeWaiver).default([]),
});
export type ChannelTerms = z.infer<typeof channelTerms>;

export const component = z.object({
  /** Stable inside its procedure: `c1`, `c2`, … */
  id: z.string().regex(/^c\d+$/),
  name: z.string().min(1),
  /** submit: handed in; present: shown and given back. */
  group: z.enum(['submit', 'present']),
  /** null: always required; text: only in that case. */
  condition: z.string().nullable(),
  /** Name of the blank form (mẫu đơn, tờ khai), when there is one. */
  blankForm: z.string().nullable(),
  originals: z.int().min(0).max(99),
  copies: z.int().min(0).max(99),
  /** The office can look it up in a national database, so the paper may not be demanded again. */
  lookup: z.boolean(),
});
export type Component = z.infer<typeof component>;

/** A doubt found while importing or checking, naming the field it is about. */
export const fieldWarning = z.object({ field: z.string(), code: z.string(), text: z.string() });
export type FieldWarning = z.infer<typeof fieldWarning>;

/** One effective-dated version of a procedure with the parts NĐ 63/2010 Đ.8 asks to publish. */
export const procedureVersion = z.object({
  /** `\d.\d{6}`, e.g. 1.001193 */
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(1),
  field: z.string(),
  decision: z.string(),
  kind: z.string(),
  level: z.string(),
  effectiveFrom: localDate,
  effectiveTo: localDate.nullable(),
  steps: z.string(),
  audience: z.string(),
  agency: z.string(),
  conditions: z.string(),
  channels: z.array(channelTerms),
  components: z.array(component),
  /** Sets of papers to hand in; null when the source does not say. */
  sets: z.int().min(1).max(20).nullable(),
  results: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
  legalBases: z.array(z.object({ name: z.string(), number: z.string().nullable() })),
  /** Words people use for it that are not in the name. */
  keywords: z.array(z.string()),
  /** Handled by another body (police residence forms): explained here, never received here. */
  guideOnly: z.boolean(),
  status: legalStatus,
  source: z.string().min(1),
  checkedOn: localDate,
  warnings: z.array(fieldWarning),
});
export type ProcedureVersion = z.infer<typeof procedureVersion>;

/** The part of a procedure the counter keeps in memory to search and pick from. */
export const procedureEntry = procedureVersion.pick({
  code: true,
  name: true,
  field: true,
  keywords: true,
  guideOnly: true,
});
export type ProcedureEntry = z.infer<typeof procedureEntry>;
