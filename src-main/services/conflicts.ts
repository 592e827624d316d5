import type { ConflictDetail } from '../../src-shared/contract/sync.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import { appointmentOf, holderOf, statusOf } from '../../src-shared/dossier/state.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { SettledBody } from '../../src-shared/sync/bodies.ts';
import { appendCommit } from '../store/append.ts';
import { dossierOf, readPersonal, readSealed, readState } from '../store/project.ts';
import type { EventRow } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import {
  type Conflict,
  eventsOf,
  heldBehind,
  listCommits,
  readConflict,
  sameCode,
  takenBeside,
} from '../sync/refused.ts';
import { historyShown } from './history.ts';
import type { CallContext, Handlers, Services } from './services.ts';
import { writtenShown } from './written.ts';

/** Enough of what happened elsewhere to see what a commit met; the rest is on the dossier's page. */
const mostBeside = 20;

/** A dossier as it stands here, and what happened to it by the ward's log beside one commit. */
export function wardVersion(
  services: Services,
  conflict: Pick<Conflict, 'stream' | 'commit_id'>,
): ConflictDetail['ward'] {
  const { db } = services;
  const id = dossierOf(conflict.stream);
  const state = readState(db, id);
  const source = state.received ?? state.opened;
  if (!source) return null;
  const personal = readPersonal(db, id, state);
  return {
    status: statusOf(state),
    procedureName: source.procedure.name,
    applicantName: personal?.applicant.name ?? '',
    appointment: appointmentOf(state),
    holder: holderOf(state)?.name ?? '',
    personal,
    history: historyShown(db)(takenBeside(db, conflict, mostBeside)),
  };
}

/** Events that say something of people. */
export const aboutPeople: ReadonlySet<string> = new Set([
  'dossier.opened',
  'dossier.received',
  'dossier.corrected',
]);

/** What a commit says of people; null where it says nothing, or its dossier's key is destroyed. */
function triedPersonal({ db }: Services, events: readonly EventRow[]): PersonalData | null {
  const event = events.findLast(({ type }) => aboutPeople.has(type));
  if (!event) return null;
  const { sealed } = JSON.parse(event.body) as { sealed?: string };
  const read = personalData.safeParse(readSealed(db, dossierOf(event.stream), sealed));
  return read.success ? read.data : null;
}

/** Both versions of what could not both be. Fails with sync.unknownConflict. */
function show(services: Services, commitId: string): Result<ConflictDetail> {
  const { db } = services;
  const conflict = readConflict(db, commitId);
  if (!conflict) return fail('sync.unknownConflict');
  const { stream, status, code: reason, settled_at: settledAt } = conflict;
  const shown = writtenShown(services);
  const held = status === 'rejected' && settledAt === null ? heldBehind(db, conflict) : [];
  return ok({
    ...shown(conflict),
    status,
    reason,
    settledAt,
    ward: wardVersion(services, conflict),
    tried: triedPersonal(services, eventsOf(db, conflict)),
    sameCode: reason === 'number.duplicate' ? sameCode(db, dossierOf(stream)) : [],
    held: held.map(shown),
  });
}

function settle(
  { services, staff }: CallContext,
  commit: string,
  choice: SettledBody['choice'],
): Result<Record<string, never>> {
  if (staff.role === 'specialist') return fail('role.counterOnly');
  const { db } = services;
  return transact(db, () => {
    const conflict = readConflict(db, commit);
    if (!conflict) return fail('sync.unknownConflict');
    if (conflict.settled_at !== null) return fail('sync.alreadySettled');
    const body: SettledBody = { commit, stream: conflict.stream, choice };
    appendCommit(db, services, {
      stream: `conflict:${commit}`,
      base: 0,
      actor: staff.id,
      events: [{ type: 'conflict.settled', body }],
    });
    return ok({});
  });
}

export const conflictHandlers: Handlers<'conflict.list' | 'conflict.get' | 'conflict.settle'> = {
  'conflict.list': ({ services }, page) => {
    const { rows, total } = listCommits(services.db, 'tasks', page);
    const shown = writtenShown(services);
    return ok({
      rows: rows.map((row) => ({
        ...shown(row),
        status: row.state === 'flagged' ? 'flagged' : 'rejected',
        reason: row.reason ?? '',
      })),
      total,
    });
  },
  'conflict.get': ({ services }, { commitId }) => show(services, commitId),
  'conflict.settle': (context, { commitId, choice }) => settle(context, commitId, choice),
};
