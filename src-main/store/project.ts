import { createHash } from 'node:crypto';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type {
  AnyEvent,
  ReceivedBody,
  ReturnedBody,
  SupplementRequestedBody,
} from '../../src-shared/dossier/events.ts';
import { eventVersions, isReadable } from '../../src-shared/dossier/eventVersions.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import { type PersonalData, personalData, type SubmissionChannel } from '../../src-shared/dossier/intake.ts';
import {
  appointmentOf,
  type DossierState,
  holderOf,
  noDossier,
  openPause,
  pendingHandOver,
  statusOf,
} from '../../src-shared/dossier/state.ts';
import { closing, factsOf } from '../../src-shared/evaluation/facts.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import type { SettledBody } from '../../src-shared/sync/bodies.ts';
import { fold, normaliseExact } from '../../src-shared/text/fold.ts';
import { phoneDigits } from '../../src-shared/text/phone.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { ledgerTables, projectCash, projectLedger } from './ledger.ts';
import { getMeta, setMeta } from './meta.ts';
import { type EventRow, insert, prepared, update } from './schema.ts';
import { dossierKey, unseal } from './seal.ts';
import { projectSurvey, surveyTables } from './surveys.ts';

export const dossierStream = (id: string): string => `dossier:${id}`;

export const dossierOf = (stream: string) => stream.replace(/^dossier:/, '');
export const isDossier = (stream: string) => stream.startsWith('dossier:');

/** Streams that hold something sealed under a key of their own; a dossier's key lies under its id, another's under the stream. */
export const isSealed = (stream: string) => /^(dossier|feedback|suggestions):/.test(stream);

type StoredEvent = Pick<EventRow, 'type' | 'v' | 'body'>;

const folded = (events: unknown[]): DossierState =>
  (events as StoredEvent[]).reduce(
    (state, { type, v, body }) => evolve(state, { type, v, body: JSON.parse(body) }),
    noDossier,
  );

/** The fold of a dossier's events in the order they were taken in here, of those before `position` where one is given. */
export const readTakenIn = (db: ReadDb, dossier: string, position = Number.MAX_SAFE_INTEGER): DossierState =>
  folded(
    prepared(db, 'SELECT type, v, body FROM event WHERE stream = ? AND position < ? ORDER BY position').all(
      dossierStream(dossier),
      position,
    ),
  );

/** True where the order events came in here is not the ward's, or the ward left something out. */
export const isEntangled = (db: ReadDb, stream: string): boolean =>
  prepared(db, 'SELECT 1 FROM entangled WHERE stream = ?').get(stream) !== undefined;

/**
 * The state of a dossier: the fold of what the ward accepted, in the ward's order, then of what is still to
 * be sent. Without a ward that is the order of this log.
 */
export function readState(db: ReadDb, dossier: string): DossierState {
  const stream = dossierStream(dossier);
  if (!isEntangled(db, stream)) return readTakenIn(db, dossier);
  return folded(
    prepared(
      db,
      `SELECT e.type, e.v, e.body FROM event e LEFT JOIN commit_status s ON s.commit_id = e.commit_id
       WHERE e.stream = ? AND coalesce(s.status, 'accepted') IN ('accepted', 'flagged')
       ORDER BY s.position IS NULL, s.position, e.position`,
    ).all(stream),
  );
}

/** Commits of a stream that are here and, by the ward, not part of it. */
export const leftOutOf = (db: ReadDb, stream: string): ReadonlySet<string> =>
  new Set(
    isEntangled(db, stream)
      ? (prepared(
          db,
          `SELECT DISTINCT e.commit_id FROM event e JOIN commit_status s ON s.commit_id = e.commit_id
           WHERE e.stream = ? AND s.status IN ('rejected', 'held')`,
        )
          .pluck()
          .all(stream) as string[])
      : [],
  );

/** One whose first event a bad disk has lost has a row all the same. */
const hasRow = (db: ReadDb, id: string): boolean =>
  prepared(db, 'SELECT 1 FROM dossier WHERE id = ?').get(id) !== undefined;

/** Writes an entangled dossier's row anew from its state, wherever the log of it is. */
export function refold(log: ReadDb, into: WriteDb, stream: string): void {
  if (!isDossier(stream)) return;
  const id = dossierOf(stream);
  const state = readState(log, id);
  if (hasRow(into, id)) writeWhole(into, id, state, readPersonal(into, id, state));
}

/**
 * Opens something sealed under a dossier's key; null once the key is destroyed, where nothing was sealed, and
 * for what does not open: a bad record from elsewhere stops nothing (I6).
 */
export function readSealed<T>(db: ReadDb, dossier: string, sealed: string | null | undefined): T | null {
  const key = sealed ? dossierKey(db, dossier) : null;
  if (!key || !sealed) return null;
  try {
    return unseal(sealed, key, dossier) as T;
  } catch {
    return null;
  }
}

/** What is about people in a dossier as last recorded; null where it cannot be read. */
export function readPersonal(db: ReadDb, dossier: string, { sealed }: DossierState): PersonalData | null {
  return personalData.safeParse(readSealed(db, dossier, sealed)).data ?? null;
}

/** An event as it is folded: on which stream, when, by whom, at which device. */
export interface FoldedEvent extends AnyEvent {
  readonly stream: string;
  readonly at: string;
  readonly actor: string;
  readonly device: string;
}

/**
 * Folds one event into every table derived from the log; the only writer of them (I4). Answers the
 * dossier's state after it. `known` saves opening what the caller has just sealed.
 */
export function project(
  db: WriteDb,
  event: FoldedEvent,
  before: DossierState,
  known?: PersonalData,
): DossierState {
  const readable = isReadable(event);
  if (readable && event.stream.startsWith('cash:')) projectCash(db, event);
  if (readable && event.stream.startsWith('conflict:')) projectConflict(db, event);
  if (readable && event.stream.startsWith('survey:')) projectSurvey(db, event);
  if (readable && event.type === 'feedback.keyDestroyed')
    prepared(db, 'DELETE FROM dossier_key WHERE dossier = ?').run(event.stream);
  if (!isDossier(event.stream)) return before;
  const id = dossierOf(event.stream);
  const state = evolve(before, event);
  if (!state.received && !state.opened) return state;
  if (state.dataDestroyed && !before.dataDestroyed)
    prepared(db, 'DELETE FROM dossier_key WHERE dossier = ?').run(id);
  const personal = () => known ?? readPersonal(db, id, state);
  const isNew = !before.received && !before.opened && !hasRow(db, id);
  if (isNew) writeNew(db, id, state, personal());
  else if (changesWords(before, state)) writeWhole(db, id, state, personal());
  else update(db, 'dossier', { id }, changed(moving(before), moving(state)));
  if (!readable) return state;
  projectLedger(db, event, id, state);
  countVisit(db, event);
  return state;
}

/** Only what changed is written: every column has its indexes. */
const changed = <T extends object>(before: T, now: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(now).filter(([name, value]) => value !== before[name as keyof T]),
  ) as Partial<T>;

/** Whether what a dossier is found by, or its fixed part, is another now. */
const changesWords = (before: DossierState, state: DossierState) =>
  state.sealed !== before.sealed ||
  state.received !== before.received ||
  state.officialCode !== before.officialCode ||
  state.dataDestroyed !== before.dataDestroyed;

function writeNew(db: WriteDb, id: string, state: DossierState, personal: PersonalData | null): void {
  const row = { id, ...fixed(state, personal), ...moving(state), ...words(state, personal) };
  addWords(db, Number(insert(db, 'dossier', row).lastInsertRowid), row);
}

/** Old words are taken out of the index before the row they came from is written again, so that none stay. */
function writeWhole(db: WriteDb, id: string, state: DossierState, personal: PersonalData | null): void {
  const row = Number(prepared(db, 'SELECT row FROM dossier WHERE id = ?').pluck().get(id));
  prepared(
    db,
    `INSERT INTO dossier_search (dossier_search, rowid, exact, folded, digits)
     SELECT 'delete', row, exact, folded, digits FROM dossier WHERE row = ?`,
  ).run(row);
  const now = words(state, personal);
  const columns = { ...fixed(state, personal), ...moving(state), ...now };
  update(db, 'dossier', { row }, columns);
  addWords(db, row, now);
}

const addWords = (db: WriteDb, row: number, { exact, folded, digits }: Words) =>
  prepared(db, 'INSERT INTO dossier_search (rowid, exact, folded, digits) VALUES (?, ?, ?, ?)').run(
    row,
    exact,
    folded,
    digits,
  );

/** The columns that only a receipt or a correction changes. */
function fixed({ received, opened }: DossierState, personal: PersonalData | null) {
  const source = received ?? opened;
  return {
    code: source?.code ?? '',
    case_code: opened?.code ?? null,
    lookup_secret: source?.lookupSecret ?? '',
    procedure_code: source?.procedure.code ?? '',
    procedure_name: source?.procedure.name ?? '',
    field: source?.procedure.field ?? '',
    applicant_name: personal?.applicant.name.trim().normalize('NFC') ?? '',
    phone: phoneOf(personal),
    channel: received?.channel ?? null,
    opened_at: opened?.at ?? received?.acceptedAt ?? '',
    accepted_at: received?.acceptedAt ?? null,
    counter: source?.counter ?? '',
    agency: received?.competentAgency ?? '',
  };
}

const endedAt = ({ returned, withdrawn, stopped, refused }: DossierState): string | null =>
  returned?.returnedAt ?? withdrawn?.at ?? stopped?.at ?? refused?.at ?? null;

/** Who was given the papers and has not answered: staff id, `agency`, or nobody. */
function pendingTo(state: DossierState): string {
  const pending = pendingHandOver(state);
  return pending ? (pending.to.kind === 'staff' ? pending.to.id : 'agency') : '';
}

/** A second delay, an apology past its last day, or a third supplement slip (NĐ 61/2018 Đ.19, NĐ 63/2010 Đ.20.4). */
const needsLeader = ({ apologies, supplements }: DossierState) =>
  apologies.length > 1 || apologies.some(({ inTime }) => !inTime) || supplements.length > 2;

/** The columns that change over a dossier's life. */
function moving(state: DossierState) {
  const { due, supplements, resultTaken } = state;
  const appointment = appointmentOf(state);
  const holder = holderOf(state);
  const closed = closing(factsOf(state));
  const running = state.received !== null && resultTaken === null && endedAt(state) === null;
  return {
    official_code: state.officialCode,
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
    for_leader: running && needsLeader(state) ? 1 : 0,
    supplements: supplements.length,
    supplements_before: supplements.filter(({ stage }) => stage === 'beforeReceipt').length,
    resolved_at: resultTaken?.takenAt ?? null,
    ended_at: endedAt(state),
    closed_as: closed && (resultTaken?.punctuality ?? closed.how),
    closed_at: closed?.at ?? null,
    paused_at: openPause(state)?.from ?? null,
  };
}

interface Words {
  readonly exact: string;
  readonly folded: string;
  readonly digits: string;
}

/**
 * Names as written and without marks. Digits by what they are: `c` last digits of the code, `o` of the
 * official code, `p` phone, `t` its last digits; last digits turned round, so that each is found by prefix.
 */
function words({ received, opened, officialCode }: DossierState, personal: PersonalData | null): Words {
  const names = personal
    ? [personal.applicant.name, personal.applicant.representative, personal.submitter.name].join(' ')
    : '';
  const phone = phoneOf(personal);
  return {
    exact: normaliseExact(names),
    folded: fold(names),
    digits: [
      `c${reverse(digits((received ?? opened)?.code ?? ''))}`,
      `o${reverse(digits(officialCode ?? ''))}`,
      `p${phone}`,
      `t${reverse(phone)}`,
    ]
      .filter((word) => word.length > 1)
      .join(' '),
  };
}

const phoneOf = (personal: PersonalData | null) =>
  personal ? phoneDigits(personal.applicant.phone || personal.submitter.phone) : '';

/** The kind of visit an event ends with somebody at the counter, whom the pad asks; null for every other event. */
export function visitOf(type: string, body: () => unknown): VisitKind | null {
  switch (type) {
    case 'dossier.received':
      return atCounter((body() as Partial<ReceivedBody>).channel) ? 'receipt' : null;
    case 'dossier.supplementRequested':
      return (body() as Partial<SupplementRequestedBody>).stage === 'afterReceipt' ? null : 'guidance';
    case 'dossier.refused':
      return 'refusal';
    case 'dossier.returned': {
      const { proof, how } = body() as Partial<ReturnedBody>;
      // Received and given back at once is one visit, counted when it was received.
      return proof === 'atOnce' || how === 'post' || how === 'online' ? null : 'return';
    }
    default:
      return null;
  }
}

/** Whether somebody stands at the counter when a dossier comes in this way. */
export const atCounter = (channel: SubmissionChannel | undefined): boolean =>
  channel !== 'online' && channel !== 'post';

/** Visits by counter and day: what the pad's answers are counted against. */
function countVisit(db: WriteDb, { type, at, body, device }: FoldedEvent): void {
  const kind = visitOf(type, () => body);
  const day = toLocalDate(at);
  if (!kind || day === '') return;
  prepared(
    db,
    `INSERT INTO visit_day (day, kind, device, visits) VALUES (?, ?, ?, 1)
     ON CONFLICT (day, kind, device) DO UPDATE SET visits = visits + 1`,
  ).run(day, kind, device);
}

/** A person has looked at a conflict: its task is done, here and everywhere. */
function projectConflict(db: WriteDb, { type, body, at }: FoldedEvent): void {
  if (type !== 'conflict.settled') return;
  prepared(db, 'UPDATE conflict SET settled_at = coalesce(settled_at, ?) WHERE commit_id = ?').run(
    at,
    (body as Partial<SettledBody>).commit ?? '',
  );
}

const digits = (text: string) => text.replace(/\D/g, '');
const reverse = (text: string) => [...text].reverse().join('');

/** Folds the whole log of one store into the derived tables of another, event by event; tells how many are done. */
export function* replaying(log: ReadDb, into: WriteDb): Generator<number, void> {
  const next = prepared(log, 'SELECT * FROM event WHERE position > ? ORDER BY position LIMIT 100');
  let at = 0;
  let done = 0;
  for (let events = next.all(at) as EventRow[]; events.length > 0; events = next.all(at) as EventRow[])
    for (const { position, body, ...event } of events) {
      const before = isDossier(event.stream)
        ? readTakenIn(log, dossierOf(event.stream), position)
        : noDossier;
      project(into, { ...event, body: JSON.parse(body) }, before);
      at = position;
      done += 1;
      yield done;
    }
  for (const stream of prepared(log, 'SELECT stream FROM entangled').pluck().all() as string[])
    refold(log, into, stream);
}

/** Goes up with every change of what `project` writes. */
const layout = 6;

/** What the derived tables were filled by: a release that reads more events, or writes other columns, fills them anew. */
const projection = createHash('sha256')
  .update(JSON.stringify([layout, [...eventVersions]]))
  .digest('hex');

/** Fills the derived tables from the log where an earlier release, or none, had filled them. In the caller's transaction. */
export function refillDerived(db: WriteDb): void {
  if (getMeta(db, 'projection') === projection) return;
  rebuildDerived(db);
  setMeta(db, 'projection', projection);
}

/** Folds the whole log into the derived tables anew. In the caller's transaction. */
export function rebuildDerived(db: WriteDb): void {
  prepared(db, `INSERT INTO dossier_search (dossier_search) VALUES ('delete-all')`).run();
  const tables = ['dossier', 'visit_day', ...Object.keys(ledgerTables), ...Object.keys(surveyTables)];
  for (const table of tables) prepared(db, `DELETE FROM ${table}`).run();
  for (const _ of replaying(db, db));
}
