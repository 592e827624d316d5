import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { pendingHandOver } from '../state.ts';
import { resolved } from './standing.ts';

export interface AnswerHandOverCommand {
  readonly type: 'answerHandOver';
  readonly handOverId: string;
  /** Null confirms; else why it was not taken, sealed. */
  readonly declined: string | null;
}

/** The receiver says that the papers are in hand, or that they are not. For an agency the counter records it. */
export const answerHandOver: Rule<AnswerHandOverCommand> = {
  forbids: (state) => resolved(state) ?? (pendingHandOver(state) ? null : 'handOver.nonePending'),
  decide(state, { handOverId, declined }, { now, actor: { id, name } }) {
    const pending = pendingHandOver(state);
    if (pending?.handOverId !== handOverId) return fail('handOver.nonePending');
    if (pending.to.kind === 'staff' && pending.to.id !== id)
      return fail('handOver.notReceiver', { name: pending.to.name });
    const body = { handOverId, at: now, by: { id, name } };
    return ok([
      declined === null
        ? { type: 'dossier.handOverConfirmed', body }
        : { type: 'dossier.handOverDeclined', body: { ...body, sealed: declined } },
    ]);
  },
};
