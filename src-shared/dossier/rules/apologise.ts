import { dueDate } from '../../calendar/due.ts';
import { closingTime } from '../../calendar/hours.ts';
import type { Due, WorkingCalendar } from '../../calendar/types.ts';
import { isWorkingDay, latestApologyDay } from '../../calendar/working.ts';
import { isLocalDate } from '../../calendar/zone.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { BookNumber } from '../events.ts';
import { appointmentOf, type DossierState, openPause } from '../state.ts';
import type { LatenessReason } from '../words.ts';
import { resolved } from './standing.ts';

export interface ApologiseCommand {
  readonly type: 'apologise';
  readonly slipId: string;
  readonly number: BookNumber;
  readonly officer: string;
  readonly reason: LatenessReason;
  /** The reason in words, sealed. */
  readonly sealed: string;
  /** `YYYY-MM-DD`; null on a second delay. */
  readonly newDate: string | null;
  /** Head of the agency, who signs. */
  readonly head: string;
}

/** The new day of return: a working day after today and after the day that cannot be kept. */
function newDay(calendar: WorkingCalendar, day: string, after: Due, now: string): Result<Due> {
  if (!isLocalDate(day)) return fail('apology.badDate');
  if (day <= now.slice(0, 10) || day <= after.date) return fail('apology.notLater');
  if (!isWorkingDay(calendar, day)) return fail('apology.dayOff');
  const due = dueDate(calendar, `${day}T00:00`, { kind: 'sameDay', cutOff: closingTime(calendar) });
  return due.ok ? ok(due.value.due) : due;
}

const alreadyRescheduled = ({ apologies }: DossierState) => apologies.some(({ newDue }) => newDue !== null);

/**
 * Mẫu 04: apology with a new day, once for a dossier and at the latest one working day before the day of
 * return (NĐ 61/2018 Đ.19; traps 2 and 3). Later it is still made, and counted as a breach; on a second
 * delay it apologises without a new day.
 */
export const apologise: Rule<ApologiseCommand> = {
  forbids: (state) => resolved(state) ?? (openPause(state) ? 'dossier.paused' : null),
  decide(state, command, { now, calendar }) {
    if (state.apologies.some(({ slipId }) => slipId === command.slipId)) return ok([]);
    const due = appointmentOf(state);
    if (!due) return fail('dossier.unknown');
    if (command.head.trim() === '') return fail('apology.noHead');
    const second = alreadyRescheduled(state);
    if (second && command.newDate !== null) return fail('dossier.rescheduleLimit');
    if (!second && command.newDate === null) return fail('apology.noDate');
    const next = command.newDate === null ? null : newDay(calendar, command.newDate, due, now);
    if (next && !next.ok) return next;
    const latestDay = latestApologyDay(calendar, due.date);
    const { slipId, number, officer, reason, sealed, head } = command;
    return ok([
      {
        type: 'dossier.apologised',
        body: {
          slipId,
          number,
          at: now,
          officer,
          reason,
          due,
          latestDay,
          inTime: now.slice(0, 10) <= latestDay,
          newDue: next?.value ?? null,
          head: head.trim(),
          sealed,
        },
      },
    ]);
  },
};
