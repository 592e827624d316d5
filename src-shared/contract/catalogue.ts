import { z } from 'zod';
import { due, dueStep, localDate } from '../calendar/types.ts';
import { intakeForm } from '../dossier/intake.ts';
import { procedureEntry, procedureVersion } from '../procedure/version.ts';
import { query } from './define.ts';

export const feeShown = z.object({
  kind: z.enum(['amount', 'exempt', 'unknown']),
  /** Whole đồng; null when the amount is not known. */
  dong: z.int().nullable(),
  text: z.string(),
});
export type FeeShown = z.infer<typeof feeShown>;

export const completenessRow = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  status: z.string(),
  source: z.string(),
  checkedOn: localDate,
  missing: z.array(z.object({ part: z.string(), label: z.string(), kind: z.enum(['missing', 'doubtful']) })),
  warnings: z.array(z.object({ field: z.string(), code: z.string(), text: z.string() })),
});
export type CompletenessRow = z.infer<typeof completenessRow>;

export const catalogueContract = {
  /** Every procedure in force today, small enough to keep in the window's memory. */
  'catalogue.entries': query('counter', z.object({}), z.object({ entries: z.array(procedureEntry) })),
  /** The version in force today, or on the day of a receipt. */
  'catalogue.procedure': query(
    'counter',
    z.object({ code: z.string().max(20), on: localDate.optional() }),
    procedureVersion,
  ),
  /** What the slip would say for this form now: term, due date and why, fee. Null where it cannot be said yet. */
  'catalogue.quote': query(
    'counter',
    z.object({ form: intakeForm }),
    z.object({
      term: z.string().nullable(),
      due: due.nullable(),
      steps: z.array(dueStep),
      fee: feeShown.nullable(),
      problem: z
        .object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional() })
        .nullable(),
    }),
  ),
  'catalogue.completeness': query('counter', z.object({}), z.object({ rows: z.array(completenessRow) })),
} as const;
