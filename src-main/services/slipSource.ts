import type { z } from 'zod';
import { formatTerm } from '../../src-shared/calendar/format.ts';
import type { DossierEvent, Place, ReceivedBody } from '../../src-shared/dossier/events.ts';
import { personalData } from '../../src-shared/dossier/intake.ts';
import { appointmentOf, type DossierState, holderOf } from '../../src-shared/dossier/state.ts';
import type { SlipForm } from '../../src-shared/dossier/words.ts';
import { exhaustive, fail, ok, type Result } from '../../src-shared/result.ts';
import { apologyTyped, buildApologySlip } from '../../src-shared/slip/apology.ts';
import { buildReceiptSlip } from '../../src-shared/slip/buildReceipt.ts';
import { buildControlSlip, declinedTyped, resultTyped } from '../../src-shared/slip/control.ts';
import { buildForwardingSlip } from '../../src-shared/slip/forwarding.ts';
import type { SlipSource } from '../../src-shared/slip/frame.ts';
import { buildPrecheckSlip } from '../../src-shared/slip/precheck.ts';
import { buildRefusalSlip, refusalTyped } from '../../src-shared/slip/refusal.ts';
import type { Slip } from '../../src-shared/slip/slip.ts';
import { buildStopSlip, stopTyped } from '../../src-shared/slip/stop.ts';
import { buildSupplementSlip, supplementTyped } from '../../src-shared/slip/supplement.ts';
import { dossierStream, readState } from '../store/project.ts';
import { all, first, sqlFor } from '../store/schema.ts';
import { dossierKey, unseal } from '../store/seal.ts';
import type { Services } from './services.ts';

export interface WhichSlip {
  readonly form: SlipForm;
  readonly slipId: string | null;
}

type Logged = DossierEvent & { readonly hash: string; readonly actor: string };
type LoggedOf<T extends DossierEvent['type']> = Extract<Logged, { readonly type: T }>;

/** One dossier with everything its slips are made from. */
interface Case {
  readonly services: Services;
  readonly state: DossierState;
  readonly log: readonly Logged[];
  /** Opens what was sealed; null once the dossier's key is destroyed. */
  open<T extends z.ZodType>(sealed: string | null | undefined, schema: T): z.output<T> | null;
}

function openCase(services: Services, dossier: string): Case {
  const { db } = services;
  const key = dossierKey(db, dossier);
  const rows = all(
    db,
    sqlFor
      .selectFrom('event')
      .select(['type', 'body', 'hash', 'actor'])
      .where('stream', '=', dossierStream(dossier))
      .orderBy('position'),
  );
  return {
    services,
    state: readState(db, dossier),
    log: rows.map((row) => ({ ...row, body: JSON.parse(row.body) }) as Logged),
    open: (sealed, schema) => (key && sealed ? schema.parse(unseal(sealed, key, dossier)) : null),
  };
}

const isOf =
  <T extends DossierEvent['type']>(type: T) =>
  (event: Logged): event is LoggedOf<T> =>
    event.type === type;

/** The event that made a slip. */
function madeBy<T extends DossierEvent['type']>(
  { log }: Case,
  type: T,
  slipId: string | null,
): LoggedOf<T> | undefined {
  return log.filter(isOf(type)).find(({ body }) => 'slipId' in body && body.slipId === slipId);
}

function sourceIn(
  { services: { profiles }, state, open }: Case,
  { ward, profile }: Pick<Place, 'ward' | 'profile'>,
  { hash }: Logged,
  rest: Pick<SlipSource, 'code' | 'codeKind' | 'lookupSecret' | 'procedureName'>,
): Omit<SlipSource, 'reprint'> {
  return {
    forms: profiles.forms(profile),
    ward: profiles.ward(ward),
    personal: open(state.sealed, personalData),
    hash,
    ...rest,
  };
}

/** A slip after receipt bears the names of the day of receipt and the code the dossier has now. */
function receivedSource(of: Case, received: ReceivedBody, made: Logged): Omit<SlipSource, 'reprint'> {
  const { officialCode } = of.state;
  return sourceIn(of, received, made, {
    code: officialCode ?? received.code,
    codeKind: officialCode === null ? 'temporary' : 'official',
    lookupSecret: received.lookupSecret,
    procedureName: received.procedure.name,
  });
}

/** A slip before receipt bears what the case was then: a later visit may have been under another name. */
function openedSource(of: Case, made: Logged): Omit<SlipSource, 'reprint'> | null {
  const opened = of.log.slice(0, of.log.indexOf(made)).findLast(isOf('dossier.opened'))?.body;
  if (!opened) return null;
  const { code, lookupSecret, procedure } = opened;
  return sourceIn(of, opened, made, { code, codeKind: 'case', lookupSecret, procedureName: procedure.name });
}

function supplement(of: Case, slipId: string | null, reprint: number): Slip | null {
  const made = madeBy(of, 'dossier.supplementRequested', slipId);
  if (!made) return null;
  const { received } = of.state;
  const after = made.body.stage === 'afterReceipt' && received;
  const source = after ? receivedSource(of, received, made) : openedSource(of, made);
  const typed = of.open(made.body.sealed, supplementTyped);
  return source && buildSupplementSlip({ ...source, slip: made.body, typed, reprint });
}

function refusal(of: Case, slipId: string | null, reprint: number): Slip | null {
  const made = madeBy(of, 'dossier.refused', slipId);
  const source = made && openedSource(of, made);
  if (!made || !source) return null;
  return buildRefusalSlip({
    ...source,
    slip: made.body,
    typed: of.open(made.body.sealed, refusalTyped),
    reprint,
  });
}

function precheck(of: Case, slipId: string | null, reprint: number): Slip | null {
  const made = madeBy(of, 'dossier.prechecked', slipId);
  const source = made && openedSource(of, made);
  const opened = made && of.log.slice(0, of.log.indexOf(made)).findLast(isOf('dossier.opened'))?.body;
  if (!made || !source || !opened) return null;
  const { code, effectiveFrom } = opened.procedure;
  const components = of.services.catalogue.on(code, effectiveFrom)?.components ?? [];
  return buildPrecheckSlip({ ...source, ...made.body, components, reprint });
}

function apology(of: Case, received: ReceivedBody, slipId: string | null, reprint: number): Slip | null {
  const made = madeBy(of, 'dossier.apologised', slipId);
  const slip = of.state.apologies.find((one) => one.slipId === slipId);
  if (!made || !slip) return null;
  return buildApologySlip({
    ...receivedSource(of, received, made),
    slip,
    procedureField: received.procedure.field,
    acceptedAt: received.acceptedAt,
    competentAgency: received.competentAgency ?? null,
    typed: of.open(slip.sealed, apologyTyped),
    reprint,
  });
}

function stop(of: Case, received: ReceivedBody, slipId: string | null, reprint: number): Slip | null {
  const made = madeBy(of, 'dossier.stopped', slipId);
  if (!made) return null;
  const source = receivedSource(of, received, made);
  const wording = source.forms.stop;
  if (!wording) return null;
  return buildStopSlip({
    ...source,
    wording,
    slip: made.body,
    acceptedAt: received.acceptedAt,
    competentAgency: received.competentAgency ?? null,
    typed: of.open(made.body.sealed, stopTyped),
    reprint,
  });
}

function receipt(of: Case, received: ReceivedBody, made: Logged, reprint: number): Slip {
  return buildReceiptSlip({
    ...received,
    ...receivedSource(of, received, made),
    term: formatTerm(received.limit),
    fee: received.fee.text,
    reprint,
  });
}

const custody: readonly DossierEvent['type'][] = [
  'dossier.handedOver',
  'dossier.handOverConfirmed',
  'dossier.handOverDeclined',
  'dossier.resultTaken',
];

function control(of: Case, received: ReceivedBody, made: Logged, reprint: number): Slip {
  const { state, log, open, services } = of;
  const declined = log
    .filter(isOf('dossier.handOverDeclined'))
    .map(({ body }) => [body.handOverId, open(body.sealed, declinedTyped)?.reason ?? ''] as const);
  const taken = log.find(isOf('dossier.resultTaken'));
  const officer = (id: string) =>
    first(services.db, sqlFor.selectFrom('staff').select('name').where('id', '=', id))?.name ?? '';
  return buildControlSlip({
    ...receivedSource(of, received, log.findLast(({ type }) => custody.includes(type)) ?? made),
    received,
    handOvers: state.handOvers,
    due: state.due ?? received.due,
    newDue: state.apologies.findLast(({ newDue }) => newDue !== null)?.newDue ?? null,
    declined: Object.fromEntries(declined),
    result: taken
      ? {
          ...taken.body,
          holder: holderOf(state),
          officer: officer(taken.actor),
          paper: open(taken.body.sealed, resultTyped)?.paper ?? '',
        }
      : null,
    reprint,
  });
}

function forwarding(of: Case, received: ReceivedBody, made: Logged, reprint: number): Slip | null {
  const { state } = of;
  const { competentAgency, acceptedAt, sets } = received;
  if (!competentAgency) return null;
  const handOver = state.handOvers.findLast(
    ({ to, declined }) => to.kind === 'agency' && to.name === competentAgency && !declined,
  );
  const by = handOver?.from.kind === 'staff' ? handOver.from.name : '';
  return buildForwardingSlip({
    ...receivedSource(of, received, made),
    competentAgency,
    acceptedAt,
    due: appointmentOf(state) ?? received.due,
    components: state.components,
    sets,
    handedOver: handOver ? { at: handOver.confirmed?.at ?? handOver.at, by } : null,
    reprint,
  });
}

function afterReceipt(of: Case, { form, slipId }: WhichSlip, reprint: number): Slip | null {
  const { received } = of.state;
  const made = of.log.find(isOf('dossier.received'));
  if (!received || !made) return null;
  if (form === 'apology') return apology(of, received, slipId, reprint);
  if (form === 'stop') return stop(of, received, slipId, reprint);
  if (slipId !== null) return null;
  if (form === 'control') return control(of, received, made, reprint);
  if (form === 'forwarding') return forwarding(of, received, made, reprint);
  return receipt(of, received, made, reprint);
}

function built(of: Case, which: WhichSlip, reprint: number): Slip | null {
  switch (which.form) {
    case 'supplement':
      return supplement(of, which.slipId, reprint);
    case 'refusal':
      return refusal(of, which.slipId, reprint);
    case 'precheck':
      return precheck(of, which.slipId, reprint);
    case 'receipt':
    case 'control':
    case 'forwarding':
    case 'apology':
    case 'stop':
      return afterReceipt(of, which, reprint);
    default:
      return exhaustive(which.form);
  }
}

/**
 * A slip as it would be printed now, from the log alone: the ward's name and the forms of the day it was
 * made, the people as last corrected. Fails with dossier.unknown or slip.unknown.
 */
export function slipOf(services: Services, dossier: string, which: WhichSlip, reprint: number): Result<Slip> {
  const of = openCase(services, dossier);
  if (!of.state.received && !of.state.opened) return fail('dossier.unknown');
  const slip = built(of, which, reprint);
  return slip ? ok(slip) : fail('slip.unknown');
}
