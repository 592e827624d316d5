import { z } from 'zod';

export const formProfile = z.enum(['2018', '2025']);
export type FormProfile = z.infer<typeof formProfile>;

/** One printed line. An empty value is left for a hand and drawn as dots. */
const slipLine = z.object({ label: z.string(), value: z.string() });

/** Mẫu 01 as it is printed: every text final, in order; templates only set it. */
export const receiptSlip = z.object({
  profile: formProfile,
  /** e.g. `Mẫu số 01 (TT 01/2018/TT-VPCP)` */
  formName: z.string(),
  /** VERIFIED, PARTIAL or UNVERIFIED: how far the layout was checked against the circular. */
  templateStatus: z.string(),
  authority: z.string(),
  unit: z.string(),
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
  /** Kept copy and given copy, where both stand side by side. */
  copyLabels: z.tuple([z.string(), z.string()]),
  /** The form's own line where one sheet serves as either copy. */
  copyLabel: z.string(),
  /** `In lại lần n`, empty on the first good print. */
  reprint: z.string(),
  unitLine: z.string(),
  /** Whose dossier and what about; a `half` line shares its row with the next half line. */
  applicantLines: z.array(slipLine.extend({ half: z.boolean() })),
  /** Line 1, above the table of papers, and the table's headings. */
  componentsHeading: z.string(),
  tableHeadings: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  components: z.array(z.object({ order: z.int(), name: z.string(), kind: z.string(), quantity: z.string() })),
  /** Lines 2 to 7: sets, legal term, received at, due at, result channel, fee. */
  lines: z.array(slipLine),
  book: z.string(),
  signLeft: z.string(),
  signRight: z.string(),
  signHint: z.string(),
  officer: z.string(),
  submitterName: z.string(),
  notes: z.array(z.string()),
  /** First 8 hex digits of the receipt event's hash. */
  hash8: z.string(),
  /** `Dấu vết: xxxxxxxx` */
  trace: z.string(),
});
export type ReceiptSlip = z.infer<typeof receiptSlip>;
