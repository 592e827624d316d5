import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { InputOf } from '../../src-shared/contract/index.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { checkCase, checkIntake, type Intake } from '../../src-shared/dossier/checkIntake.ts';
import { checkReason } from '../../src-shared/dossier/checkReason.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import type { IntakeForm } from '../../src-shared/dossier/intake.ts';
import type { Opening } from '../../src-shared/dossier/rules/opening.ts';
import type { ReceiveCommand } from '../../src-shared/dossier/rules/receive.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import type { ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { randomCode } from '../../src-shared/text/randomCode.ts';
import { nextCode, nextNumber } from '../store/numbers.ts';
import { atCounter, readState } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { approve } from './approval.ts';
import type { SealedTexts } from './detail.ts';
import { detail } from './detail.ts';
import { apply, localNow, perform, sealFor } from './dossiers.ts';
import type { CallContext, Handlers, Services } from './services.ts';

const secretLength = 6;

/** Under which names a paper is issued today. */
export function placeOf(services: Services, officer: string, when: string) {
  const ward = services.profiles.wardOn(when);
  return { counter: services.counter.name, officer, ward: ward.id, profile: ward.formProfile };
}

/** The next number of a slip form at this counter this year: `Số: n`. */
export function slipNumber(services: Services, form: string) {
  const { period, number } = nextNumber(
    services.db,
    `slip ${form} ${services.counter.id}`,
    localNow(services).slice(0, 4),
  );
  return { volume: period, number };
}

const endDraft = ({ db }: Services, id: string) => prepared(db, 'DELETE FROM draft WHERE id = ?').run(id);

/**
 * The receipt itself: number, events, projections, outbox and the end of the draft in one durable
 * transaction.
 */
export function commitReceipt(
  services: Services,
  staff: StaffMember,
  id: string,
  intake: Intake,
  procedure: ProcedureVersion,
): Result<DossierState> {
  return transact(services.db, () => {
    const received = receiveIn(services, staff, id, intake, procedure);
    endDraft(services, id);
    return received;
  });
}

/** The same inside a transaction that is open. */
export function receiveIn(
  services: Services,
  staff: StaffMember,
  id: string,
  intake: Intake,
  procedure: ProcedureVersion,
): Result<DossierState> {
  const state = readState(services.db, id);
  const sealing = sealFor(services, id, state);
  if (!sealing.ok) return sealing;
  return apply(
    services,
    staff,
    id,
    receiveCommand(services, staff, state, intake, procedure, sealing.value(intake.personal)),
    intake.personal,
  );
}

/** The command of a receipt, with the numbers it needs allotted in the transaction that is open. */
export function receiveCommand(
  services: Services,
  staff: StaffMember,
  state: DossierState,
  { facts }: Intake,
  procedure: ProcedureVersion,
  sealed: string,
): ReceiveCommand {
  const { db, random, counter } = services;
  const today = localNow(services).slice(0, 10);
  const book = nextNumber(db, `book ${counter.id}`, today.slice(0, 4));
  return {
    type: 'receive',
    facts,
    procedure,
    sealed,
    code: nextCode(db, 'TAM', counter.id, today),
    lookupSecret: state.opened?.lookupSecret ?? randomCode(secretLength, random),
    ...placeOf(services, staff.name, facts.acceptedAt),
    book: { volume: book.period, number: book.number },
  };
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
  if (readState(services.db, id).received) return detail(services, staff, id);
  const now = localNow(services);
  const procedure = services.catalogue.on(form.procedureCode, (form.acceptedAt || now).slice(0, 10));
  if (!procedure) return fail('procedure.unknown', { code: form.procedureCode });
  const intake = checkIntake(form, procedure, now);
  if (!intake.ok) return intake;
  const received = commitReceipt(services, staff, id, intake.value, procedure);
  if (!received.ok) return received;
  if (atCounter(form.channel)) services.pad.invite('receipt', staff.name);
  else services.pad.inviteAbsent('receipt');
  return detail(services, staff, id);
}

interface Case {
  readonly opening: Opening;
  readonly procedure: ProcedureVersion;
}

/** The case a slip before receipt is about; its code and secret are allotted once. */
function caseOf(
  services: Services,
  staff: StaffMember,
  form: IntakeForm,
  state: DossierState,
  seal: (content: unknown) => string,
): Result<Case> {
  const now = localNow(services);
  const procedure = services.catalogue.inForce(form.procedureCode);
  if (!procedure) return fail('procedure.unknown', { code: form.procedureCode });
  const personal = checkCase(form, now);
  if (!personal.ok) return personal;
  const { db, random, counter } = services;
  return ok({
    procedure,
    opening: {
      code: state.opened?.code ?? nextCode(db, 'HD', counter.id, now.slice(0, 10)),
      lookupSecret: state.opened?.lookupSecret ?? randomCode(secretLength, random),
      ...placeOf(services, staff.name, now),
      sealed: seal(personal.value),
    },
  });
}

/** The case before receipt, or the version a received dossier stands under. */
function caseOrReceived(
  services: Services,
  staff: StaffMember,
  form: IntakeForm | null,
  state: DossierState,
  seal: (content: unknown) => string,
): Result<{ opening: Opening | null; procedure: ProcedureVersion }> {
  if (state.received) {
    const { code, effectiveFrom } = state.received.procedure;
    const procedure = services.catalogue.on(code, effectiveFrom);
    return procedure ? ok({ opening: null, procedure }) : fail('procedure.unknown', { code });
  }
  return form ? caseOf(services, staff, form, state, seal) : fail('dossier.unknown');
}

function precheck(context: CallContext, { id, form }: InputOf<'dossier.precheck'>): Result<DossierDetail> {
  const { services, staff } = context;
  return perform(context, id, (state, seal) => {
    const found = caseOf(services, staff, form, state, seal);
    if (!found.ok) return found;
    const have = Object.entries(form.components).flatMap(([component, entry]) =>
      entry.state === 'none' ? [] : [component],
    );
    return ok({ type: 'precheck', slipId: newSlip(services), ...found.value, have });
  });
}

const newSlip = ({ clock, random }: Services) => uuidv7(clock(), random);

function requestSupplement(
  context: CallContext,
  { id, form, items, note, approval, decision }: InputOf<'dossier.requestSupplement'>,
): Result<DossierDetail> {
  const { services, staff } = context;
  for (const { component, reason } of items) {
    const checked = checkReason(reason, `items.${component}`);
    if (!checked.ok) return checked;
  }
  const approved = approve(services, staff, approval);
  if (!approved.ok) return approved;
  const done = perform(context, id, (state, seal) => {
    const found = caseOrReceived(services, staff, form, state, seal);
    if (!found.ok) return found;
    const reasons = Object.fromEntries(items.map(({ component, reason }) => [component, reason.trim()]));
    return ok({
      type: 'requestSupplement',
      slipId: newSlip(services),
      number: slipNumber(services, 'supplement'),
      officer: staff.name,
      ...found.value,
      items: items.map(({ component }) => component),
      sealed: seal({ reasons, note: note.trim() } satisfies SealedTexts['supplement']),
      approvedBy: approved.value,
      decision,
    });
  });
  if (done.ok && form) services.pad.invite('guidance', staff.name);
  return done;
}

function refuse(
  context: CallContext,
  { id, form, ground, reason, guidance }: InputOf<'dossier.refuse'>,
): Result<DossierDetail> {
  const { services, staff } = context;
  const checked = checkReason(reason, 'reason');
  if (!checked.ok) return checked;
  const done = perform(context, id, (state, seal): Result<DossierCommand> => {
    const found = caseOf(services, staff, form, state, seal);
    if (!found.ok) return found;
    return ok({
      type: 'refuse',
      slipId: newSlip(services),
      number: slipNumber(services, 'refusal'),
      ...found.value,
      ground,
      sealed: seal({ reason: reason.trim(), guidance: guidance.trim() } satisfies SealedTexts['refusal']),
    });
  });
  if (!done.ok) return done;
  const dropped = transact(services.db, () => {
    endDraft(services, id);
    return ok(undefined);
  });
  services.pad.invite('refusal', staff.name);
  return dropped.ok ? done : dropped;
}

export const intakeHandlers: Handlers<
  | 'dossier.receive'
  | 'dossier.precheck'
  | 'dossier.requestSupplement'
  | 'dossier.recordExtraPaper'
  | 'dossier.refuse'
> = {
  'dossier.receive': (context, { id, form }) => receiveDossier(context, id, form),
  'dossier.precheck': precheck,
  'dossier.requestSupplement': requestSupplement,
  'dossier.recordExtraPaper': (context, { id, form, how, name }) =>
    perform(context, id, (state, seal) => {
      const found = caseOrReceived(context.services, context.staff, form, state, seal);
      if (!found.ok) return found;
      const sealed = seal({ name: name.trim() } satisfies SealedTexts['extraPaper']);
      return ok({ type: 'recordExtraPaper', how, ...found.value, sealed });
    }),
  'dossier.refuse': refuse,
};
