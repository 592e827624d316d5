import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { Absence } from '../../src-shared/contract/absence.ts';
import { type PadView, padView } from '../../src-shared/contract/pad.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import { withoutPetition } from '../../src-shared/rating/petition.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { randomCode } from '../ids.ts';
import { absenceNow } from './absence.ts';
import type { Handlers } from './services.ts';

/** How long an invitation stands; after that the pad greets the next person. */
export const awakeMs = 90_000;
/** The pad lets one person think and write no longer than this after choosing a level. */
const graceMs = 240_000;

/**
 * The one open invitation of the pad beside this counter. It lives in memory only: what is kept of a
 * visit and what is kept of an answer never meet (I9).
 */
export interface Pad {
  invite(visit: VisitKind): void;
  view(wardName: string, away: Absence | null): PadView;
  /** Uses the invitation up; null when it is not the open one any more. */
  take(invitation: string): VisitKind | null;
  /** Puts back an invitation whose answer could not be kept. */
  restore(invitation: string, visit: VisitKind): void;
}

interface Invitation {
  readonly invitation: string;
  readonly visit: VisitKind;
  readonly until: number;
}

export function createPad(clock: () => Date, random: RandomBytes): Pad {
  let open: Invitation | null = null;
  // Somebody may still be writing when the next visit begins: their answer counts for a while yet.
  let earlier: readonly Invitation[] = [];
  const now = () => clock().getTime();
  return {
    invite(visit) {
      earlier = [...earlier, ...(open ? [open] : [])].filter(({ until }) => until + graceMs > now());
      open = { invitation: randomCode(16, random), visit, until: now() + awakeMs };
    },
    view(wardName, away) {
      const msLeft = open ? open.until - now() : 0;
      if (!open || msLeft <= 0) return padView.parse({ state: 'idle', wardName, away });
      const { invitation, visit } = open;
      return { state: 'awake', wardName, invitation, visit, msLeft };
    },
    take(invitation) {
      const found = [...earlier, ...(open ? [open] : [])].find((one) => one.invitation === invitation);
      if (!found) return null;
      earlier = earlier.filter((one) => one !== found);
      if (open === found) open = null;
      return found.visit;
    },
    restore(invitation, visit) {
      open ??= { invitation, visit, until: now() + awakeMs };
    },
  };
}

export const padHandlers: Handlers<'pad.view' | 'pad.rate'> = {
  'pad.view': ({ services }) => {
    const now = services.clock().toISOString();
    return ok(services.pad.view(services.profiles.wardOn(now).wardName, absenceNow(services)));
  },
  'pad.rate': ({ services }, { invitation, answer }) => {
    const visit = services.pad.take(invitation);
    if (!visit) return fail('pad.notAwake');
    const kept = services.ratings.add(
      visit,
      withoutPetition(answer),
      toLocalDate(services.clock().toISOString()),
    );
    if (!kept.ok) services.pad.restore(invitation, visit);
    return kept.ok ? ok({}) : kept;
  },
};
