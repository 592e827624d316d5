import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { noResultWaiting } from './standing.ts';

export interface PostResultCommand {
  readonly type: 'postResult';
  readonly tracking: string;
  /** Receiver, phone and address, sealed. */
  readonly sealed: string;
}

/** Given to the public post (QĐ 45/2016/QĐ-TTg); returned only with the proof of delivery. */
export const postResult: Rule<PostResultCommand> = {
  forbids: noResultWaiting,
  decide(_, { tracking, sealed }, { now }) {
    if (tracking.trim() === '') return fail('post.noTracking');
    return ok([{ type: 'dossier.posted', body: { at: now, tracking: tracking.trim(), sealed } }]);
  },
};
