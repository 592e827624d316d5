import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { counted } from '../../src-shared/contract/home.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { recoveryText } from '../store/keys.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { clockIsBehind } from '../store/numbers.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { feedbackList } from './feedback.ts';
import { countDossiers, viewOf } from './lists.ts';
import { ratingsBefore } from './ratings.ts';
import type { Handlers, Services } from './services.ts';

/** The key for the ward's safe, until somebody has said that it lies there. */
export const recoveryKey = ({ db, storeKey }: Services): Result<{ key: string }> =>
  getMeta(db, 'recoveryKeyStored') === null
    ? ok({ key: recoveryText(storeKey) })
    : fail('store.recoveryKeyAlreadyStored');

export const homeHandlers: Handlers<'home.summary' | 'store.recoveryKey' | 'store.recoveryKeyStored'> = {
  'home.summary': ({ services, staff }) => {
    const { db, clock } = services;
    const day = toLocalDate(clock().toISOString());
    const view = viewOf(services, staff.id);
    const count = (list: DossierList) => countDossiers(db, list, view);
    const scalar = (query: string) => Number(prepared(db, query).pluck().get());
    const { open, late } = feedbackList(services, staff);
    return ok({
      lists: Object.fromEntries(counted.map((list) => [list, count(list)])),
      drafts: scalar('SELECT count(*) FROM draft'),
      feedback: { open, late },
      day,
      clockBehind: clockIsBehind(db, 'code', day.slice(2).replaceAll('-', '')),
      ratings: ratingsBefore(services, day),
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
