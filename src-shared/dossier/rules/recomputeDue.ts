import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { dueAfter } from './resume.ts';
import { resolved } from './standing.ts';

export interface RecomputeDueCommand {
  readonly type: 'recomputeDue';
}

/** A provisional date counted again with the calendar that is announced now; only a provisional one ever moves. */
export const recomputeDue: Rule<RecomputeDueCommand> = {
  forbids: (state) => resolved(state) ?? (state.due?.provisional ? null : 'dossier.dueNotProvisional'),
  decide(state, _, { now, calendar }) {
    if (state.due?.calendarVersion === calendar.version) return fail('dossier.sameCalendar');
    const due = dueAfter(state, now, calendar);
    if (!due.ok) return due;
    return ok([{ type: 'dossier.dueRecomputed', body: { at: now, due: due.value } }]);
  },
};
