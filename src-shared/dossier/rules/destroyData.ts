import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import { closed } from './standing.ts';

export interface DestroyDataCommand {
  readonly type: 'destroyData';
  readonly ground: string;
}

/** End of retention: the key goes, the chain stays (Luật 91/2025/QH15). Never while somebody waits for a result. */
export const destroyData: Rule<DestroyDataCommand> = {
  forbids(state) {
    if (!state.received && !state.opened) return 'dossier.unknown';
    if (state.dataDestroyed) return 'dossier.dataDestroyed';
    return state.received && closed(state) === null ? 'dossier.notEnded' : null;
  },
  decide: (_, { ground }) => ok([{ type: 'dossier.keyDestroyed', body: { ground } }]),
};
