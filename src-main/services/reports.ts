import type { ExtraPaperRow, Report } from '../../src-shared/contract/register.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type {
  ApologisedBody,
  ExtraPaperBody,
  SupplementRequestedBody,
} from '../../src-shared/dossier/events.ts';
import { type LatenessReason, latenessReason } from '../../src-shared/dossier/words.ts';
import { lookedAt } from '../../src-shared/evaluation/lateness.ts';
import type { Period } from '../../src-shared/evaluation/period.ts';
import { reportTables } from '../../src-shared/evaluation/tables.ts';
import { ok } from '../../src-shared/result.ts';
import { buildReportSheet } from '../../src-shared/slip/reportSheet.ts';
import type { ReadDb } from '../store/brands.ts';
import { figuresOf, firstTimeIn, lateResultsIn, reportedIn } from '../store/figures.ts';
import { readSealed } from '../store/project.ts';
import { first, prepared, sqlFor } from '../store/schema.ts';
import type { SealedTexts } from './detail.ts';
import { localNow } from './dossiers.ts';
import { fileName, printSheet, saved } from './registers.ts';
import type { Handlers, Services } from './services.ts';
import { toXlsx } from './xlsx.ts';

type Apologies = readonly { readonly dossier: string; readonly body: ApologisedBody }[];

/** Each reason once, as said when a late result came and as said in an apology. */
function reasonsOf(db: ReadDb, of: Period, apologies: Apologies): Report['reasons'] {
  const results = lateResultsIn(db, of).map((reason) => reason ?? 'other');
  const said = apologies.map(({ body }) => body.reason);
  const count = (list: readonly LatenessReason[], reason: LatenessReason) =>
    list.filter((one) => one === reason).length;
  return latenessReason.options
    .map((reason) => ({ reason, results: count(results, reason), apologies: count(said, reason) }))
    .filter((row) => row.results + row.apologies > 0);
}

function named(db: ReadDb, id: string): { code: string; procedureName: string } {
  const row = first(
    db,
    sqlFor.selectFrom('dossier').select(['code', 'official_code', 'procedure_name']).where('id', '=', id),
  );
  return { code: row?.official_code ?? row?.code ?? '', procedureName: row?.procedure_name ?? '' };
}

/** A second delay gets no new day: these are listed one by one (NĐ 61/2018 Đ.19). */
const secondDelays = (db: ReadDb, apologies: Apologies): Report['secondDelays'] =>
  apologies
    .filter(({ body }) => body.newDue === null)
    .map(({ dossier, body: { at, reason, due } }) => ({
      id: dossier,
      ...named(db, dossier),
      at,
      reason,
      due,
    }));

interface Happened {
  readonly dossier: string;
  readonly officer: string;
  readonly kind: 'attempted' | 'volunteered' | 'thirdRounds';
  /** Name of the paper, sealed; null where there is none. */
  readonly sealed: string | null;
}

/** What was asked for or left beyond the published list, and every slip past the second (NĐ 63/2010 Đ.20.4). */
function beyondTheList(db: ReadDb, of: Period): Happened[] {
  const papers = (type: 'dossier.extraPaperAttempted' | 'dossier.paperVolunteered', kind: Happened['kind']) =>
    reportedIn<ExtraPaperBody>(db, of, type).map(({ dossier, body: { officer, sealed } }) => ({
      dossier,
      officer: officer.name,
      kind,
      sealed,
    }));
  const rounds = reportedIn<SupplementRequestedBody>(db, of, 'dossier.supplementRequested')
    .filter(({ body }) => body.round > 2)
    .map(({ dossier, body }) => ({
      dossier,
      officer: body.officer,
      kind: 'thirdRounds' as const,
      sealed: null,
    }));
  return [
    ...papers('dossier.extraPaperAttempted', 'attempted'),
    ...papers('dossier.paperVolunteered', 'volunteered'),
    ...rounds,
  ];
}

const leads = ({ role }: StaffMember) => role === 'leader' || role === 'administrator';

/** By officer and procedure; what the papers were called is unsealed for leaders only. */
function extraPapers(db: ReadDb, of: Period, staff: StaffMember): ExtraPaperRow[] {
  const rows = new Map<string, ExtraPaperRow>();
  for (const { dossier, officer, kind, sealed } of beyondTheList(db, of)) {
    const { procedureName } = named(db, dossier);
    const key = `${officer}\n${procedureName}`;
    const row: ExtraPaperRow = rows.get(key) ?? {
      officer,
      procedureName,
      attempted: 0,
      volunteered: 0,
      thirdRounds: 0,
      papers: leads(staff) ? [] : null,
    };
    const name =
      row.papers && sealed ? readSealed<SealedTexts['extraPaper']>(db, dossier, sealed)?.name : undefined;
    rows.set(key, {
      ...row,
      [kind]: row[kind] + 1,
      papers: row.papers && (name ? [...row.papers, name] : row.papers),
    });
  }
  return [...rows.values()].sort(
    (a, b) => b.attempted - a.attempted || b.thirdRounds - a.thirdRounds || (a.officer < b.officer ? -1 : 1),
  );
}

function firstTime(db: ReadDb, of: Period): Report['firstTime'] {
  const name = prepared(db, 'SELECT procedure_name FROM dossier WHERE row = ?').pluck();
  return firstTimeIn(db, of)
    .map(({ row, ...figures }) => ({ ...figures, procedureName: String(name.get(row)) }))
    .sort((a, b) => b.received - a.received || (a.procedureCode < b.procedureCode ? -1 : 1));
}

/** Every figure of a period as it stands now. */
export function reportOf(services: Services, of: Period, staff: StaffMember): Report {
  const { db } = services;
  const now = localNow(services);
  const apologies = reportedIn<ApologisedBody>(db, of, 'dossier.apologised');
  return {
    ...of,
    lookedAt: lookedAt(of, now),
    ...figuresOf(db, of, now),
    reasons: reasonsOf(db, of, apologies),
    apologies: { made: apologies.length, tooLate: apologies.filter(({ body }) => !body.inTime).length },
    secondDelays: secondDelays(db, apologies),
    extraPapers: extraPapers(db, of, staff),
    firstTime: firstTime(db, of),
  };
}

const bookName = 'Bao-cao-giai-quyet-ho-so';

export const reportHandlers: Handlers<'report.figures' | 'report.print' | 'report.export'> = {
  'report.figures': ({ services, staff }, of) => ok(reportOf(services, of, staff)),
  'report.print': async ({ services, staff }, { target, ...of }) => {
    const ward = services.profiles.wardOn(of.to);
    const forms = services.profiles.forms(ward.formProfile);
    const sheet = buildReportSheet(reportOf(services, of, staff), { forms, ward });
    const printed = await printSheet(services, { report: sheet }, { target, name: fileName(bookName, of) });
    return ok({ ...printed, sheet: printed.outcome === 'atBrowser' ? sheet : null });
  },
  'report.export': async ({ services, staff }, of) => {
    const tables = reportTables(reportOf(services, of, staff), services.profiles.wardOn(of.to));
    return saved(services, `${fileName(bookName, of)}.xlsx`, await toXlsx(tables));
  },
};
