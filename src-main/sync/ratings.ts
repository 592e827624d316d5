import { randomBytes } from 'node:crypto';
import { addDays, toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { RandomBytes } from '../../src-shared/ids.ts';
import { codeLength } from '../../src-shared/rating/code.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { CodeBatch, RatingBatch } from '../../src-shared/sync/ratings.ts';
import { randomCode } from '../../src-shared/text/randomCode.ts';
import type { ReadDb } from '../store/brands.ts';
import { invitationsOf } from '../store/invitations.ts';
import { goodUntil, hashOfCode } from '../store/ratingCodes.ts';
import type { FullGroup } from '../store/ratingFile.ts';
import type { Ratings } from '../store/ratings.ts';

export interface RatingClient {
  /** Hands a batch of answers in. Fails with a sync.* code; a failure says nothing about what the server did. */
  rate(batch: RatingBatch): Promise<Result<unknown>>;
  /** Makes one-use codes known to the ward. */
  codes(batch: CodeBatch): Promise<Result<unknown>>;
}

export interface SendRatingsDeps {
  readonly db: ReadDb;
  readonly device: string;
  readonly ratings: Ratings;
  readonly client: RatingClient;
  readonly clock: () => Date;
  /** True once the files are about to close. */
  readonly stopped: () => boolean;
}

/**
 * Sends closed groups of answers, one at a time, and marks each once the ward has it; cut off in between, the
 * same batch goes again under the same id. Answers how many went.
 */
export async function sendRatings(deps: SendRatingsDeps): Promise<Result<number>> {
  const { ratings, client, clock, stopped } = deps;
  const groups = ratings.unsent(toLocalDate(clock().toISOString()));
  let went = 0;
  for (const { id, visit, from, to, answers } of groups) {
    if (stopped()) return fail('sync.offline');
    const invitations = invitationsSince(deps, { visit, from, to });
    const sent = await client.rate({ id, visit, from, to, invitations, answers: [...answers] });
    // A server of an earlier release cannot read it yet: the others do not wait for that.
    if (!sent.ok && sent.error.code === 'api.badInput') continue;
    if (!sent.ok) return sent;
    if (stopped()) return fail('sync.offline');
    const marked = ratings.markSent(id);
    if (!marked.ok) return marked;
    went += 1;
  }
  return ok(went);
}

/**
 * Of the days since the last batch of the kind, so that each day counts once, however groups share days. Those
 * of mixed groups count with their kinds.
 */
function invitationsSince(
  deps: SendRatingsDeps,
  { visit, from, to }: Pick<FullGroup, 'visit' | 'from' | 'to'>,
) {
  if (visit === 'mixed') return 0;
  const counted = deps.ratings.countedTo(visit);
  return invitationsOf(deps, visit, counted === null ? from : addDays(counted, 1), to);
}

/** Codes made ahead, so that one can be handed out while the ward cannot be reached. */
const codesAtOnce = 200;
const fewCodes = 100;

/**
 * Makes the ward know codes before they are handed out: a batch of hashes in an order that tells nothing, long
 * before any visit they will be handed out after. Answers how many were made.
 */
export async function stockCodes(
  { ratings, client, clock, stopped }: SendRatingsDeps,
  random: RandomBytes = randomBytes,
): Promise<Result<number>> {
  const today = toLocalDate(clock().toISOString());
  if (ratings.codes.left(today) >= fewCodes) return ok(0);
  const codes = Array.from({ length: codesAtOnce }, () => randomCode(codeLength, random));
  const until = goodUntil(today);
  const known = await client.codes({ hashes: codes.map(hashOfCode).sort(), until });
  if (!known.ok) return known;
  if (stopped()) return fail('sync.offline');
  const kept = ratings.codes.stock(codes, until);
  return kept.ok ? ok(codesAtOnce) : kept;
}
