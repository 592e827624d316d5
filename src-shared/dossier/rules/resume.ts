import { dueDate } from '../../calendar/due.ts';
import type { Due, WorkingCalendar } from '../../calendar/types.ts';
import type { ProcedureVersion } from '../../procedure/version.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { ReceivedComponent } from '../events.ts';
import type { IntakeForm } from '../intake.ts';
import { type DossierState, openPause } from '../state.ts';
import { isVersionOf } from './opening.ts';
import { givenComponents } from './receive.ts';
import { resolved } from './standing.ts';

export interface ResumeCommand {
  readonly type: 'resume';
  /** Papers that came in answer to a supplement slip; null after a payment. */
  readonly papers: {
    readonly procedure: ProcedureVersion;
    readonly entries: IntakeForm['components'];
  } | null;
}

/** The due date by law after every pause that has ended, in the unit of the procedure's own term. */
export function dueAfter(
  { received, pauses }: DossierState,
  now: string,
  calendar: WorkingCalendar,
): Result<Due> {
  if (!received) return fail('dossier.unknown');
  const intervals = pauses.map(({ from, to }) => ({ from, to: to ?? now }));
  const due = dueDate(calendar, received.acceptedAt, received.limit, intervals);
  return due.ok ? ok(due.value.due) : due;
}

type Papers = NonNullable<ResumeCommand['papers']>;

/** Papers of the list the dossier was received under; one that may be looked up only where there is a look-up. */
function cameIn({ received }: DossierState, { procedure, entries }: Papers): Result<ReceivedComponent[]> {
  if (received && !isVersionOf(received.procedure, procedure)) return fail('supplement.otherVersion');
  const came = givenComponents(procedure, entries);
  const wrong = procedure.components.find(
    ({ id, lookup }) =>
      !lookup && came.some((paper) => paper.id === id && ['lookedUp', 'checkLater'].includes(paper.state)),
  );
  return wrong ? fail('intake.lookupNotOffered', { name: wrong.name }) : ok(came);
}

/** The term runs again, its due date moved by what the pause took; every interval stays in the log. */
export const resume: Rule<ResumeCommand> = {
  forbids: (state) => resolved(state) ?? (openPause(state) ? null : 'dossier.notPaused'),
  decide(state, { papers }, { now, calendar }) {
    const pause = openPause(state);
    const came = papers ? cameIn(state, papers) : ok([]);
    if (!came.ok) return came;
    const components = came.value;
    if (pause?.reason === 'payment' && components.length > 0) return fail('supplement.notAsked');
    if (pause?.reason === 'supplement' && components.length === 0) return fail('supplement.nothingCame');
    const due = dueAfter(state, now, calendar);
    if (!due.ok) return due;
    return ok([{ type: 'dossier.resumed', body: { at: now, due: due.value, components } }]);
  },
};
