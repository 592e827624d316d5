import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import { decide } from '../../src-shared/dossier/decide.ts';
import type { DossierEvent } from '../../src-shared/dossier/events.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import type { PersonalData } from '../../src-shared/dossier/intake.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { checkOfficialCode } from '../../src-shared/text/officialCode.ts';
import { appendCommit } from '../store/append.ts';
import type { ReadDb } from '../store/brands.ts';
import { dossierStream, readState } from '../store/project.ts';
import { first, sqlFor } from '../store/schema.ts';
import { dossierKey, newDossierKey, seal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import { detail } from './detail.ts';
import type { CallContext, Handlers, Services } from './services.ts';

export const localNow = ({ clock }: Services) => toLocalDateTime(clock().toISOString());

/** The program itself, where no person asked: retention, the command line. */
export const system: StaffMember = { id: 'quay', name: 'Chương trình quầy', role: 'administrator' };

/** Decides and appends in the transaction that is open; the one way anything happens to a dossier. */
export const apply = (
  services: Services,
  actor: StaffMember,
  dossier: string,
  command: DossierCommand,
  personal?: PersonalData,
): Result<DossierState> => applyAll(services, actor, dossier, [command], personal);

/** Several commands one after the other, as one commit: all of them happened, or none. */
export function applyAll(
  services: Services,
  actor: StaffMember,
  dossier: string,
  commands: readonly DossierCommand[],
  /** What is about people, where the caller has just sealed it. */
  personal?: PersonalData,
): Result<DossierState> {
  const before = readState(services.db, dossier);
  const context = { now: localNow(services), calendar: services.calendar, actor };
  const events: DossierEvent[] = [];
  let state = before;
  for (const command of commands) {
    const decided = decide(state, command, context);
    if (!decided.ok) return decided;
    events.push(...decided.value);
    state = decided.value.reduce(evolve, state);
  }
  if (events.length === 0) return ok(state);
  return ok(
    appendCommit(services.db, services, {
      stream: dossierStream(dossier),
      base: before.version,
      state: before,
      actor: actor.id,
      events,
      personal,
    }),
  );
}

/** Seals texts under the dossier's key, made here for a case that has none yet. Fails with dossier.dataDestroyed. */
export function sealFor(
  { db, random }: Services,
  dossier: string,
  state: DossierState,
): Result<(content: unknown) => string> {
  const isNew = !state.received && !state.opened;
  const key = dossierKey(db, dossier) ?? (isNew ? newDossierKey(db, dossier, random) : null);
  if (!key) return fail('dossier.dataDestroyed');
  return ok((content) => seal(content, key, dossier, random));
}

/**
 * One command in its own transaction, answered with the dossier as it stands then. `make` gets the
 * state and a way to seal; what it allots is undone with the transaction when a rule refuses.
 */
export function perform(
  { services, staff }: CallContext,
  id: string,
  make: (state: DossierState, seal: (content: unknown) => string) => Result<DossierCommand>,
): Result<DossierDetail> {
  const done = transact(services.db, () => {
    const state = readState(services.db, id);
    const sealing = sealFor(services, id, state);
    if (!sealing.ok) return sealing;
    const command = make(state, sealing.value);
    return command.ok ? apply(services, staff, id, command.value) : command;
  });
  return done.ok ? detail(services, staff, id) : done;
}

/** Destroys what is about people in a dossier, its files too; the chain stays whole (Luật 91/2025/QH15, retention). */
export const destroyData = (services: Services, id: string, ground: string): Result<DossierState> =>
  services.attachments.changing(id, () =>
    transact(services.db, () => apply(services, system, id, { type: 'destroyData', ground })),
  );

/** Two dossiers never have one official code: it is unique in the country (NĐ 61/2018 Đ.26). */
function codeFree(db: ReadDb, id: string, typed: string): Result<void> {
  const code = checkOfficialCode(typed);
  if (!code.ok) return code;
  const taken = first(
    db,
    sqlFor.selectFrom('dossier').select('code').where('official_code', '=', code.value).where('id', '<>', id),
  );
  return taken ? fail('officialCode.taken', { temporary: taken.code }) : ok(undefined);
}

export const dossierHandlers: Handlers<'dossier.get' | 'dossier.recordOfficialCode'> = {
  'dossier.get': ({ services, staff }, { id }) => detail(services, staff, id),
  'dossier.recordOfficialCode': (context, { id, code, confirmOtherDay = false }) =>
    perform(context, id, () => {
      const free = codeFree(context.services.db, id, code);
      return free.ok ? ok({ type: 'recordOfficialCode', officialCode: code, confirmOtherDay }) : free;
    }),
};
