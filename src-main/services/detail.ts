import { formatTerm } from '../../src-shared/calendar/format.ts';
import { latestApologyDay } from '../../src-shared/calendar/working.ts';
import { actionName, type DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { forbids } from '../../src-shared/dossier/decide.ts';
import { isReadable } from '../../src-shared/dossier/eventVersions.ts';
import {
  appointmentOf,
  type DossierState,
  goodPrints,
  type HandOver,
  openPause,
} from '../../src-shared/dossier/state.ts';
import type { SlipForm } from '../../src-shared/dossier/words.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { isComing } from '../store/filesDue.ts';
import { dossierStream, leftOutOf, readPersonal, readSealed, readState } from '../store/project.ts';
import { all, type EventRow, first, sqlFor } from '../store/schema.ts';
import { historyShown } from './history.ts';
import { dossierRow, viewOf } from './lists.ts';
import type { Services } from './services.ts';

/** Texts sealed beside events; what each event's `sealed` holds. */
export interface SealedTexts {
  readonly supplement: { readonly reasons: Readonly<Record<string, string>>; readonly note: string };
  readonly refusal: { readonly reason: string; readonly guidance: string };
  readonly apology: { readonly text: string };
  readonly stop: { readonly request: string; readonly ground: string };
  readonly withdraw: { readonly reason: string; readonly papers: string };
  readonly result: { readonly paper: string; readonly text: string };
  readonly declined: { readonly reason: string };
  readonly extraPaper: { readonly name: string };
  readonly posted: { readonly name: string; readonly phone: string; readonly address: string };
  readonly taker: { readonly name: string; readonly paper: string };
  readonly attachment: { readonly name: string; readonly locked: boolean };
}

type Unseal = <K extends keyof SealedTexts>(
  kind: K,
  sealed: string | null | undefined,
) => SealedTexts[K] | null;

/** A dossier as its page shows it to one official. Fails with dossier.unknown. */
export function detail(services: Services, staff: StaffMember, id: string): Result<DossierDetail> {
  const { db } = services;
  const row = first(db, sqlFor.selectFrom('dossier').selectAll().where('id', '=', id));
  if (!row) return fail('dossier.unknown');
  const state = readState(db, id);
  const { received, opened } = state;
  const events = all(
    db,
    sqlFor.selectFrom('event').selectAll().where('stream', '=', dossierStream(id)).orderBy('position'),
  );
  const leftOut = leftOutOf(db, dossierStream(id));
  const text: Unseal = (_, sealed) => readSealed(db, id, sealed);
  return ok({
    row: dossierRow(row, viewOf(services, staff.id)),
    unread: state.unread,
    personal: readPersonal(db, id, state),
    components: state.components.map(({ id: componentId, name, state: how, originals, copies }) => ({
      id: componentId,
      name,
      state: how,
      originals,
      copies,
    })),
    sets: received?.sets ?? 1,
    resultChannel: received?.resultChannel ?? null,
    submittedAt: received?.submittedAt ?? null,
    term: received ? formatTerm(received.limit) : '',
    fee: received?.fee ?? null,
    lookupSecret: (received ?? opened)?.lookupSecret ?? '',
    hash: events.find(({ type }) => type === 'dossier.received')?.hash ?? events[0]?.hash ?? '',
    competentAgency: received?.competentAgency ?? null,
    mobile: received?.mobile ?? null,
    taker: state.returned ? text('taker', state.returned.sealed) : null,
    ...slipsShown(state, text),
    handOvers: state.handOvers.map(handOverShown),
    pauses: state.pauses.map(({ from, to, reason }) => ({ from, to, reason })),
    latestApologyDay: lastApologyDay(services, state),
    result: state.resultTaken
      ? {
          outcome: state.resultTaken.outcome ?? 'granted',
          paper: text('result', state.resultTaken.sealed)?.paper ?? '',
          text: text('result', state.resultTaken.sealed)?.text ?? '',
        }
      : null,
    posted: state.posted
      ? {
          at: state.posted.at,
          tracking: state.posted.tracking,
          receiver: text('posted', state.posted.sealed)?.name ?? '',
        }
      : null,
    ended: endedShown(state, text),
    payments: state.payments.map(({ officer, ...payment }) => ({ ...payment, officer: officer.name })),
    certified: state.certified.flatMap(({ entries }) => entries),
    extraPapers: extraPapers(events.filter(isReadable), text),
    attachments: attachmentsShown(services, id, state, text),
    slips: slipsOf(state),
    history: historyShown(db)(events).map((entry, i) =>
      leftOut.has(events[i]?.commit_id ?? '') ? { ...entry, leftOut: true as const } : entry,
    ),
    actions: actionName.options.map((name) => ({ name, forbidden: forbids(state, name, staff.role) })),
  });
}

function slipsShown(state: DossierState, text: Unseal) {
  return {
    supplements: state.supplements.map(({ slipId, at, round, stage, items, sealed }) => {
      const said = text('supplement', sealed);
      return {
        slipId,
        at,
        round,
        stage,
        items: items.map((item) => ({ ...item, reason: said?.reasons[item.id] ?? '' })),
        note: said?.note ?? '',
      };
    }),
    refusal: state.refused
      ? {
          slipId: state.refused.slipId,
          ground: state.refused.ground,
          reason: text('refusal', state.refused.sealed)?.reason ?? '',
        }
      : null,
    apologies: state.apologies.map(({ slipId, at, reason, due, newDue, inTime, head, ...apology }) => ({
      slipId,
      at,
      reason,
      due,
      newDue,
      inTime,
      head,
      text: text('apology', apology.sealed)?.text ?? '',
      signed: apology.signed?.decision ?? null,
      notified: apology.notified.map((told) => ({ at: told.at, how: told.how, by: told.by.name })),
    })),
  };
}

const handOverShown = ({ handOverId, at, from, to, shareDue, confirmed, declined }: HandOver) => ({
  handOverId,
  at,
  from,
  to,
  shareDue,
  state: confirmed ? ('confirmed' as const) : declined ? ('declined' as const) : ('pending' as const),
});

function lastApologyDay({ calendar }: Services, state: DossierState): string | null {
  const due = appointmentOf(state);
  return due && state.received && !state.resultTaken && !openPause(state)
    ? latestApologyDay(calendar, due.date)
    : null;
}

function endedShown({ withdrawn, stopped }: DossierState, text: Unseal): DossierDetail['ended'] {
  const end = withdrawn ?? stopped;
  if (!end) return null;
  const said = withdrawn ? text('withdraw', end.sealed) : text('stop', end.sealed);
  return { slipId: end.slipId, at: end.at, texts: Object.values(said ?? {}).filter(Boolean) };
}

function extraPapers(events: readonly EventRow[], text: Unseal): DossierDetail['extraPapers'] {
  return events.flatMap(({ type, body }) => {
    if (type !== 'dossier.extraPaperAttempted' && type !== 'dossier.paperVolunteered') return [];
    const { at, sealed } = JSON.parse(body) as { at: string; sealed: string };
    const how = type === 'dossier.paperVolunteered' ? ('volunteered' as const) : ('demanded' as const);
    return [{ how, at, name: text('extraPaper', sealed)?.name ?? '' }];
  });
}

function attachmentsShown(
  { attachments, db }: Services,
  dossier: string,
  state: DossierState,
  text: Unseal,
): DossierDetail['attachments'] {
  return state.attachments.map(({ attachmentId, at, media, bytes, component, sealed, hash }) => {
    const said = text('attachment', sealed);
    const absent = isComing(db, dossier, hash) ? 'coming' : 'missing';
    const kept = attachments.isThere(dossier, { hash, bytes }) ? 'there' : absent;
    return {
      attachmentId,
      at,
      media,
      bytes,
      component,
      name: said?.name ?? '',
      locked: said?.locked ?? false,
      state: state.dataDestroyed ? 'erased' : kept,
    };
  });
}

/** Every slip there is to look at and print. */
function slipsOf(state: DossierState): DossierDetail['slips'] {
  const slip = (form: SlipForm, slipId: string | null) => ({
    form,
    slipId,
    goodPrints: goodPrints(state, form, slipId),
  });
  return [
    ...(state.received ? [slip('receipt', null)] : []),
    ...(state.precheckedAt && !state.received ? [slip('precheck', state.precheckSlipId)] : []),
    ...state.supplements.map(({ slipId }) => slip('supplement', slipId)),
    ...(state.refused ? [slip('refusal', state.refused.slipId)] : []),
    ...state.apologies.map(({ slipId }) => slip('apology', slipId)),
    ...(state.stopped ? [slip('stop', state.stopped.slipId)] : []),
    ...(state.handOvers.length > 0 ? [slip('control', null)] : []),
    ...(state.received?.competentAgency ? [slip('forwarding', null)] : []),
  ];
}
