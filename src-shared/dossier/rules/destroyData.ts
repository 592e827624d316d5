import { ok } from '../../result.ts';
import type { Rule } from '../commands.ts';

export interface DestroyDataCommand {
  readonly type: 'destroyData';
  readonly ground: string;
}

/** End of retention: the key goes, the chain stays (Luật 91/2025/QH15). */
export const destroyData: Rule<DestroyDataCommand> = {
  forbids: ({ received, opened, dataDestroyed }) => {
    if (!received && !opened) return 'dossier.unknown';
    return dataDestroyed ? 'dossier.dataDestroyed' : null;
  },
  decide: (_, { ground }) => ok([{ type: 'dossier.keyDestroyed', body: { ground } }]),
};
