import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { BookNumber } from '../events.ts';
import { resolved } from './standing.ts';

export interface StopCommand {
  readonly type: 'stop';
  readonly officer: string;
  readonly slipId: string;
  readonly number: BookNumber;
  /** The applicant's request and the ground, sealed. */
  readonly sealed: string;
}

/** Mẫu 05 of TT 03/2025: handling stops after the applicant asks, before any result. The 2018 forms have none. */
export const stop: Rule<StopCommand> = {
  forbids: (state) => resolved(state) ?? (state.received?.profile === '2018' ? 'stop.notInProfile' : null),
  decide: (_, { officer, slipId, number, sealed }, { now }) =>
    ok([{ type: 'dossier.stopped', body: { at: now, officer, slipId, number, sealed } }]),
};
