import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { ReturnedBody } from '../../src-shared/dossier/events.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import {
  appointmentOf,
  type DossierState,
  holderOf,
  noDossier,
  openPause,
  pendingHandOver,
  statusOf,
} from '../../src-shared/dossier/state.ts';
import { fold, normaliseExact } from '../../src-shared/text/fold.ts';
import { phoneDigits } from '../../src-shared/text/phone.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { ledgerTables, projectCash, projectLedger } from './ledger.ts';
import { getMeta, setMeta } from './meta.ts';
import { type DossierRowDb, type EventRow, first, prepared, run, sqlFor } from './schema.ts';
import { dossierKey, unseal } from './seal.ts';

const dossierOf = (stream: string) => stream.replace(/^dossier:/, '');

/** The state of a dossier as folded so far. */
export function readState(db: ReadDb, dossier: string): DossierState {
  const row = first(db, sqlFor.selectFrom('dossier').select('state').where('id', '=', dossier));
  return row ? (JSON.parse(row.state) as DossierState) : noDossier;
}

/** Opens something sealed under a dossier's key; null once the key is destroyed, or where nothing was sealed. */
export function readSealed<T>(db: ReadDb, dossier: string, sealed: string | null | undefined): T | null {
  const key = sealed ? dossierKey(db, dossier) : null;
  return key && sealed ? (unseal(sealed, key, dossier) as T) : null;
}

/** What is about people in a dossier as last recorded; null once its key is destroyed. */
export function readPersonal(db: ReadDb, dossier: string, { sealed }: DossierState): PersonalData | null {
  const read = readSealed(db, dossier, sealed);
  return read === null ? null : personalData.parse(read);
}

/** Folds one event into every table derived from the log; the only writer of them (I4). */
export function project(db: WriteDb, event: EventRow): void {
  if (event.stream.startsWith('cash:')) projectCash(db, event);
  if (!event.stream.startsWith('dossier:')) return;
  const id = dossierOf(event.stream);
  const before = readState(db, id);
  const state = evolve(before, { type: event.type, body: JSON.parse(event.body) });
  if (!state.received && !state.opened) return;
  if (state.dataDestroyed && !before.dataDestroyed)
    run(db, sqlFor.deleteFrom('dossier_key').where('dossier', '=', id));
  const isNew = before.received === null && before.opened === null;
  if (isNew || state.sealed !== before.sealed || state.dataDestroyed !== before.dataDestroyed)
    writeWhole(db, id, state, isNew);
  else if (before.received !== state.received) writeWhole(db, id, state, false);
  else writeState(db, id, state);
  projectLedger(db, event, id, state);
  countVisit(db, event);
}

function writeWhole(db: WriteDb, id: string, state: DossierState, isNew: boolean): void {
  const { received, opened } = state;
  const source = received ?? opened;
  if (!source) return;
  const personal = readPersonal(db, id, state);
  const phone = personal ? phoneDigits(personal.applicant.phone || personal.submitter.phone) : '';
  const row = {
    id,
    code: source.code,
    case_code: opened?.code ?? null,
    lookup_secret: source.lookupSecret,
    procedure_code: source.procedure.code,
    procedure_name: source.procedure.name,
    field: source.procedure.field,
    applicant_name: personal?.applicant.name.trim().normalize('NFC') ?? '',
    phone,
    phone_tail: reverse(phone),
    code_tail: reverse(digits(source.code)),
    channel: received?.channel ?? null,
    opened_at: opened?.at ?? received?.acceptedAt ?? '',
    accepted_at: received?.acceptedAt ?? null,
    counter: source.counter,
    agency: received?.competentAgency ?? '',
    ...moving(state),
  };
  if (isNew) run(db, sqlFor.insertInto('dossier').values(row as DossierRowDb));
  else run(db, sqlFor.updateTable('dossier').set(row).where('id', '=', id));
  writeWords(db, id, personal, isNew);
}

const endedAt = ({ returned, withdrawn, stopped, refused }: DossierState): string | null =>
  returned?.returnedAt ?? withdrawn?.at ?? stopped?.at ?? refused?.at ?? null;

/** Who was given the papers and has not answered: staff id, `agency`, or nobody. */
function pendingTo(state: DossierState): string {
  const pending = pendingHandOver(state);
  return pending ? (pending.to.kind === 'staff' ? pending.to.id : 'agency') : '';
}

/** The columns that change over a dossier's life. */
function moving(state: DossierState) {
  const { due, supplements, resultTaken } = state;
  const appointment = appointmentOf(state);
  const holder = holderOf(state);
  const running = state.received !== null && resultTaken === null && endedAt(state) === null;
  return {
    official_code: state.officialCode,
    official_tail: reverse(digits(state.officialCode ?? '')),
    status: statusOf(state),
    due_date: due?.date ?? null,
    due_at: due?.at ?? null,
    appointment_date: appointment?.date ?? null,
    appointment_at: appointment?.at ?? null,
    provisional: running && due?.provisional && !openPause(state) ? 1 : 0,
    calendar_version: due?.calendarVersion ?? '',
    punctuality: resultTaken?.punctuality ?? null,
    holder: holder?.kind === 'staff' ? holder.id : '',
    holder_name: holder?.name ?? '',
    pending_to: pendingTo(state),
    rescheduled: state.apologies.some(({ newDue }) => newDue !== null) ? 1 : 0,
    to_tell: running && state.apologies.some(({ notified }) => notified.length === 0) ? 1 : 0,
    supplements: supplements.length,
    supplements_before: supplements.filter(({ stage }) => stage === 'beforeReceipt').length,
    resolved_at: resultTaken?.takenAt ?? null,
    ended_at: endedAt(state),
    state: JSON.stringify(state),
  };
}

function writeState(db: WriteDb, id: string, state: DossierState): void {
  run(db, sqlFor.updateTable('dossier').set(moving(state)).where('id', '=', id));
}

/** Names as written and without marks; deleted and written again, so that old words do not stay. */
function writeWords(db: WriteDb, id: string, personal: PersonalData | null, isNew: boolean): void {
  const row = first(db, sqlFor.selectFrom('dossier').select('row').where('id', '=', id));
  if (!row) return;
  if (!isNew) prepared(db, 'DELETE FROM dossier_search WHERE rowid = ?').run(row.row);
  if (!personal) return;
  const { applicant, submitter } = personal;
  const names = [applicant.name, applicant.representative, submitter.name].join(' ');
  prepared(db, 'INSERT INTO dossier_search (rowid, exact, folded) VALUES (?, ?, ?)').run(
    row.row,
    normaliseExact(names),
    fold(names),
  );
}

const visits: Readonly<Record<string, string>> = {
  'dossier.received': 'receipt',
  'dossier.supplementRequested': 'guidance',
  'dossier.refused': 'refusal',
  'dossier.returned': 'return',
};

/** Visits by day: what the pad's answers are counted against. */
function countVisit(db: WriteDb, event: EventRow): void {
  const kind = visits[event.type];
  if (!kind) return;
  // Received and given back at once is one visit, counted when it was received.
  if (kind === 'return' && (JSON.parse(event.body) as Partial<ReturnedBody>).proof === 'atOnce') return;
  prepared(
    db,
    `INSERT INTO visit_day (day, kind, visits) VALUES (?, ?, 1)
     ON CONFLICT (day, kind) DO UPDATE SET visits = visits + 1`,
  ).run(toLocalDate(event.at), kind);
}

const digits = (text: string) => text.replace(/\D/g, '');
const reverse = (text: string) => [...text].reverse().join('');

/** Goes up with every change of what `project` writes: a store of an earlier release is filled anew. */
const projection = '3';

/** Fills the derived tables from the log where an earlier release, or none, had filled them. In the caller's transaction. */
export function refillDerived(db: WriteDb): void {
  if (getMeta(db, 'projection') === projection) return;
  for (const table of ['dossier', 'visit_day', 'dossier_search', ...Object.keys(ledgerTables)])
    prepared(db, `DELETE FROM ${table}`).run();
  const next = prepared(db, 'SELECT * FROM event WHERE position > ? ORDER BY position LIMIT 1000');
  let at = 0;
  for (let events = next.all(at) as EventRow[]; events.length > 0; events = next.all(at) as EventRow[])
    for (const event of events) {
      project(db, event);
      at = event.position;
    }
  setMeta(db, 'projection', projection);
}
