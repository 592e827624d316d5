import { exhaustive } from '../result.ts';
import type { AnyEvent, CertifiedEntry, PrintRequestedBody, ReceivedComponent } from './events.ts';
import { isDossierEvent } from './eventVersions.ts';
import type { DossierState, PauseInterval, Print } from './state.ts';

/** The first release knew one form and called it by its number. */
const pendingPrint = ({ form, slipId, ...print }: PrintRequestedBody): Print => ({
  ...print,
  form: form === '01' ? 'receipt' : form,
  slipId: slipId ?? null,
  outcome: 'pending',
});

/** Papers in hand: a later one takes the place of an earlier one of the same name. */
const withComponents = (
  before: readonly ReceivedComponent[],
  came: readonly ReceivedComponent[],
): ReceivedComponent[] => [...before.filter(({ id }) => !came.some((paper) => paper.id === id)), ...came];

const replaced = <T>(list: readonly T[], match: (item: T) => boolean, change: (item: T) => T): T[] =>
  list.map((item) => (match(item) ? change(item) : item));

const numberOf = ({ register, year, number }: CertifiedEntry) => [register, year, number];

/** What comes in a second time under one id, as from a copy of a disk, is one thing. */
const withNew = <T>(list: readonly T[], item: T, idOf: (item: T) => string): readonly T[] =>
  list.some((known) => idOf(known) === idOf(item)) ? list : [...list, item];

/** A pause ends where the citizen comes back, and where the dossier ends. */
const ended = (pauses: readonly PauseInterval[], at: string): PauseInterval[] =>
  replaced(
    pauses,
    ({ to }) => to === null,
    (pause) => ({ ...pause, to: at }),
  );

/** Folds one event into the state: pure and total; what a later release wrote is only counted (I4). */
export function evolve(before: DossierState, event: AnyEvent): DossierState {
  const state = { ...before, version: before.version + 1 };
  if (!isDossierEvent(event)) return { ...state, unread: state.unread + 1 };
  switch (event.type) {
    case 'dossier.opened':
      return { ...state, opened: event.body, sealed: event.body.sealed };
    case 'dossier.prechecked':
      return { ...state, precheckedAt: event.body.at, precheckSlipId: event.body.slipId };
    case 'dossier.supplementRequested':
      return { ...state, supplements: withNew(state.supplements, event.body, ({ slipId }) => slipId) };
    case 'dossier.extraPaperAttempted':
    case 'dossier.paperVolunteered':
      return state;
    case 'dossier.refused':
      return { ...state, refused: event.body };
    case 'dossier.received': {
      const { sealed, due, components } = event.body;
      return { ...state, received: event.body, sealed, due, components };
    }
    case 'dossier.officialCodeRecorded':
      return { ...state, officialCode: event.body.officialCode };
    case 'dossier.corrected':
      return { ...state, sealed: event.body.sealed };
    case 'dossier.handedOver':
      return {
        ...state,
        handOvers: withNew(
          state.handOvers,
          { ...event.body, confirmed: null, declined: null },
          ({ handOverId }) => handOverId,
        ),
      };
    case 'dossier.handOverConfirmed':
    case 'dossier.handOverDeclined': {
      const { handOverId, at, by } = event.body;
      const answer = { handOverId, at, by };
      const field = event.type === 'dossier.handOverConfirmed' ? 'confirmed' : 'declined';
      return {
        ...state,
        handOvers: replaced(
          state.handOvers,
          (handOver) => handOver.handOverId === handOverId,
          (handOver) => ({ ...handOver, [field]: answer }),
        ),
      };
    }
    case 'dossier.paused': {
      const { at, reason, slipId } = event.body;
      return { ...state, pauses: [...state.pauses, { from: at, to: null, reason, slipId }] };
    }
    case 'dossier.resumed': {
      const { at, due, components } = event.body;
      return {
        ...state,
        due,
        components: withComponents(state.components, components),
        pauses: ended(state.pauses, at),
      };
    }
    case 'dossier.dueRecomputed':
      return { ...state, due: event.body.due };
    case 'dossier.apologised':
      return {
        ...state,
        apologies: withNew(
          state.apologies,
          { ...event.body, signed: null, notified: [] },
          ({ slipId }) => slipId,
        ),
      };
    case 'dossier.apologySigned': {
      const signed = event.body;
      return {
        ...state,
        apologies: replaced(
          state.apologies,
          ({ slipId }) => slipId === signed.slipId,
          (apology) => ({ ...apology, signed }),
        ),
      };
    }
    case 'dossier.applicantNotified': {
      const told = event.body;
      return {
        ...state,
        apologies: replaced(
          state.apologies,
          ({ slipId }) => slipId === told.slipId,
          (apology) => ({ ...apology, notified: [...apology.notified, told] }),
        ),
      };
    }
    case 'dossier.resultTaken':
      return { ...state, resultTaken: event.body };
    case 'dossier.posted':
      return { ...state, posted: event.body };
    case 'dossier.deliveryRecorded':
      return event.body.outcome === 'delivered' ? state : { ...state, posted: null };
    case 'dossier.notCollected':
      return { ...state, notCollected: [...state.notCollected, event.body] };
    case 'dossier.returned':
      return { ...state, returned: event.body };
    case 'dossier.withdrawn':
      return { ...state, withdrawn: event.body, pauses: ended(state.pauses, event.body.at) };
    case 'dossier.stopped':
      return { ...state, stopped: event.body, pauses: ended(state.pauses, event.body.at) };
    case 'dossier.feePaid':
      return {
        ...state,
        payments: withNew(state.payments, { ...event.body, voided: false }, ({ paymentId }) => paymentId),
      };
    case 'dossier.feeReceiptVoided': {
      const { paymentId } = event.body;
      return {
        ...state,
        payments: replaced(
          state.payments,
          (payment) => payment.paymentId === paymentId,
          (payment) => ({ ...payment, voided: true }),
        ),
      };
    }
    case 'dossier.certified':
      return {
        ...state,
        certified: withNew(state.certified, event.body, ({ entries }) =>
          JSON.stringify(entries.map(numberOf)),
        ),
      };
    case 'dossier.attached':
      return {
        ...state,
        attachments: withNew(state.attachments, event.body, ({ attachmentId }) => attachmentId),
      };
    case 'dossier.detached': {
      const { attachmentId } = event.body;
      return {
        ...state,
        attachments: state.attachments.filter((attachment) => attachment.attachmentId !== attachmentId),
      };
    }
    case 'slip.printRequested':
      return { ...state, prints: withNew(state.prints, pendingPrint(event.body), ({ printId }) => printId) };
    case 'slip.printFinished': {
      const { printId, outcome } = event.body;
      return {
        ...state,
        prints: replaced(
          state.prints,
          (print) => print.printId === printId,
          (print) => ({ ...print, outcome }),
        ),
      };
    }
    case 'dossier.keyDestroyed':
      return { ...state, dataDestroyed: true };
    default:
      return exhaustive(event);
  }
}
