import type { WorkingCalendar } from '../../src-shared/calendar/types.ts';
import { nextWorkingDay, workingDaysBetween } from '../../src-shared/calendar/working.ts';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type {
  DossierList,
  DossierRow,
  DossierStatus,
  Punctuality,
} from '../../src-shared/contract/dossier.ts';
import type { SubmissionChannel } from '../../src-shared/dossier/intake.ts';
import { ok } from '../../src-shared/result.ts';
import type { ReadDb } from '../store/brands.ts';
import { type DossierRowDb, prepared } from '../store/schema.ts';
import { searchDossiers } from '../store/search.ts';
import type { Handlers, Services } from './services.ts';

/** The row of a dossier as lists show it on `day`. */
export function dossierRow(row: DossierRowDb, day: string, calendar: WorkingCalendar): DossierRow {
  const open = row.status === 'received';
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
    channel: row.channel as SubmissionChannel,
    acceptedAt: row.accepted_at,
    due: {
      date: row.due_date,
      at: row.due_at,
      provisional: row.provisional === 1,
      calendarVersion: row.calendar_version,
    },
    punctuality: row.punctuality as Punctuality | null,
    daysLeft: open ? daysLeft(calendar, day, row.due_date) : null,
    counter: row.counter,
  };
}

/** Working days left; a due date that has passed is late by one at least, on a rest day too. */
function daysLeft(calendar: WorkingCalendar, day: string, due: string): number {
  const days = workingDaysBetween(calendar, day, due);
  return due < day ? Math.min(-1, days) : days;
}

/** `where` and `order` of each list; every parameter is a day. Columns are indexed. */
function listQuery(list: DossierList, day: string, calendar: WorkingCalendar) {
  switch (list) {
    case 'today':
      return { where: 'accepted_at >= ?', order: 'row DESC', values: [day] };
    // Due today or on the next working day: what can still be done in time.
    case 'dueSoon':
      return {
        where: `status = 'received' AND due_date BETWEEN ? AND ?`,
        order: 'due_date, row',
        values: [day, nextWorkingDay(calendar, day)],
      };
    case 'late':
      return { where: `status = 'received' AND due_date < ?`, order: 'due_date, row', values: [day] };
    case 'waitingReturn':
      return { where: `status = 'resultReady'`, order: 'due_date, row', values: [] };
    case 'noOfficialCode':
      return { where: 'official_code IS NULL', order: 'row', values: [] };
    case 'all':
      return { where: 'TRUE', order: 'row DESC', values: [] };
  }
}

export function countDossiers(db: ReadDb, day: string, list: DossierList, calendar: WorkingCalendar): number {
  const { where, values } = listQuery(list, day, calendar);
  return Number(
    prepared(db, `SELECT count(*) FROM dossier WHERE ${where}`)
      .pluck()
      .get(...values),
  );
}

const today = ({ clock }: Services) => toLocalDate(clock().toISOString());

export const listHandlers: Handlers<'dossier.list' | 'dossier.search'> = {
  'dossier.list': ({ services }, { list, limit, offset }) => {
    const { db, calendar } = services;
    const day = today(services);
    const { where, order, values } = listQuery(list, day, calendar);
    const rows = prepared(db, `SELECT * FROM dossier WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`).all(
      ...values,
      limit,
      offset,
    ) as DossierRowDb[];
    return ok({
      rows: rows.map((row) => dossierRow(row, day, calendar)),
      total: countDossiers(db, day, list, calendar),
    });
  },
  'dossier.search': ({ services }, { text }) => {
    const { db, calendar } = services;
    const rows = searchDossiers(db, text).map((row) => dossierRow(row, today(services), calendar));
    return ok({ rows, total: rows.length });
  },
};
