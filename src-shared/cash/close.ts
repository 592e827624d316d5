import { z } from 'zod';
import { type StaffRef, staffRef } from '../dossier/events.ts';
import { fail, ok, type Result } from '../result.ts';

/** The drawer of a counter counted at the end of a day. Whole đồng; what was counted then never changes. */
export const cashClosedBody = z.object({
  counter: z.string(),
  day: z.string(),
  at: z.string(),
  openingFloat: z.int(),
  /** Opening float and cash taken, less cash given back for receipts of earlier days. */
  expected: z.int(),
  counted: z.int(),
  difference: z.int(),
  note: z.string(),
  /** Every method of payment together, voided receipts left out. */
  taken: z.int(),
  receipts: z.int(),
  officer: staffRef,
});
export type CashClosedBody = z.infer<typeof cashClosedBody>;

export interface CashEvent {
  readonly type: 'cash.closed';
  readonly body: CashClosedBody;
}

/** What the books of the day say before they are closed. */
export interface CashDayState {
  readonly closed: boolean;
  readonly cash: number;
  readonly taken: number;
  readonly receipts: number;
}

export interface CloseDay {
  readonly counter: string;
  readonly day: string;
  readonly openingFloat: number;
  readonly counted: number;
  readonly note: string;
}

const isDong = (value: number) => Number.isSafeInteger(value) && value >= 0;

/**
 * Closes a day once; nothing of it is closed again, what comes later is shown as after the close. Fails with
 * cash.alreadyClosed, cash.futureDay, cash.badAmount, cash.noteNeeded {difference}.
 */
export function closeDay(
  state: CashDayState,
  { counter, day, openingFloat, counted, note }: CloseDay,
  { now, officer }: { readonly now: string; readonly officer: StaffRef },
): Result<readonly CashEvent[]> {
  if (state.closed) return fail('cash.alreadyClosed');
  if (day > now.slice(0, 10)) return fail('cash.futureDay');
  if (!isDong(openingFloat) || !isDong(counted)) return fail('cash.badAmount');
  const expected = openingFloat + state.cash;
  const difference = counted - expected;
  if (difference !== 0 && note.trim() === '') return fail('cash.noteNeeded', { difference });
  return ok([
    {
      type: 'cash.closed',
      body: {
        counter,
        day,
        at: now,
        openingFloat,
        expected,
        counted,
        difference,
        note: note.trim(),
        taken: state.taken,
        receipts: state.receipts,
        officer,
      },
    },
  ]);
}
