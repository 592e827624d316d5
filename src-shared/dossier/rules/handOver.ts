import { dueDate } from '../../calendar/due.ts';
import type { TimeLimit } from '../../calendar/types.ts';
import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { Party } from '../events.ts';
import { holderOf } from '../state.ts';
import { notRunning } from './standing.ts';

export interface HandOverCommand {
  readonly type: 'handOver';
  readonly handOverId: string;
  readonly list: string | null;
  readonly to: Party;
  /** A linked procedure's share of the time for the agency that takes it. */
  readonly share: TimeLimit | null;
}

const same = (a: Party, b: Party) =>
  a.kind === b.kind && (a.kind === 'staff' && b.kind === 'staff' ? a.id === b.id : a.name === b.name);

/**
 * Papers go from one pair of hands to the next, each time an event with both names and the time (control
 * slip, TT 01/2018 Mẫu 05, TT 03/2025 Mẫu 06). Only who holds them, or a leader, gives them on.
 */
export const handOver: Rule<HandOverCommand> = {
  forbids: notRunning,
  decide(state, { handOverId, list, to, share }, { now, calendar, actor }) {
    if (state.handOvers.some((given) => given.handOverId === handOverId)) return ok([]);
    const from = holderOf(state);
    if (!from) return fail('dossier.unknown');
    if (same(from, to)) return fail('handOver.toHolder', { name: to.name });
    const mine = from.kind === 'agency' || from.id === '' || from.id === actor.id;
    if (!mine && actor.role !== 'leader' && actor.role !== 'administrator')
      return fail('handOver.notHolder', { name: from.name });
    const due = share ? dueDate(calendar, now, share) : null;
    if (due && !due.ok) return due;
    const shareDue = due?.value.due ?? null;
    return ok([
      {
        type: 'dossier.handedOver',
        body: { handOverId, list, at: now, from, to, share, shareDue },
      },
    ]);
  },
};
