import type { ProcedureVersion } from '../../procedure/version.ts';
import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { BookNumber } from '../events.ts';
import type { RefusalGround } from '../words.ts';
import { beforeReceipt, type Opening, opened } from './opening.ts';

export interface RefuseCommand {
  readonly type: 'refuse';
  readonly slipId: string;
  readonly number: BookNumber;
  readonly opening: Opening;
  readonly procedure: ProcedureVersion;
  readonly ground: RefusalGround;
  /** The reason in words, sealed. */
  readonly sealed: string;
}

/**
 * Mẫu 03. A missing paper is no ground (that is a supplement slip), nor is living in another ward of the
 * province: receipt does not depend on it (NĐ 118/2025).
 */
export const refuse: Rule<RefuseCommand> = {
  forbids: beforeReceipt,
  decide(state, { slipId, number, opening, procedure, ground, sealed }, { now }) {
    if (ground === 'otherArea') return fail('refusal.otherArea');
    if (procedure.guideOnly) return fail('procedure.guideOnly', { agency: procedure.agency });
    return ok([
      opened(state, opening, procedure, now),
      {
        type: 'dossier.refused',
        body: { slipId, number, at: now, officer: opening.officer, ground, sealed },
      },
    ]);
  },
};
