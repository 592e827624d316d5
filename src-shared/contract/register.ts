import { z } from 'zod';
import { due, legalStatus } from '../calendar/types.ts';
import { latenessReason } from '../dossier/words.ts';
import { firstTimeRow } from '../evaluation/firstTime.ts';
import { lateness } from '../evaluation/lateness.ts';
import { period } from '../evaluation/period.ts';
import { standing } from '../evaluation/standing.ts';
import { registerLine } from '../register/line.ts';
import { registerSheet } from '../slip/registerSheet.ts';
import { reportSheet } from '../slip/reportSheet.ts';
import { command, query } from './define.ts';
import { printOutcome } from './slip.ts';

/** Days of receipt; an empty field or counter is every one. */
export const registerFilter = period.extend({
  field: z.string().max(200),
  counter: z.string().max(200),
  /** Only dossiers received for other agencies (phi địa giới); else only this ward's own. */
  otherAgency: z.boolean(),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

/** A file that was made: saved by main, or handed to the browser to save. */
export const savedFile = z.object({
  name: z.string(),
  savedTo: z.string().nullable(),
  /** Base64, where the browser has to save it. */
  content: z.string().nullable(),
});
export type SavedFile = z.infer<typeof savedFile>;

/** Why results were late: as said when the result came, and as said in apologies. */
export const reasonCount = z.object({ reason: latenessReason, results: z.int(), apologies: z.int() });

export const secondDelay = z.object({
  id: z.string(),
  code: z.string(),
  procedureName: z.string(),
  at: z.string(),
  reason: latenessReason,
  /** The second appointment that could not be kept. */
  due,
});

/** Papers outside the published list, and third rounds, by officer and procedure. */
export const extraPaperRow = z.object({
  officer: z.string(),
  procedureName: z.string(),
  attempted: z.int(),
  volunteered: z.int(),
  thirdRounds: z.int(),
  /** Names of the papers, for leaders and administrators; null for others. */
  papers: z.array(z.string()).nullable(),
});
export type ExtraPaperRow = z.infer<typeof extraPaperRow>;

export const report = z.object({
  from: z.string(),
  to: z.string(),
  /** Local date-time open dossiers were looked at. */
  lookedAt: z.string(),
  standing,
  lateness,
  reasons: z.array(reasonCount),
  /** Apologies of the period, those made after their last day, and second delays. */
  apologies: z.object({ made: z.int(), tooLate: z.int() }),
  secondDelays: z.array(secondDelay),
  extraPapers: z.array(extraPaperRow),
  firstTime: z.array(firstTimeRow.extend({ procedureName: z.string() })),
});
export type Report = z.infer<typeof report>;

const target = z.enum(['printer', 'pdf']);

/** Beside it `sheet`: what the window prints where the host cannot, else null. */
const printedSheet = z.object({
  outcome: printOutcome,
  failure: z.string().nullable(),
  savedTo: z.string().nullable(),
});

const ids = z.array(z.uuid()).min(1).max(200);

/** Sổ theo dõi hồ sơ, the figures of a period, and what is typed into the province's system. */
export const registerContract = {
  'register.page': query(
    'counter',
    registerFilter.extend({ limit: z.int().min(1).max(200), offset: z.int().min(0) }),
    z.object({
      rows: z.array(registerLine),
      total: z.int(),
      /** What there is to choose from in these days and this book. */
      fields: z.array(z.string()),
      counters: z.array(z.string()),
      status: legalStatus,
    }),
  ),
  /** Fails with list.tooMany {count, most}. */
  'register.print': command(
    'counter',
    registerFilter.extend({ target }),
    printedSheet.extend({ sheet: registerSheet.nullable() }),
  ),
  /** As .xlsx. Fails with list.tooMany {count, most}, file.cannotSave. */
  'register.export': command('counter', registerFilter, savedFile),
  'report.figures': query('counter', period, report),
  'report.print': command(
    'counter',
    period.extend({ target }),
    printedSheet.extend({ sheet: reportSheet.nullable() }),
  ),
  'report.export': command('counter', period, savedFile),
  /** Dossiers in the field order of the province's entry form, to paste; fails with dossier.unknown. */
  'province.copy': query(
    'counter',
    z.object({ ids }),
    z.object({ text: z.string(), labels: z.array(z.string()), status: legalStatus }),
  ),
} as const;
