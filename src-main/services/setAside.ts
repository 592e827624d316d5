import { setImmediate } from 'node:timers/promises';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { SetAsideDetail, SetAsideRow } from '../../src-shared/contract/setAside.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { dossierOf, isDossier } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { dossierKey, unseal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import {
  besideSetAside,
  enterAgain,
  leaveOut,
  listSetAside,
  readSetAside,
  type SetAside,
  setAsideCount,
} from '../sync/setAside.ts';
import { aboutPeople, wardVersion } from './conflicts.ts';
import { historyShown } from './history.ts';
import type { CallContext, Handlers, Services } from './services.ts';

/** The code on paper: as the dossier has it here, else as the slip of this commit says. */
function codeOf({ db }: Services, { stream, commit }: SetAside): string {
  const known = prepared(db, 'SELECT coalesce(official_code, code) FROM dossier WHERE id = ?')
    .pluck()
    .get(dossierOf(stream)) as string | undefined;
  const bodies = commit.events.map(({ body }) => JSON.parse(body) as { code?: unknown });
  const said = bodies.find(({ code }) => typeof code === 'string')?.code;
  return known ?? (isDossier(stream) && typeof said === 'string' ? said : '');
}

/** A commit that was set aside, as screens tell it. */
function shown(services: Services): (one: SetAside) => SetAsideRow {
  const { db, counter } = services;
  const told = historyShown(db);
  const isHere = prepared(db, 'SELECT 1 FROM dossier WHERE id = ?');
  return (one) => {
    const { commit, stream } = one;
    const id = isDossier(stream) ? dossierOf(stream) : null;
    return {
      commitId: commit.id,
      dossierId: id !== null && isHere.get(id) !== undefined ? id : null,
      code: codeOf(services, one),
      at: toLocalDateTime(commit.events[0]?.at ?? ''),
      device: counter.name,
      own: true,
      what: told(commit.events.map((event) => ({ ...event, device: commit.device }))),
    };
  };
}

/** What it says of people; null where it says nothing, or the key is destroyed. */
function triedPersonal({ db }: Services, { commit, stream, key }: SetAside): PersonalData | null {
  const event = commit.events.findLast(({ type }) => aboutPeople.has(type));
  const { sealed } = JSON.parse(event?.body ?? '{}') as { sealed?: string };
  const open = key ?? dossierKey(db, dossierOf(stream));
  const read = personalData.safeParse(sealed && open ? unseal(sealed, open, dossierOf(stream)) : null);
  return read.success ? read.data : null;
}

const isEarlier = (one: SetAside, other: SetAside) => other.row < one.row;

function detail(services: Services, commitId: string): Result<SetAsideDetail> {
  const one = readSetAside(services.db, commitId);
  if (!one) return fail('sync.unknownConflict');
  const beside = besideSetAside(services.db, one);
  const row = shown(services);
  return ok({
    ...row(one),
    ward: wardVersion(services, { stream: one.stream, commit_id: commitId }),
    tried: triedPersonal(services, one),
    settledAt: one.settledAt,
    settledAs: one.settledAs,
    earlier: beside.some((other) => isEarlier(one, other)),
    held: beside.filter((other) => !isEarlier(one, other)).map(row),
  });
}

function settle(
  { services, staff }: CallContext,
  commitId: string,
  choice: 'enter' | 'drop',
): Result<Record<string, never>> {
  if (staff.role === 'specialist') return fail('role.counterOnly');
  const { db } = services;
  const work = () =>
    transact(db, () => {
      const one = readSetAside(db, commitId);
      if (!one) return fail('sync.unknownConflict');
      if (one.settledAt !== null) return fail('sync.alreadySettled');
      if (choice === 'drop') {
        const left = leaveOut(db, services, staff.id, one);
        return left.ok ? ok({}) : left;
      }
      if (besideSetAside(db, one).some((other) => isEarlier(one, other))) return fail('sync.earlierFirst');
      enterAgain(db, services, staff.id, one);
      return ok({});
    });
  const stream = readSetAside(db, commitId)?.stream ?? '';
  // Files of a dossier that is left out for good go with it.
  return isDossier(stream) ? services.attachments.changing(dossierOf(stream), work) : work();
}

/** A stretch at a time: other calls are answered in between. */
async function enterAll(context: CallContext): Promise<Result<{ entered: number }>> {
  if (context.staff.role === 'specialist') return fail('role.counterOnly');
  for (let entered = 0; ; entered += 1) {
    const [one] = listSetAside(context.services.db, { limit: 1, offset: 0 });
    if (!one) return ok({ entered });
    const done = settle(context, one.commit.id, 'enter');
    if (!done.ok) return done;
    await setImmediate();
  }
}

export const setAsideHandlers: Handlers<
  'setAside.list' | 'setAside.get' | 'setAside.settle' | 'setAside.enterAll'
> = {
  'setAside.list': ({ services }, page) =>
    ok({ rows: listSetAside(services.db, page).map(shown(services)), total: setAsideCount(services.db) }),
  'setAside.get': ({ services }, { commitId }) => detail(services, commitId),
  'setAside.settle': (context, { commitId, choice }) => settle(context, commitId, choice),
  'setAside.enterAll': (context) => enterAll(context),
};
