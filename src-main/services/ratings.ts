import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import {
  daysOf,
  figureOf,
  monthFigures,
  monthOf,
  monthsBefore,
  type RatingFigure,
  type RatingMonth,
  saidIn,
} from '../../src-shared/rating/figures.ts';
import { ok } from '../../src-shared/result.ts';
import { invitationsOf } from '../store/invitations.ts';
import type { ClosedPeriod } from '../store/ratings.ts';
import type { Handlers, Services } from './services.ts';

const monthsTold = 6;
const daysTold = 8;

const monthOfGroups = (services: Services, month: string, periods: readonly ClosedPeriod[]) => {
  const { from, to } = daysOf(month);
  const asked = (visit: VisitKind) => invitationsOf(services, visit, from, to);
  return monthFigures(
    month,
    periods.filter((period) => monthOf(period) === month),
    asked,
  );
};

/** What everybody at the counter may know of closed days and months. */
export function ratingsBefore(services: Services, today: string): Record<'days' | 'months', RatingFigure[]> {
  const periods = services.ratings.closed(today);
  return {
    days: periods
      .flatMap((period) => {
        const { visit, from, to } = period;
        return visit === 'mixed' ? [] : [figureOf(period, visit, invitationsOf(services, visit, from, to))];
      })
      .slice(0, daysTold),
    months: monthsBefore(periods, today)
      .slice(0, monthsTold)
      .flatMap((month) => monthOfGroups(services, month, periods)),
  };
}

export const ratingHandlers: Handlers<'rating.months'> = {
  'rating.months': ({ services }) => {
    const today = toLocalDate(services.clock().toISOString());
    const periods = services.ratings.closed(today);
    const groups = services.ratings.closedAnswers(today);
    const months = monthsBefore(periods, today).map((month): RatingMonth => {
      const answers = groups.filter((group) => monthOf(group) === month).flatMap((group) => group.answers);
      return { month, figures: monthOfGroups(services, month, periods), ...saidIn(answers) };
    });
    return ok({ months });
  },
};
