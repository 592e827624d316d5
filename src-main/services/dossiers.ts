import { formatTerm } from '../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { DossierDetail, HistoryEntry } from '../../src-shared/contract/dossier.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { checkIntake, type Intake } from '../../src-shared/dossier/checkIntake.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import { decide, forbids } from '../../src-shared/dossier/decide.ts';
import type { IntakeForm, PersonalData } from '../../src-shared/dossier/intake.ts';
import { type DossierState, goodPrints } from '../../src-shared/dossier/state.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { randomCode } from '../ids.ts';
import { appendCommit } from '../store/append.ts';
import { nextNumber, nextTemporaryCode } from '../store/numbers.ts';
import { dossierStream, readPersonal, readState } from '../store/project.ts';
import { all, first, prepared, sqlFor } from '../store/schema.ts';
import { dossierKey, newDossierKey, seal, unseal } from '../store/seal.ts';
import { transact } from '../store/transact.ts';
import { dossierRow } from './lists.ts';
import type { CallContext, Handlers, Services } from './services.ts';

const localNow = ({ clock }: Services) => toLocalDateTime(clock().toISOString());

/** Decides and appends in the transaction that is open; the one way anything happens to a dossier. */
export function apply(
  services: Services,
  actor: string,
  dossier: string,
  command: DossierCommand,
  personal?: PersonalData,
): Result<DossierState> {
  const state = readState(services.db, dossier);
  const decided = decide(state, command, { now: localNow(services), calendar: services.calendar });
  if (!decided.ok) return decided;
  const commit = { dossier, state, actor, events: decided.value, personal };
  return ok(appendCommit(services.db, services, commit));
}

/** One command in its own transaction, answered with the dossier as it stands then. */
function perform(
  { services, staff }: CallContext,
  id: string,
  command: DossierCommand,
): Result<DossierDetail> {
  const done = transact(services.db, () => apply(services, staff.id, id, command));
  return done.ok ? detail(services, id) : done;
}

/**
 * The receipt itself: number, events, projections, outbox and the end of the draft in one durable
 * transaction.
 */
export function commitReceipt(
  services: Services,
  staff: StaffMember,
  id: string,
  { facts, personal }: Intake,
  procedure: ProcedureVersion,
): Result<DossierState> {
  const { db, random, counter } = services;
  const today = localNow(services).slice(0, 10);
  const ward = services.profiles.wardOn(facts.acceptedAt);
  return transact(db, () => {
    const key = newDossierKey(db, id, random);
    const book = nextNumber(db, `book ${counter.id}`, today.slice(0, 4));
    const command: DossierCommand = {
      type: 'receive',
      facts,
      procedure,
      sealed: seal(personal, key, id, random),
      code: nextTemporaryCode(db, counter.id, today),
      lookupSecret: randomCode(6, random),
      counter: counter.name,
      officer: staff.name,
      ward: ward.id,
      profile: ward.formProfile,
      book: { volume: book.period, number: book.number },
    };
    prepared(db, 'DELETE FROM draft WHERE id = ?').run(id);
    return apply(services, staff.id, id, command, personal);
  });
}

/**
 * Receives a draft. The same id again answers the receipt that is there, so that a repeated tap or a
 * retried call never makes a second one (I1).
 */
export function receiveDossier(
  { services, staff }: CallContext,
  id: string,
  form: IntakeForm,
): Result<DossierDetail> {
  if (readState(services.db, id).received) return detail(services, id);
  const now = localNow(services);
  const procedure = services.catalogue.on(form.procedureCode, (form.acceptedAt || now).slice(0, 10));
  if (!procedure) return fail('procedure.unknown', { code: form.procedureCode });
  const intake = checkIntake(form, procedure, now);
  if (!intake.ok) return intake;
  const received = commitReceipt(services, staff, id, intake.value, procedure);
  if (!received.ok) return received;
  services.pad.invite('receipt');
  return detail(services, id);
}

/** Destroys what is about people in a dossier; the chain stays whole (Luật 91/2025/QH15, retention). */
export const destroyData = (
  services: Services,
  actor: string,
  id: string,
  ground: string,
): Result<DossierState> =>
  transact(services.db, () => apply(services, actor, id, { type: 'destroyData', ground }));

export function detail(services: Services, id: string): Result<DossierDetail> {
  const { db, calendar } = services;
  const row = first(db, sqlFor.selectFrom('dossier').selectAll().where('id', '=', id));
  const state = readState(db, id);
  const received = state.received;
  if (!row || !received) return fail('dossier.unknown');
  const key = dossierKey(db, id);
  const events = all(
    db,
    sqlFor.selectFrom('event').selectAll().where('stream', '=', dossierStream(id)).orderBy('position'),
  );
  return ok({
    row: dossierRow(row, localNow(services).slice(0, 10), calendar),
    personal: readPersonal(db, id, received),
    components: received.components.map(({ name, state: how, originals, copies }) => ({
      name,
      state: how,
      originals,
      copies,
    })),
    sets: received.sets,
    resultChannel: received.resultChannel,
    submittedAt: received.submittedAt,
    term: formatTerm(received.limit),
    fee: received.fee,
    lookupSecret: received.lookupSecret,
    hash: events[0]?.hash ?? '',
    goodPrints: goodPrints(state),
    taker:
      state.returned && key
        ? (unseal(state.returned.sealed, key, id) as { name: string; paper: string })
        : null,
    history: history(services, events),
    actions: [
      { name: 'takeResult', forbidden: forbids(state, 'takeResult') },
      { name: 'return', forbidden: forbids(state, 'return') },
      { name: 'recordOfficialCode', forbidden: forbids(state, 'recordOfficialCode') },
      { name: 'print', forbidden: forbids(state, 'requestPrint') },
    ],
  });
}

function history(
  services: Services,
  events: readonly { at: string; actor: string; type: string; body: string }[],
): HistoryEntry[] {
  const names = new Map(
    all(services.db, sqlFor.selectFrom('staff').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  );
  return events.map(({ at, actor, type, body }) => {
    const { sealed: _, ...open } = JSON.parse(body) as Record<string, unknown>;
    return { at: toLocalDateTime(at), actor: names.get(actor) ?? actor, type, body: open };
  });
}

export const dossierHandlers: Handlers<
  'dossier.receive' | 'dossier.get' | 'dossier.takeResult' | 'dossier.return' | 'dossier.recordOfficialCode'
> = {
  'dossier.receive': (context, { id, form }) => receiveDossier(context, id, form),
  'dossier.get': ({ services }, { id }) => detail(services, id),
  'dossier.takeResult': (context, { id }) => perform(context, id, { type: 'takeResult' }),
  'dossier.return': (context, { id, taker }) => returnResult(context, id, taker),
  'dossier.recordOfficialCode': (context, { id, code }) =>
    perform(context, id, { type: 'recordOfficialCode', officialCode: code }),
};

type Taker = { who: 'applicant' | 'submitter' | 'other'; name: string; paper: string };

/** Gives the result to a person; who took it is sealed like everything about people. */
function returnResult(context: CallContext, id: string, taker: Taker): Result<DossierDetail> {
  const { services } = context;
  const state = readState(services.db, id);
  const forbidden = forbids(state, 'return');
  if (forbidden || !state.received) return fail(forbidden ?? 'dossier.unknown');
  const personal = readPersonal(services.db, id, state.received);
  const key = dossierKey(services.db, id);
  if (!personal || !key) return fail('dossier.dataDestroyed');
  const name = takerName(taker, personal);
  if (name === '')
    return fail('intake.invalid', { fields: [{ field: 'taker.name', code: 'field.required' }] });
  const sealed = seal({ name, paper: taker.paper.trim() }, key, id, services.random);
  const returned = perform(context, id, { type: 'return', who: taker.who, sealed });
  if (returned.ok) services.pad.invite('return');
  return returned;
}

function takerName(taker: Taker, personal: NonNullable<DossierDetail['personal']>): string {
  const { applicant, submitter } = personal;
  const known = {
    applicant: applicant.name,
    submitter: submitter.sameAsApplicant ? applicant.name : submitter.name,
    other: '',
  };
  return taker.name.trim() || known[taker.who].trim();
}
