import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { closed } from './standing.ts';

export interface DetachCommand {
  readonly type: 'detach';
  readonly attachmentId: string;
}

/** A wrong scan is taken off the dossier; that it was there stays in the log. */
export const detach: Rule<DetachCommand> = {
  forbids: closed,
  decide(state, { attachmentId }, { now }) {
    if (!state.attachments.some((attachment) => attachment.attachmentId === attachmentId))
      return fail('attachment.unknown');
    return ok([{ type: 'dossier.detached', body: { attachmentId, at: now } }]);
  },
};
