import { toLocalDate } from '../src-shared/calendar/zone.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import type { RatingBatch } from '../src-shared/sync/ratings.ts';
import type { RatingStorage } from './pg/ratings.ts';

/** Takes the pads' answers in; which counter sent them is not handed on. Fails with sync.dayNotOver. */
export type TakeRatings = (ward: string, batch: RatingBatch) => Promise<Result<Record<string, never>>>;

export const takeRatings =
  (storage: RatingStorage, clock: () => Date): TakeRatings =>
  async (ward, batch) => {
    // A counter whose clock is ahead would send a day that goes on.
    if (batch.to >= toLocalDate(clock().toISOString())) return fail('sync.dayNotOver');
    await storage.keep(ward, batch);
    return ok({});
  };
