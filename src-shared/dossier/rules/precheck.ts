import type { ProcedureVersion } from '../../procedure/version.ts';
import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { beforeReceipt, type Opening, opened } from './opening.ts';

export interface PrecheckCommand {
  readonly type: 'precheck';
  readonly slipId: string;
  readonly opening: Opening;
  readonly procedure: ProcedureVersion;
  /** Ids of the papers the person has. */
  readonly have: readonly string[];
}

/** What a person has and lacks, looked through at the guidance desk before receipt (plan 70/KH-UBND 1c). */
export const precheck: Rule<PrecheckCommand> = {
  forbids: beforeReceipt,
  decide(state, { slipId, opening, procedure, have: given }, { now }) {
    // Only names of regulated papers: the body is open, and nothing typed about people gets into it.
    const have = procedure.components.filter(({ id }) => given.includes(id)).map(({ id }) => id);
    const missing = procedure.components
      .filter(({ id, condition }) => condition === null && !have.includes(id))
      .map(({ id, name }) => ({ id, name }));
    return ok([
      opened(state, opening, procedure, now),
      { type: 'dossier.prechecked', body: { slipId, at: now, officer: opening.officer, have, missing } },
    ]);
  },
};
