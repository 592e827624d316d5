import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { CertifiedEntry } from '../events.ts';
import { resolved } from './standing.ts';

export interface CertifyCommand {
  readonly type: 'certify';
  readonly entries: readonly CertifiedEntry[];
  readonly portalRequest: string | null;
  readonly signer?: string;
}

/** Entries of the certification registers, numbered by kind of paper (NĐ 23/2015 Đ.13). */
export const certify: Rule<CertifyCommand> = {
  forbids: resolved,
  decide(_, { entries, portalRequest, signer }, { now }) {
    if (entries.length === 0) return fail('certification.noEntries');
    return ok([
      { type: 'dossier.certified', body: { at: now, entries, portalRequest, ...(signer ? { signer } : {}) } },
    ]);
  },
};
