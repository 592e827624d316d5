import type { Due, WorkingCalendar } from '../../src-shared/calendar/types.ts';
import { latestApologyDay, nextWorkingDay, workingDaysBetween } from '../../src-shared/calendar/working.ts';
import { toLocalDateTime } from '../../src-shared/calendar/zone.ts';
import type { DossierList, DossierRow, Punctuality } from '../../src-shared/contract/dossier.ts';
import type { SubmissionChannel } from '../../src-shared/dossier/intake.ts';
import type { DossierStatus } from '../../src-shared/dossier/words.ts';
import { ok } from '../../src-shared/result.ts';
import type { ReadDb } from '../store/brands.ts';
import { type DossierRowDb, prepared } from '../store/schema.ts';
import { searchDossiers } from '../store/search.ts';
import type { Handlers, Services } from './services.ts';

/** What every list is read at: local date-time, calendar, who looks. */
export interface ListView {
  readonly now: string;
  readonly calendar: WorkingCalendar;
  readonly staff: string;
}

const running: ReadonlySet<string> = new Set(['received', 'processing']);

const dueOf = (row: DossierRowDb, date: string | null, at: string | null): Due | null =>
  date === null || at === null
    ? null
    : { date, at, provisional: row.provisional === 1, calendarVersion: row.calendar_version };

/** The row of a dossier as lists show it now. */
export function dossierRow(row: DossierRowDb, { now, calendar }: ListView): DossierRow {
  const due = dueOf(row, row.due_date, row.due_at);
  const appointment = dueOf(row, row.appointment_date, row.appointment_at);
  const open = running.has(row.status);
  return {
    id: row.id,
    code: row.official_code ?? row.code,
    temporaryCode: row.code,
    officialCode: row.official_code,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    applicantName: row.applicant_name,
    phone: row.phone,
    status: row.status as DossierStatus,
    channel: row.channel as SubmissionChannel | null,
    acceptedAt: row.accepted_at ?? row.opened_at,
    due,
    appointment,
    punctuality: row.punctuality as Punctuality | null,
    daysLeft: open && appointment ? daysLeft(calendar, now.slice(0, 10), appointment.date) : null,
    late: open && due !== null && now > `${due.date}T${due.at}`,
    counter: row.counter,
    holder: row.holder_name,
  };
}

/** Working days left; a day that has passed is late by one at least, on a rest day too. */
function daysLeft(calendar: WorkingCalendar, day: string, due: string): number {
  const days = workingDaysBetween(calendar, day, due);
  return due < day ? Math.min(-1, days) : days;
}

/** The due date whose last day for an apology is today or the next working day: due on the second after. */
function apologyWindow(calendar: WorkingCalendar, today: string): readonly [from: string, to: string] {
  const next = nextWorkingDay(calendar, today);
  const last = nextWorkingDay(calendar, next);
  return latestApologyDay(calendar, next) >= today ? [next, last] : [last, last];
}

const isRunning = `status IN ('received', 'processing')`;
const byAppointment = 'appointment_date, appointment_at, row';

interface ListQuery {
  readonly where: string;
  readonly order: string;
  readonly values: readonly string[];
  /** Where SQLite would not find the right one by itself. */
  readonly index?: string;
}

/** `where` and `order` of each list; columns are indexed. */
function listQuery(list: DossierList, { now, calendar, staff }: ListView): ListQuery {
  const day = now.slice(0, 10);
  switch (list) {
    case 'today':
      // By time, as the index is: by row SQLite would walk the whole register on a morning without dossiers.
      return { where: 'accepted_at >= ?', order: 'accepted_at DESC, row DESC', values: [day] };
    case 'mine':
      return { where: `holder = ? AND ${isRunning}`, order: byAppointment, values: [staff] };
    case 'incoming':
      // The second term is that of the index, which a parameter alone does not show.
      return { where: `pending_to = ? AND pending_to <> ''`, order: byAppointment, values: [staff] };
    // Promised for today or the next working day: what can still be done in time.
    case 'dueSoon':
      return {
        where: `${isRunning} AND appointment_date BETWEEN ? AND ?`,
        order: byAppointment,
        values: [day, nextWorkingDay(calendar, day)],
      };
    // An apology is in time today or tomorrow, and then no more (NĐ 61/2018 Đ.19).
    case 'apologyDue':
      return {
        where: `${isRunning} AND rescheduled = 0 AND due_date BETWEEN ? AND ?`,
        order: byAppointment,
        values: [...apologyWindow(calendar, day)],
      };
    case 'late':
      return {
        where: `${isRunning} AND (due_date, due_at) < (?, ?)`,
        order: 'due_date, due_at, row',
        values: [day, now.slice(11)],
      };
    case 'forLeader':
      return { where: 'for_leader = 1', order: byAppointment, values: [] };
    case 'toTell':
      return { where: 'to_tell = 1', order: 'row', values: [] };
    case 'paused':
      return { where: `status IN ('awaitingSupplement', 'awaitingPayment')`, order: 'row', values: [] };
    case 'waitingReturn':
      return { where: `status = 'resultReady'`, order: byAppointment, values: [] };
    case 'posted':
      return { where: `status = 'posted'`, order: byAppointment, values: [] };
    case 'guided':
      return {
        where: `status = 'guided' AND accepted_at IS NULL`,
        order: 'opened_at DESC, row DESC',
        values: [],
        index: 'INDEXED BY dossier_case_opened',
      };
    case 'otherAgency':
      return { where: `agency <> ''`, order: 'row DESC', values: [] };
    case 'provisional':
      return { where: 'provisional = 1', order: 'row', values: [] };
    case 'noOfficialCode':
      return {
        where: 'official_code IS NULL AND accepted_at IS NOT NULL',
        order: 'row',
        values: [],
        // Small where codes are entered; without it SQLite would rather walk every receipt.
        index: 'INDEXED BY dossier_no_official',
      };
    case 'all':
      return { where: 'TRUE', order: 'row DESC', values: [] };
  }
}

export function countDossiers(db: ReadDb, list: DossierList, view: ListView): number {
  const { where, values, index = '' } = listQuery(list, view);
  return Number(
    prepared(db, `SELECT count(*) FROM dossier ${index} WHERE ${where}`)
      .pluck()
      .get(...values),
  );
}

export const viewOf = ({ clock, calendar }: Services, staff: string): ListView => ({
  now: toLocalDateTime(clock().toISOString()),
  calendar,
  staff,
});

export const listHandlers: Handlers<'dossier.list' | 'dossier.search'> = {
  'dossier.list': ({ services, staff }, { list, limit, offset }) => {
    const view = viewOf(services, staff.id);
    const { where, order, values, index = '' } = listQuery(list, view);
    const rows = prepared(
      services.db,
      `SELECT * FROM dossier ${index} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ).all(...values, limit, offset) as DossierRowDb[];
    return ok({
      rows: rows.map((row) => dossierRow(row, view)),
      total: countDossiers(services.db, list, view),
    });
  },
  'dossier.search': ({ services, staff }, { text }) => {
    const view = viewOf(services, staff.id);
    const rows = searchDossiers(services.db, text).map((row) => dossierRow(row, view));
    return ok({ rows, total: rows.length });
  },
};
