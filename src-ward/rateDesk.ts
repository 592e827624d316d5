import { randomUUID } from 'node:crypto';
import { toLocalDate } from '../src-shared/calendar/zone.ts';
import type { RatingAnswer, VisitKind } from '../src-shared/rating/answer.ts';
import { withoutPetition } from '../src-shared/rating/petition.ts';
import { smallestGroup } from '../src-shared/rating/smallestGroup.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import type { RatingStorage } from './pg/ratings.ts';

/** Fails with rating.badCode, for a code that is unknown, used or too old alike. */
export type Rate = (
  code: string,
  visit: VisitKind,
  answer: RatingAnswer,
) => Promise<Result<Record<string, never>>>;

export interface RateDeskDeps {
  readonly ward: string;
  readonly storage: Pick<RatingStorage, 'isOpen' | 'keepWithCodes'>;
  readonly hash: (code: string) => string;
  readonly clock: () => Date;
}

interface Waiting {
  readonly hash: string;
  readonly day: string;
  readonly answer: RatingAnswer;
}

/**
 * Takes answers by code. As at the counters, what is fewer than five of a kind stays in memory: a row of its own
 * would lie in the order of the log, and so at an hour (I9). A code is used up in the transaction that keeps its
 * answer, so that whoever's answer a stop loses can give it again. Five at a time, and never added to: no two
 * states of a group are ever on the disk, whose old pages and log would tell one from the other.
 */
export function rateDesk({ ward, storage, hash, clock }: RateDeskDeps): Rate {
  const waiting = new Map<VisitKind, readonly Waiting[]>();
  const waits = (code: string) => [...waiting.values()].flat().some((one) => one.hash === code);
  const drop = (visit: VisitKind, gone: readonly string[]) =>
    waiting.set(
      visit,
      (waiting.get(visit) ?? []).filter((one) => !gone.includes(one.hash)),
    );

  return async (code, visit, answer) => {
    const key = hash(code);
    const day = toLocalDate(clock().toISOString());
    // Asked whatever is in memory: how long an answer takes tells nothing.
    const isOpen = await storage.isOpen(ward, key, day);
    if (!isOpen || waits(key)) return fail('rating.badCode');
    const group = [...(waiting.get(visit) ?? []), { hash: key, day, answer: withoutPetition(answer) }];
    waiting.set(visit, group);
    if (group.length < smallestGroup) return ok({});
    const hashes = group.map((one) => one.hash);
    // Nobody else keeps these while they are being kept.
    waiting.set(visit, []);
    const days = group.map((one) => one.day).sort();
    const batch = {
      id: randomUUID(),
      visit,
      from: days[0] ?? day,
      to: day,
      // Counters tell how many were asked.
      invitations: 0,
      answers: group.map((one) => one.answer),
    };
    const putBack = () => waiting.set(visit, [...group, ...(waiting.get(visit) ?? [])]);
    try {
      const gone = await storage.keepWithCodes(ward, batch, hashes);
      if (gone.length === 0) return ok({});
      // Another server of the ward has kept an answer by the same code.
      putBack();
      drop(visit, gone);
      return gone.includes(key) ? fail('rating.badCode') : ok({});
    } catch (error) {
      putBack();
      drop(visit, [key]);
      throw error;
    }
  };
}
