import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { NotifiedBy } from '../words.ts';
import { noResultWaiting } from './standing.ts';

export interface RecordNotCollectedCommand {
  readonly type: 'recordNotCollected';
  readonly how: NotifiedBy;
}

/** Nobody came for the result: that the citizen was told again, and how. */
export const recordNotCollected: Rule<RecordNotCollectedCommand> = {
  forbids: noResultWaiting,
  decide: (_, { how }, { now }) => ok([{ type: 'dossier.notCollected', body: { at: now, how } }]),
};
