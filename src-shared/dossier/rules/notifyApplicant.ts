import { isLocalDateTime } from '../../calendar/zone.ts';
import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { NotifiedBy } from '../words.ts';
import { closed } from './standing.ts';

export interface NotifyApplicantCommand {
  readonly type: 'notifyApplicant';
  readonly slipId: string;
  readonly how: NotifiedBy;
  /** Local date-time at which the citizen was told. */
  readonly at: string;
}

/** Printed is not notified: how and when the citizen learned of the apology. */
export const notifyApplicant: Rule<NotifyApplicantCommand> = {
  forbids: (state) => closed(state) ?? (state.apologies.length > 0 ? null : 'apology.none'),
  decide(state, { slipId, how, at }, { now, actor: { id, name } }) {
    const apology = state.apologies.find((slip) => slip.slipId === slipId);
    if (!apology) return fail('apology.none');
    if (!isLocalDateTime(at)) return fail('field.badDate');
    if (at > now) return fail('field.future');
    if (at < apology.at) return fail('notify.beforeSlip');
    return ok([{ type: 'dossier.applicantNotified', body: { slipId, how, at, by: { id, name } } }]);
  },
};
