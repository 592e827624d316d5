import { toLocalDate } from '../src-shared/calendar/zone.ts';
import { monthFigures, type RatingMonth, saidIn } from '../src-shared/rating/figures.ts';
import { fail, ok, type Result } from '../src-shared/result.ts';
import type { CodeBatch, RatingBatch } from '../src-shared/sync/ratings.ts';
import type { RatingStorage } from './pg/ratings.ts';

type Done = Promise<Result<Record<string, never>>>;

export interface WardRatings {
  /** Takes the pads' answers in; which counter sent them is not handed on. Fails with sync.dayNotOver. */
  take(ward: string, batch: RatingBatch): Done;
  /** Makes a counter's codes good. */
  takeCodes(ward: string, batch: CodeBatch): Done;
  /** Months that are over, the newest first. */
  months(ward: string): Promise<RatingMonth[]>;
}

const monthsTold = 12;

export const wardRatings = (storage: RatingStorage, clock: () => Date): WardRatings => {
  const today = () => toLocalDate(clock().toISOString());
  return {
    async take(ward, batch) {
      // A counter whose clock is ahead would send a day that goes on.
      if (batch.to >= today()) return fail('sync.dayNotOver');
      await storage.keep(ward, batch);
      return ok({});
    },
    async takeCodes(ward, batch) {
      await storage.addCodes(ward, batch, today());
      return ok({});
    },
    async months(ward) {
      const before = `${today().slice(0, 7)}-01`;
      const sums = await storage.sums(ward, before);
      const months = [...new Set(sums.map(({ month }) => month))].sort().reverse().slice(0, monthsTold);
      const [asked, said] = await Promise.all([
        storage.invitations(ward, before),
        storage.said(ward, `${months.at(-1) ?? before.slice(0, 7)}-01`, before),
      ]);
      return months.map((month) => ({
        month,
        figures: monthFigures(
          month,
          sums.filter((sum) => sum.month === month).map((sum) => ({ ...sum, from: month, to: month })),
          (visit) => asked.find((one) => one.month === month && one.visit === visit)?.answers ?? 0,
        ),
        ...saidIn(said.filter((one) => one.month === month)),
      }));
    },
  };
};
