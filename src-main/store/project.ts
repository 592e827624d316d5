import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { AnyEvent, ReceivedBody } from '../../src-shared/dossier/events.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import { type PersonalData, personalData } from '../../src-shared/dossier/intake.ts';
import { type DossierState, noDossier, statusOf } from '../../src-shared/dossier/state.ts';
import { fold, normaliseExact } from '../../src-shared/text/fold.ts';
import { phoneDigits } from '../../src-shared/text/phone.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { insert, prepared, run, sqlFor } from './schema.ts';
import { dossierKey, unseal } from './seal.ts';

export const dossierStream = (id: string): string => `dossier:${id}`;

export const dossierOf = (stream: string) => stream.replace(/^dossier:/, '');

/** The state of a dossier: the fold of its events, of those before `position` where one is given. */
export function readState(db: ReadDb, dossier: string, position = Number.MAX_SAFE_INTEGER): DossierState {
  const events = prepared(
    db,
    'SELECT type, body FROM event WHERE stream = ? AND position < ? ORDER BY position',
  ).all(dossierStream(dossier), position) as { type: string; body: string }[];
  return events.reduce((state, { type, body }) => evolve(state, { type, body: JSON.parse(body) }), noDossier);
}

/** What is about people in a dossier; null once its key is destroyed. */
export function readPersonal(db: ReadDb, dossier: string, received: ReceivedBody): PersonalData | null {
  const key = dossierKey(db, dossier);
  return key === null ? null : personalData.parse(unseal(received.sealed, key, dossier));
}

/** An event as it is folded: where it belongs, when, and the state it comes upon. */
export interface FoldedEvent {
  readonly stream: string;
  readonly at: string;
  readonly event: AnyEvent;
  readonly before: DossierState;
}

/**
 * Folds one event into every table derived from the log; the only writer of them (I4). Answers the state
 * after it. `known` saves opening what the caller has just sealed.
 */
export function project(
  db: WriteDb,
  { stream, at, event, before }: FoldedEvent,
  known?: PersonalData,
): DossierState {
  const state = evolve(before, event);
  const received = state.received;
  if (!stream.startsWith('dossier:') || !received) return state;
  const id = dossierOf(stream);
  if (state.dataDestroyed && !before.dataDestroyed)
    prepared(db, 'DELETE FROM dossier_key WHERE dossier = ?').run(id);
  const personal = () => known ?? readPersonal(db, id, received);
  if (!before.received) writeNew(db, id, state, received, personal());
  else if (touchesWords.has(event.type)) writeWhole(db, id, state, received, personal());
  else run(db, sqlFor.updateTable('dossier').set(moving(state)).where('id', '=', id));
  countVisit(db, event.type, at);
  return state;
}

const touchesWords = new Set(['dossier.received', 'dossier.officialCodeRecorded', 'dossier.keyDestroyed']);

function writeNew(
  db: WriteDb,
  id: string,
  state: DossierState,
  received: ReceivedBody,
  personal: PersonalData | null,
): void {
  const row = { id, ...fixed(received, personal), ...moving(state), ...words(state, received, personal) };
  const { lastInsertRowid } = insert(db, 'dossier', row);
  addWords(db, Number(lastInsertRowid), row);
}

/** Old words are taken out of the index before the row they came from is written again, so that none stay. */
function writeWhole(
  db: WriteDb,
  id: string,
  state: DossierState,
  received: ReceivedBody,
  personal: PersonalData | null,
): void {
  const row = Number(prepared(db, 'SELECT row FROM dossier WHERE id = ?').pluck().get(id));
  prepared(
    db,
    `INSERT INTO dossier_search (dossier_search, rowid, exact, folded, digits)
     SELECT 'delete', row, exact, folded, digits FROM dossier WHERE row = ?`,
  ).run(row);
  const now = words(state, received, personal);
  const columns = { ...fixed(received, personal), ...moving(state), ...now };
  run(db, sqlFor.updateTable('dossier').set(columns).where('row', '=', row));
  addWords(db, row, now);
}

const addWords = (db: WriteDb, row: number, { exact, folded, digits }: Words) =>
  prepared(db, 'INSERT INTO dossier_search (rowid, exact, folded, digits) VALUES (?, ?, ?, ?)').run(
    row,
    exact,
    folded,
    digits,
  );

const fixed = (received: ReceivedBody, personal: PersonalData | null) => ({
  code: received.code,
  lookup_secret: received.lookupSecret,
  procedure_code: received.procedure.code,
  procedure_name: received.procedure.name,
  applicant_name: personal?.applicant.name.trim().normalize('NFC') ?? '',
  phone: phoneOf(personal),
  channel: received.channel,
  accepted_at: received.acceptedAt,
  due_date: received.due.date,
  due_at: received.due.at,
  provisional: received.due.provisional ? 1 : 0,
  calendar_version: received.due.calendarVersion,
  counter: received.counter,
});

/** The columns that change over a dossier's life. */
const moving = (state: DossierState) => ({
  official_code: state.officialCode,
  status: statusOf(state),
  punctuality: state.resultTaken?.punctuality ?? null,
});

interface Words {
  readonly exact: string;
  readonly folded: string;
  readonly digits: string;
}

/**
 * Names as written and without marks. Digits by what they are: `c` last digits of the code, `o` of the
 * official code, `p` phone, `t` its last digits; last digits turned round, so that each is found by prefix.
 */
function words(state: DossierState, received: ReceivedBody, personal: PersonalData | null): Words {
  const names = personal
    ? [personal.applicant.name, personal.applicant.representative, personal.submitter.name].join(' ')
    : '';
  const phone = phoneOf(personal);
  return {
    exact: normaliseExact(names),
    folded: fold(names),
    digits: [
      `c${reverse(digits(received.code))}`,
      `o${reverse(digits(state.officialCode ?? ''))}`,
      `p${phone}`,
      `t${reverse(phone)}`,
    ]
      .filter((word) => word.length > 1)
      .join(' '),
  };
}

const phoneOf = (personal: PersonalData | null) =>
  personal ? phoneDigits(personal.applicant.phone || personal.submitter.phone) : '';

const visits: Readonly<Record<string, string>> = {
  'dossier.received': 'receipt',
  'dossier.returned': 'return',
};

/** Visits by day: what the pad's answers are counted against. */
function countVisit(db: WriteDb, type: string, at: string): void {
  const kind = visits[type];
  if (!kind) return;
  prepared(
    db,
    `INSERT INTO visit_day (day, kind, visits) VALUES (?, ?, 1)
     ON CONFLICT (day, kind) DO UPDATE SET visits = visits + 1`,
  ).run(toLocalDate(at), kind);
}

const digits = (text: string) => text.replace(/\D/g, '');
const reverse = (text: string) => [...text].reverse().join('');
