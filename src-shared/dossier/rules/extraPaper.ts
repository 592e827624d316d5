import type { ProcedureVersion } from '../../procedure/version.ts';
import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { DossierEvent } from '../events.ts';
import { beforeReceipt, type Opening, opened } from './opening.ts';
import { closed } from './standing.ts';

export interface RecordExtraPaperCommand {
  readonly type: 'recordExtraPaper';
  /** demanded: an officer tried to ask for it and was refused; volunteered: the citizen left it unasked. */
  readonly how: 'demanded' | 'volunteered';
  /** The case before receipt; null after it. */
  readonly opening: Opening | null;
  readonly procedure: ProcedureVersion;
  /** Name of the paper, sealed. */
  readonly sealed: string;
}

/** Papers outside the published list are never asked for; what happened with them goes into a report. */
export const recordExtraPaper: Rule<RecordExtraPaperCommand> = {
  forbids: (state) => (state.received ? closed(state) : beforeReceipt(state)),
  decide(state, { how, opening, procedure, sealed }, { now, actor: { id, name } }) {
    const recorded: DossierEvent = {
      type: how === 'demanded' ? 'dossier.extraPaperAttempted' : 'dossier.paperVolunteered',
      body: { at: now, officer: { id, name }, sealed },
    };
    if (state.received || state.opened) return ok([recorded]);
    if (!opening) return fail('dossier.unknown');
    return ok([opened(state, opening, procedure, now), recorded]);
  },
};
