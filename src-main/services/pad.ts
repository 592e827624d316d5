import type { RatingCode } from '../../src-shared/contract/pad.ts';
import { type RandomBytes, randomUuid } from '../../src-shared/ids.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import { randomCode } from '../../src-shared/text/randomCode.ts';

/** How long an invitation stands; after that the pad greets the next person. */
export const awakeMs = 90_000;
/** The pad lets one person think and write no longer than this after choosing a level. */
const graceMs = 240_000;
/** A day's post at most; what nobody printed by then is forgotten. */
const mostAbsent = 50;

export interface Invitation {
  readonly invitation: string;
  readonly visit: VisitKind;
  /** Who served, by name; nobody for a code that somebody brings back. */
  readonly officer: string;
  readonly until: number;
  /** The code that is used up with the answer, where one opened the pad. */
  readonly code?: string;
}

type Taken = Pick<Invitation, 'visit' | 'officer' | 'code'>;

interface Absent {
  readonly invitation: string;
  readonly visit: VisitKind;
  /** Once one was handed out for it: a second print is of the same. */
  readonly code: RatingCode | null;
}

/**
 * The invitations of the pad beside this counter. They live in memory only: what is kept of a visit and what is
 * kept of an answer never meet (I9).
 *
 * A visit of several things (a result given back, then a new dossier) is asked about once for each of them that
 * is answered: each invitation is of one kind and takes one answer, and a new one takes the place of one nobody
 * has answered yet. So nobody is asked two questions in a row, and nobody answers for the person before.
 */
export interface Pad {
  /** Somebody at the counter has been served. */
  invite(visit: VisitKind, officer: string): void;
  /** Somebody who is not here has been served: an invitation can be printed. */
  inviteAbsent(visit: VisitKind): void;
  absent(): readonly Absent[];
  keepCode(invitation: string, code: RatingCode): void;
  /** It was handed over, or nobody wants it. */
  forgetAbsent(invitation: string): void;
  /** Somebody brings a code that is good here. */
  openCode(visit: VisitKind, code: string): void;
  /** The one that stands, and for how long. */
  now(): (Invitation & { readonly msLeft: number }) | null;
  /** Uses the invitation up; null when it is not open any more. */
  take(invitation: string): Taken | null;
  /** Puts back an invitation whose answer could not be kept. */
  restore(invitation: string, taken: Taken): void;
}

export function createPad(clock: () => Date, random: RandomBytes): Pad {
  let open: Invitation | null = null;
  // Somebody may still be writing when the next visit begins: their answer counts for a while yet.
  let earlier: readonly Invitation[] = [];
  let absent: readonly Absent[] = [];
  const now = () => clock().getTime();
  const wake = (taken: Taken) => {
    earlier = [...earlier, ...(open ? [open] : [])].filter(({ until }) => until + graceMs > now());
    open = { invitation: randomCode(16, random), ...taken, until: now() + awakeMs };
  };
  return {
    invite: (visit, officer) => wake({ visit, officer }),
    inviteAbsent(visit) {
      absent = [...absent, { invitation: randomUuid(random), visit, code: null }].slice(-mostAbsent);
    },
    absent: () => absent,
    keepCode(invitation, code) {
      absent = absent.map((one) => (one.invitation === invitation ? { ...one, code } : one));
    },
    forgetAbsent(invitation) {
      absent = absent.filter((one) => one.invitation !== invitation);
    },
    openCode: (visit, code) => wake({ visit, officer: '', code }),
    now() {
      const msLeft = open ? open.until - now() : 0;
      return open && msLeft > 0 ? { ...open, msLeft } : null;
    },
    take(invitation) {
      const found = [...earlier, ...(open ? [open] : [])].find((one) => one.invitation === invitation);
      if (!found || found.until + graceMs <= now()) return null;
      earlier = earlier.filter((one) => one !== found);
      if (open === found) open = null;
      return found;
    },
    restore(invitation, { visit, officer, code }) {
      open ??= { invitation, visit, officer, until: now() + awakeMs, ...(code ? { code } : {}) };
    },
  };
}
