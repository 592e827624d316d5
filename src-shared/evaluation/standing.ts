import { z } from 'zod';
import { closing, type DossierFacts } from './facts.ts';
import { dayAfter, type Period, within } from './period.ts';

/** Dossiers of a period as reports count them. */
export const standing = z.object({
  broughtForward: z.int(),
  received: z.int(),
  /** Refusals to resolve included: they are results. */
  resolved: z.int(),
  inProgress: z.int(),
  stopped: z.int(),
  withdrawn: z.int(),
  /** Outside the identity: never received. */
  refused: z.int(),
  guided: z.int(),
});
export type Standing = z.infer<typeof standing>;

/**
 * Brought forward + received = resolved + in progress + stopped + withdrawn, for any period (domain §5.5).
 * Cases refused or guided before receipt stand outside.
 */
export const isBalanced = (counts: Standing): boolean =>
  counts.broughtForward + counts.received ===
  counts.resolved + counts.inProgress + counts.stopped + counts.withdrawn;

/** What a dossier or case counts as in a period. */
function countsAs(facts: DossierFacts, of: Period): readonly (keyof Standing)[] {
  const { acceptedAt, refusedAt, openedAt } = facts;
  if (acceptedAt === null) {
    if (refusedAt !== null) return within(of, refusedAt) ? ['refused'] : [];
    return openedAt !== null && within(of, openedAt) ? ['guided'] : [];
  }
  const end = closing(facts);
  if (acceptedAt >= dayAfter(of.to) || (end && end.at < of.from)) return [];
  const begin = acceptedAt < of.from ? 'broughtForward' : 'received';
  return [begin, end && end.at < dayAfter(of.to) ? end.how : 'inProgress'];
}

export function standingOf(all: Iterable<DossierFacts>, of: Period): Standing {
  const counts = {
    broughtForward: 0,
    received: 0,
    resolved: 0,
    inProgress: 0,
    stopped: 0,
    withdrawn: 0,
    refused: 0,
    guided: 0,
  };
  for (const facts of all) for (const name of countsAs(facts, of)) counts[name] += 1;
  return counts;
}
