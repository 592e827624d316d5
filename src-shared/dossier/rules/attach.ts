import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { AttachedBody } from '../events.ts';
import { notReceived } from './standing.ts';

export interface AttachCommand extends Omit<AttachedBody, 'at'> {
  readonly type: 'attach';
}

/** A scan or file by its hash; the content is kept beside the log, sealed under the dossier's key. */
export const attach: Rule<AttachCommand> = {
  forbids: (state) => notReceived(state) ?? (state.dataDestroyed ? 'dossier.dataDestroyed' : null),
  decide(state, { type: _, ...attachment }, { now }) {
    const same = ({ attachmentId, hash }: AttachedBody) =>
      attachmentId === attachment.attachmentId || hash === attachment.hash;
    if (state.attachments.some(same)) return fail('attachment.twice');
    return ok([{ type: 'dossier.attached', body: { ...attachment, at: now } }]);
  },
};
