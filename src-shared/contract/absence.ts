import { z } from 'zod';
import { localDateTime } from '../calendar/types.ts';
import { command, query } from './define.ts';

/** Why an officer leaves the counter (plan 70/KH-UBND 3c: who has to leave apologises). */
export const absenceReason = z.enum(['meeting', 'verification', 'delivery', 'health', 'break', 'other']);
export type AbsenceReason = z.infer<typeof absenceReason>;

/** Somebody has left; `backAt` is what people waiting are told. */
export const absence = z.object({ reason: absenceReason, since: localDateTime, backAt: localDateTime });
export type Absence = z.infer<typeof absence>;

export const absenceContract = {
  /** Signs out, tells people waiting and why, and enters it in the log of absences. */
  'counter.leave': command(
    'counter',
    z.object({ reason: absenceReason, minutes: z.int().min(1).max(480) }),
    z.object({}),
  ),
  /** Every absence of this counter in a period, newest first. */
  'counter.absences': query(
    'counter',
    z.object({ from: z.iso.date(), to: z.iso.date() }),
    z.object({
      rows: z.array(absence.extend({ officer: z.string(), returnedAt: localDateTime.nullable() })),
    }),
  ),
} as const;
