import { z } from 'zod';
import { registerColumn } from '../register/texts.ts';

const cells = z.record(registerColumn, z.string());

/** The register of a period as paper: every text final, columns in the order of the form. */
export const registerSheet = z.object({
  /** `Mẫu số 07 (…)`; a layout nobody compared with the annex does not call itself the form. */
  formName: z.string(),
  templateStatus: z.string(),
  authority: z.string(),
  unit: z.string(),
  title: z.string(),
  /** The period, the book, the field: one line each. */
  scope: z.array(z.string()),
  datesHeading: z.string(),
  headings: cells,
  rows: z.array(cells),
  total: z.string(),
  notes: z.array(z.string()),
});
export type RegisterSheet = z.infer<typeof registerSheet>;
