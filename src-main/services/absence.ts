import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { Absence } from '../../src-shared/contract/absence.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { appendCommit } from '../store/append.ts';
import { all, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import type { Handlers, Services } from './services.ts';

const streamOf = ({ counter }: Services) => `counter:${counter.id}`;

interface Entry {
  readonly at: string;
  readonly actor: string;
  readonly left: Absence | null;
}

/** Leavings and returns of this counter in order; a few a day. */
const entries = (services: Services): Entry[] =>
  all(
    services.db,
    sqlFor
      .selectFrom('event')
      .select(['at', 'actor', 'type', 'body'])
      .where('stream', '=', streamOf(services))
      .where('type', 'in', ['counter.left', 'counter.backAtWork'])
      .orderBy('position'),
  ).map(({ at, actor, type, body }) => ({
    at: toLocalDateTime(at),
    actor,
    left: type === 'counter.left' ? (JSON.parse(body) as Absence) : null,
  }));

/** What people waiting are told, while nobody is at the counter. */
export const absenceNow = (services: Services): Absence | null => entries(services).at(-1)?.left ?? null;

function record(services: Services, actor: StaffMember, type: string, body: unknown): Result<void> {
  return transact(services.db, () => {
    const base = entries(services).length;
    appendCommit(services.db, services, {
      stream: streamOf(services),
      base,
      actor: actor.id,
      events: [{ type, body }],
    });
    return ok(undefined);
  });
}

/** Somebody signed in again: the absence is over. */
export const backAtWork = (services: Services, actor: StaffMember): Result<void> =>
  absenceNow(services) ? record(services, actor, 'counter.backAtWork', {}) : ok(undefined);

export const absenceHandlers: Handlers<'counter.leave' | 'counter.absences'> = {
  'counter.leave': ({ services, staff, caller }, { reason, minutes }) => {
    const now = services.clock();
    const backAt = toLocalDateTime(new Date(now.getTime() + minutes * 60_000).toISOString());
    const away: Absence = { reason, since: toLocalDateTime(now.toISOString()), backAt };
    const left = record(services, staff, 'counter.left', away);
    if (!left.ok) return left;
    caller.staff = null;
    services.push('session');
    services.push('pad');
    return ok({});
  },
  'counter.absences': ({ services }, { from, to }) => {
    const names = new Map(
      all(services.db, sqlFor.selectFrom('staff').select(['id', 'name'])).map(({ id, name }) => [id, name]),
    );
    const log = entries(services);
    const rows = log.flatMap(({ actor, left }, i) => {
      if (!left || left.since.slice(0, 10) < from || left.since.slice(0, 10) > to) return [];
      return [{ ...left, officer: names.get(actor) ?? actor, returnedAt: log[i + 1]?.at ?? null }];
    });
    return ok({ rows: rows.reverse() });
  },
};
