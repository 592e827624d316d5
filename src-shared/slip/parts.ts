import { z } from 'zod';
import { formProfile } from './formProfile.ts';

/**
 * One printed line. An empty value is left for a hand and drawn as dots; a line without a label is a
 * sentence; a `half` line shares its row with the next half line.
 */
export const slipLine = z.object({ label: z.string(), value: z.string(), half: z.boolean() });
export type SlipLine = z.infer<typeof slipLine>;

export const line = (label: string, value: string): SlipLine => ({ label, value: value.trim(), half: false });
export const halfLine = (label: string, value: string): SlipLine => ({ ...line(label, value), half: true });
export const sentence = (value: string): SlipLine => line('', value);

/** Papers of a dossier in a table with its four headings. */
export const papersTable = z.object({
  headings: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  rows: z.array(z.object({ order: z.int(), name: z.string(), kind: z.string(), quantity: z.string() })),
});
export type PapersTable = z.infer<typeof papersTable>;

/** Who signs, how, and the name under the space; an empty name is written by hand. */
export const signature = z.object({ role: z.string(), hint: z.string(), name: z.string() });
export type Signature = z.infer<typeof signature>;

/** What every slip has around its own words, every text final; templates only set it. */
export const slipFrame = z.object({
  profile: formProfile,
  /** e.g. `Mẫu số 01 (TT 01/2018/TT-VPCP)`; empty for a sheet of the counter's own. */
  formName: z.string(),
  /** VERIFIED, PARTIAL, UNVERIFIED or LOCAL: how far the layout was checked against the circular. */
  templateStatus: z.string(),
  /** First line of the heading, empty where the agency stands alone. */
  authority: z.string(),
  unit: z.string(),
  /** `Số: 12/HDHS`; empty where a form has no number. */
  number: z.string(),
  placeAndDate: z.string(),
  title: z.string(),
  code: z.string(),
  /** `Mã tạm; mã chính thức sẽ được thông báo sau`, empty for an official code. */
  codeNote: z.string(),
  codeLabel: z.string(),
  lookupSecret: z.string(),
  lookupLabel: z.string(),
  /** What the QR holds: code and lookup secret, nothing about people. */
  qr: z.string(),
  /** What the copies are called where two stand side by side; null for a form of which one is made. */
  copyLabels: z.tuple([z.string(), z.string()]).nullable(),
  /** The form's own line where one sheet serves as either copy. */
  copyLabel: z.string(),
  /** `In lại lần n`, empty on the first good print. */
  reprint: z.string(),
  notes: z.array(z.string()),
  /** `Dấu vết: xxxxxxxx`: first 8 hex digits of the hash of the event that made the slip. */
  trace: z.string(),
});
export type SlipFrame = z.infer<typeof slipFrame>;
