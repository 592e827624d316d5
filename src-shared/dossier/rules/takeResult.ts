import type { Due } from '../../calendar/types.ts';
import { fail, ok } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { ResultTakenBody } from '../events.ts';
import type { LatenessReason } from '../words.ts';
import { notRunning } from './standing.ts';

export interface TakeResultCommand {
  readonly type: 'takeResult';
  /** declined: the agency refuses to resolve, in writing; still a result, and given back like one. */
  readonly outcome: 'granted' | 'declined';
  /** Needed where the result is late. */
  readonly reason: LatenessReason | null;
  /** Number and day of the paper, and why it was declined, sealed. */
  readonly sealed: string;
}

/** Against the due date by law, pauses counted, a reschedule not (domain §2.4). */
export const punctualityAt = (due: Due, now: string): ResultTakenBody['punctuality'] =>
  now.slice(0, 10) < due.date ? 'early' : now <= `${due.date}T${due.at}` ? 'onTime' : 'late';

/** The counter takes the result over: this moment, and nobody's own tick, decides on time or late. */
export const takeResult: Rule<TakeResultCommand> = {
  forbids: notRunning,
  decide({ due }, { outcome, reason, sealed }, { now }) {
    if (!due) return fail('dossier.unknown');
    const punctuality = punctualityAt(due, now);
    if (punctuality === 'late' && reason === null) return fail('dossier.latenessReasonNeeded');
    return ok([
      {
        type: 'dossier.resultTaken',
        body: { takenAt: now, punctuality, outcome, reason: punctuality === 'late' ? reason : null, sealed },
      },
    ]);
  },
};
