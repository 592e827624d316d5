import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { ReceivedBody } from '../../src-shared/dossier/events.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import { type DossierState, noDossier, statusOf } from '../../src-shared/dossier/state.ts';
import { fold, normaliseExact } from '../../src-shared/text/fold.ts';
import { phoneDigits } from '../../src-shared/text/phone.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { type DossierRowDb, type EventRow, first, prepared, run, sqlFor } from './schema.ts';
import { dossierKey, unseal } from './seal.ts';

const dossierOf = (stream: string) => stream.replace(/^dossier:/, '');

/** The state of a dossier as folded so far. */
export function readState(db: ReadDb, dossier: string): DossierState {
  const row = first(db, sqlFor.selectFrom('dossier').select('state').where('id', '=', dossier));
  return row ? (JSON.parse(row.state) as DossierState) : noDossier;
}

/** What is about people in a dossier; null once its key is destroyed. */
export function readPersonal(db: ReadDb, dossier: string, received: ReceivedBody): PersonalData | null {
  const key = dossierKey(db, dossier);
  return key === null ? null : personalData.parse(unseal(received.sealed, key, dossier));
}

/** Folds one event into every table derived from the log; the only writer of them (I4). */
export function project(db: WriteDb, event: EventRow): void {
  if (!event.stream.startsWith('dossier:')) return;
  const id = dossierOf(event.stream);
  const before = readState(db, id);
  const state = evolve(before, { type: event.type, body: JSON.parse(event.body) });
  if (!state.received) return;
  if (state.dataDestroyed && !before.dataDestroyed)
    run(db, sqlFor.deleteFrom('dossier_key').where('dossier', '=', id));
  const touchesWords = event.type === 'dossier.received' || event.type === 'dossier.keyDestroyed';
  if (touchesWords) writeWhole(db, id, state, before.received === null);
  else writeState(db, id, state);
  countVisit(db, event);
}

function writeWhole(db: WriteDb, id: string, state: DossierState, isNew: boolean): void {
  const received = state.received;
  if (!received) return;
  const personal = readPersonal(db, id, received);
  const phone = personal ? phoneDigits(personal.applicant.phone || personal.submitter.phone) : '';
  const row = {
    id,
    code: received.code,
    lookup_secret: received.lookupSecret,
    procedure_code: received.procedure.code,
    procedure_name: received.procedure.name,
    applicant_name: personal?.applicant.name.trim().normalize('NFC') ?? '',
    phone,
    phone_tail: reverse(phone),
    code_tail: reverse(digits(received.code)),
    channel: received.channel,
    accepted_at: received.acceptedAt,
    due_date: received.due.date,
    due_at: received.due.at,
    provisional: received.due.provisional ? 1 : 0,
    counter: received.counter,
    ...moving(state),
  };
  if (isNew) run(db, sqlFor.insertInto('dossier').values(row as DossierRowDb));
  else run(db, sqlFor.updateTable('dossier').set(row).where('id', '=', id));
  writeWords(db, id, personal, isNew);
}

/** The columns that change over a dossier's life. */
const moving = (state: DossierState) => ({
  official_code: state.officialCode,
  official_tail: reverse(digits(state.officialCode ?? '')),
  status: statusOf(state),
  punctuality: state.resultTaken?.punctuality ?? null,
  state: JSON.stringify(state),
});

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
  'dossier.returned': 'return',
};

/** Visits by day: what the pad's answers are counted against. */
function countVisit(db: WriteDb, event: EventRow): void {
  const kind = visits[event.type];
  if (!kind) return;
  prepared(
    db,
    `INSERT INTO visit_day (day, kind, visits) VALUES (?, ?, 1)
     ON CONFLICT (day, kind) DO UPDATE SET visits = visits + 1`,
  ).run(toLocalDate(event.at), kind);
}

const digits = (text: string) => text.replace(/\D/g, '');
const reverse = (text: string) => [...text].reverse().join('');
