import { z } from 'zod';
import { closing, type DossierFacts } from './facts.ts';
import { dayAfter, type Period, within } from './period.ts';

/**
 * The ward's line for late dossiers. Its plan says "tối thiểu không quá 2 %", which means at most 2 %
 * (trap 1).
 */
export const lateLine = 0.02;

/** On time or late in a period, against the due date by law; what moved or ended a term stands beside it. */
export const lateness = z.object({
  early: z.int(),
  onTime: z.int(),
  late: z.int(),
  /** Past the due moment and no result yet at the end of the period, or now. */
  openOverdue: z.int(),
  /** Given a new day once; still measured against the first (domain §2.4). */
  rescheduled: z.int(),
  /** Waiting for papers or money at the moment of looking. */
  paused: z.int(),
});
export type Lateness = z.infer<typeof lateness>;

/** (resolved late + open overdue) ÷ (resolved + open overdue); `share` is 0…1, null where nothing is counted. */
export function lateShare({ early, onTime, late, openOverdue }: Lateness) {
  const bad = late + openOverdue;
  const of = early + onTime + bad;
  return {
    bad,
    of,
    share: of === 0 ? null : bad / of,
    // In whole dossiers: 1 of 50 is 2 %, and 0.02 as a binary fraction must not decide on it.
    withinLine: bad * 100 <= of * Math.round(lateLine * 100),
  };
}

/** The moment open dossiers of a period are looked at: its end, or now while it runs. */
export const lookedAt = ({ to }: Period, now: string): string => (now < dayAfter(to) ? now : `${to}T23:59`);

/** Past its due moment at a time: a pause begun before the due moment holds the term, a later one hides nothing. */
export const isOverdue = ({ dueAt, pausedAt }: Pick<DossierFacts, 'dueAt' | 'pausedAt'>, at: string) =>
  dueAt !== null && dueAt < (pausedAt !== null && pausedAt < at ? pausedAt : at);

export function latenessOf(all: Iterable<DossierFacts>, of: Period, now: string): Lateness {
  const at = lookedAt(of, now);
  const counts = { early: 0, onTime: 0, late: 0, openOverdue: 0, rescheduled: 0, paused: 0 };
  for (const facts of all) {
    if (facts.acceptedAt === null || facts.acceptedAt >= dayAfter(of.to)) continue;
    const end = closing(facts);
    const resolved = end?.how === 'resolved' && within(of, end.at);
    const open = end === null || end.at >= dayAfter(of.to);
    if (resolved && facts.punctuality) counts[facts.punctuality] += 1;
    if (open && isOverdue(facts, at)) counts.openOverdue += 1;
    if (facts.rescheduled && (resolved || open)) counts.rescheduled += 1;
    if (open && facts.pausedAt !== null) counts.paused += 1;
  }
  return counts;
}
