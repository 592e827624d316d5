import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { closed } from './standing.ts';

export interface CorrectCommand {
  readonly type: 'correct';
  /** What is about people, as it should have been, sealed. */
  readonly sealed: string;
}

/** A mistyped name or address: the first writing stays in the log, the corrected one is shown and printed. */
export const correct: Rule<CorrectCommand> = {
  forbids: closed,
  decide: (_, { sealed }, { now }) => ok([{ type: 'dossier.corrected', body: { at: now, sealed } }]),
};
