import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { counted, type RatingFigure } from '../../src-shared/contract/home.ts';
import { wilson } from '../../src-shared/rating/interval.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recoveryText } from '../store/keys.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { clockIsBehind } from '../store/numbers.ts';
import type { ClosedPeriod } from '../store/ratings.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { countDossiers, viewOf } from './lists.ts';
import type { Handlers, Services } from './services.ts';

/** At this counter, under the name it has and those it had. */
const visitsBetween = ({ db, device }: Services, kind: string, from: string, to: string): number =>
  Number(
    prepared(
      db,
      `SELECT coalesce(sum(visits), 0) FROM visit_day WHERE kind = ? AND day BETWEEN ? AND ?
         AND (device = ? OR device IN (SELECT id FROM former_device))`,
    )
      .pluck()
      .get(kind, from, to, device),
  );

function figure(services: Services, period: ClosedPeriod): RatingFigure {
  const { visit, from, to, answers, good } = period;
  const share = good / answers;
  return {
    visit,
    from,
    to,
    answers,
    good,
    share,
    ...wilson(good, answers),
    invitations: visitsBetween(services, visit, from, to),
  };
}

/** Closed periods summed by the month they ended in; only months that are over. */
function months(periods: readonly ClosedPeriod[], today: string): ClosedPeriod[] {
  const sums = new Map<string, ClosedPeriod>();
  for (const period of periods) {
    const month = period.to.slice(0, 7);
    if (month >= today.slice(0, 7)) continue;
    const key = `${month} ${period.visit}`;
    const sum = sums.get(key);
    sums.set(key, {
      visit: period.visit,
      from: sum && sum.from < period.from ? sum.from : period.from,
      to: sum && sum.to > period.to ? sum.to : period.to,
      answers: (sum?.answers ?? 0) + period.answers,
      good: (sum?.good ?? 0) + period.good,
    });
  }
  return [...sums.values()];
}

/** The key for the ward's safe, until somebody has said that it lies there. */
export const recoveryKey = ({ db, storeKey }: Services): Result<{ key: string }> =>
  getMeta(db, 'recoveryKeyStored') === null
    ? ok({ key: recoveryText(storeKey) })
    : fail('store.recoveryKeyAlreadyStored');

export const homeHandlers: Handlers<'home.summary' | 'store.recoveryKey' | 'store.recoveryKeyStored'> = {
  'home.summary': ({ services, staff }) => {
    const { db, clock, ratings } = services;
    const day = toLocalDate(clock().toISOString());
    const view = viewOf(services, staff.id);
    const count = (list: DossierList) => countDossiers(db, list, view);
    const scalar = (query: string) => Number(prepared(db, query).pluck().get());
    const periods = ratings.closed(day);
    return ok({
      lists: Object.fromEntries(counted.map((list) => [list, count(list)])),
      drafts: scalar('SELECT count(*) FROM draft'),
      day,
      clockBehind: clockIsBehind(db, 'code', day.slice(2).replaceAll('-', '')),
      ratings: {
        days: periods.slice(0, 7).map((period) => figure(services, period)),
        months: months(periods, day)
          .slice(0, 6)
          .map((period) => figure(services, period)),
      },
      recoveryKeyPending: getMeta(db, 'recoveryKeyStored') === null,
    });
  },
  'store.recoveryKey': ({ services }) => recoveryKey(services),
  'store.recoveryKeyStored': ({ services }) =>
    transact(services.db, () => {
      setMeta(services.db, 'recoveryKeyStored', services.clock().toISOString());
      return ok({});
    }),
};
