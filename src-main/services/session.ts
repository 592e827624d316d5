import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { pinMatches } from '../store/pin.ts';
import { all, first, run, type StaffRow, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { absenceNow, backAtWork } from './absence.ts';
import type { Handlers, Services } from './services.ts';
import { keepSuggestions } from './suggestions.ts';

const triesAllowed = 5;
const lockMinutes = 15;

const member = ({ id, name, role }: StaffRow): StaffMember => ({ id, name, role });

/**
 * Counts every wrong try in the store before answering, so that the lock outlives a restart.
 * Fails with session.wrongPin {left}, session.locked {until} or session.unknownStaff.
 */
export function signIn({ db, clock }: Services, staffId: string, pin: string): Result<StaffMember> {
  const row = first(db, sqlFor.selectFrom('staff').selectAll().where('id', '=', staffId));
  if (!row) return fail('session.unknownStaff');
  const now = clock();
  if (row.locked_until !== null && row.locked_until > now.toISOString())
    return fail('session.locked', { until: row.locked_until });
  const right = pinMatches(pin, row.pin);
  const failed = right ? 0 : row.failed + 1;
  const locked = failed >= triesAllowed;
  const until = locked ? new Date(now.getTime() + lockMinutes * 60_000).toISOString() : null;
  const counted = transact(db, () => {
    const change = { failed: locked ? 0 : failed, locked_until: until };
    run(db, sqlFor.updateTable('staff').set(change).where('id', '=', staffId));
    return ok(undefined);
  });
  // A full or read-only disk must not stop a reception that only needs to look (I6), but never opens a guess.
  if (!counted.ok && !right) return counted;
  if (right) return ok(member(row));
  return until
    ? fail('session.locked', { until })
    : fail('session.wrongPin', { left: triesAllowed - failed });
}

export const sessionHandlers: Handlers<'session.open' | 'session.signIn' | 'session.signOut'> = {
  'session.open': ({ services, caller }) => {
    const now = services.clock().toISOString();
    const staff = all(services.db, sqlFor.selectFrom('staff').selectAll().orderBy('id'));
    return ok({
      wardName: services.profiles.wardOn(now).wardName,
      counterName: services.counter.name,
      demo: services.demo,
      staff: staff.map((row) => ({
        ...member(row),
        demoPin: services.demo ? row.demo_pin : null,
        lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until : null,
      })),
      signedIn: caller.staff,
      away: absenceNow(services),
    });
  },
  'session.signIn': ({ services, caller }, { staffId, pin }) => {
    const signedIn = signIn(services, staffId, pin);
    if (!signedIn.ok) return signedIn;
    caller.staff = signedIn.value;
    // A disk that cannot be written must not keep anybody from looking (I6).
    backAtWork(services, signedIn.value);
    keepSuggestions(services, toLocalDate(services.clock().toISOString()));
    services.push('pad');
    return signedIn;
  },
  'session.signOut': ({ caller }) => {
    caller.staff = null;
    return ok({});
  },
};
