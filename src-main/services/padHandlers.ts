import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { padView, type RatingCode } from '../../src-shared/contract/pad.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import { parseRatingText, ratingAddress, ratingText } from '../../src-shared/rating/code.ts';
import { withoutPetition } from '../../src-shared/rating/petition.ts';
import { nothingShown, type PadShown, padShown } from '../../src-shared/rating/shown.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import { absenceNow } from './absence.ts';
import type { Handlers, Services } from './services.ts';

const today = ({ clock }: Services) => toLocalDate(clock().toISOString());
const isOfWard = ({ db }: Services) => getMeta(db, 'wardId') !== null;

function shownOn({ db }: Services): PadShown {
  const decided = getMeta(db, 'padShown');
  return decided === null ? nothingShown : padShown.parse(JSON.parse(decided));
}

/** The code of a visit that ended with nobody at the counter: handed out once, printed as often as it takes. */
export function codeOfAbsent(services: Services, invitation: string): Result<RatingCode> {
  const found = services.pad.absent().find((one) => one.invitation === invitation);
  if (!found) return fail('pad.notAwake');
  if (found.code) return ok(found.code);
  const code = handCode(services, found.visit, true);
  if (code.ok) services.pad.keepCode(invitation, code.value);
  return code;
}

/** Hands a code out in place of an invitation; `counted` where nothing else counts that one. */
function handCode(services: Services, visit: VisitKind, counted: boolean): Result<RatingCode> {
  const handed = services.ratings.codes.hand(visit, today(services), counted);
  if (!handed.ok) return handed;
  const { code, at } = handed.value;
  const text = ratingText({ code, visit });
  const wardUrl = at === 'ward' ? getMeta(services.db, 'wardUrl') : null;
  return ok(
    wardUrl
      ? { qr: ratingAddress(wardUrl, { code, visit }), text, page: `${wardUrl}/rate` }
      : { qr: text, text, page: null },
  );
}

/** How many codes may be tried at the pad in a minute. */
const triesPerMinute = 12;

/** Counts tries by the minute of the clock. */
export function createTries(clock: () => Date): () => boolean {
  let minute = 0;
  let tries = 0;
  return () => {
    const now = Math.floor(clock().getTime() / 60_000);
    tries = now === minute ? tries + 1 : 1;
    minute = now;
    return tries <= triesPerMinute;
  };
}

type PadChannel =
  | 'pad.view'
  | 'pad.rate'
  | 'pad.takeCode'
  | 'pad.openCode'
  | 'pad.absent'
  | 'pad.forgetAbsent'
  | 'pad.shown'
  | 'pad.show';

export const padHandlers: Handlers<PadChannel> = {
  'pad.view': ({ services }) => {
    const { wardName } = services.profiles.wardOn(services.clock().toISOString());
    const shown = shownOn(services);
    const counter = shown.counter ? services.counter.name : '';
    const open = services.pad.now();
    if (!open) return ok(padView.parse({ state: 'idle', wardName, counter, away: absenceNow(services) }));
    const { invitation, visit, msLeft } = open;
    const served = { counter, officer: shown.officer ? open.officer : '' };
    return ok({ state: 'awake', wardName, served, invitation, visit, msLeft });
  },
  'pad.rate': ({ services }, { invitation, answer }) => {
    const { pad, ratings } = services;
    const taken = pad.take(invitation);
    if (!taken) return fail('pad.notAwake');
    const day = today(services);
    // Opened twice, it is used once.
    if (taken.code !== undefined && !ratings.codes.isOpen(taken.code, day)) return fail('pad.notAwake');
    const kept = ratings.add(taken.visit, withoutPetition(answer), day, taken.code);
    if (!kept.ok) pad.restore(invitation, taken);
    return kept.ok ? ok({}) : kept;
  },
  'pad.takeCode': ({ services }, { invitation }) => {
    const taken = services.pad.take(invitation);
    if (!taken) return fail('pad.notAwake');
    // Whoever came with a code has one.
    const code = taken.code === undefined ? handCode(services, taken.visit, false) : fail('pad.notAwake');
    if (!code.ok) services.pad.restore(invitation, taken);
    return code;
  },
  'pad.openCode': ({ services }, { text }) => {
    if (!services.codeTries()) return fail('rating.tooMany');
    const read = parseRatingText(text);
    if (!read || !services.ratings.codes.isOpen(read.code, today(services))) return fail('rating.badCode');
    services.pad.openCode(read.visit, read.code);
    return ok({});
  },
  'pad.absent': ({ services }) =>
    ok({ absent: services.pad.absent().map(({ invitation, visit }) => ({ invitation, visit })) }),
  'pad.forgetAbsent': ({ services }, { invitation }) => {
    services.pad.forgetAbsent(invitation);
    return ok({});
  },
  'pad.shown': ({ services }) => ok({ ...shownOn(services), ofWard: isOfWard(services) }),
  'pad.show': ({ services }, shown) =>
    isOfWard(services)
      ? fail('settings.ofWard')
      : transact(services.db, () => {
          setMeta(services.db, 'padShown', JSON.stringify(shown));
          return ok({});
        }),
};
