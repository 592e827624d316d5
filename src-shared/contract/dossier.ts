import { z } from 'zod';
import { due } from '../calendar/types.ts';
import { intakeForm, personalData, resultChannel, submissionChannel } from '../dossier/intake.ts';
import { feeShown } from './catalogue.ts';
import { command, query } from './define.ts';

export const dossierStatus = z.enum(['received', 'resultReady', 'returned']);
export type DossierStatus = z.infer<typeof dossierStatus>;

/** early, onTime, late: decided when the counter takes the result over. */
export const punctuality = z.enum(['early', 'onTime', 'late']);
export type Punctuality = z.infer<typeof punctuality>;

export const dossierRow = z.object({
  id: z.string(),
  /** The code to show: the official one when known, else the temporary one. */
  code: z.string(),
  temporaryCode: z.string(),
  officialCode: z.string().nullable(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  phone: z.string(),
  status: dossierStatus,
  channel: submissionChannel,
  acceptedAt: z.string(),
  due,
  punctuality: punctuality.nullable(),
  /** Working days to the due day while no result is there: 0 today, negative when past. */
  daysLeft: z.int().nullable(),
  counter: z.string(),
});
export type DossierRow = z.infer<typeof dossierRow>;

export const historyEntry = z.object({
  at: z.string(),
  actor: z.string(),
  type: z.string(),
  /** The event's open part; nothing about people in it. */
  body: z.record(z.string(), z.unknown()),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const dossierAction = z.object({
  name: z.enum(['takeResult', 'return', 'recordOfficialCode', 'print']),
  /** Null when allowed; else the code of the rule that forbids it now. */
  forbidden: z.string().nullable(),
});

export const dossierDetail = z.object({
  row: dossierRow,
  /** Null after the dossier's key was destroyed. */
  personal: personalData.nullable(),
  components: z.array(z.object({ name: z.string(), state: z.string(), originals: z.int(), copies: z.int() })),
  sets: z.int(),
  resultChannel,
  submittedAt: z.string(),
  term: z.string(),
  fee: feeShown,
  lookupSecret: z.string(),
  hash: z.string(),
  goodPrints: z.int(),
  taker: z.object({ name: z.string(), paper: z.string() }).nullable(),
  history: z.array(historyEntry),
  actions: z.array(dossierAction),
});
export type DossierDetail = z.infer<typeof dossierDetail>;

export const dossierList = z.enum(['today', 'dueSoon', 'late', 'waitingReturn', 'noOfficialCode', 'all']);
export type DossierList = z.infer<typeof dossierList>;

const id = z.uuid();
const rows = z.object({ rows: z.array(dossierRow), total: z.int() });

export const draftRow = z.object({
  id: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  applicantName: z.string(),
  savedAt: z.string(),
});

export const dossierContract = {
  /** Saves every change while typing; the id becomes the dossier's id on receipt. */
  'draft.save': command('counter', z.object({ id, form: intakeForm }), z.object({ savedAt: z.string() })),
  'draft.list': query('counter', z.object({}), z.object({ rows: z.array(draftRow) })),
  'draft.get': query('counter', z.object({ id }), z.object({ id: z.string(), form: intakeForm })),
  'draft.discard': command('counter', z.object({ id }), z.object({})),
  /**
   * Receives the draft: one durable transaction, answered only when it is on disk. Repeating it for
   * the same id answers the same receipt. Fails with intake.invalid {fields} or a rule's code.
   */
  'dossier.receive': command('counter', z.object({ id, form: intakeForm }), dossierDetail),
  'dossier.list': query(
    'counter',
    z.object({ list: dossierList, limit: z.int().min(1).max(200), offset: z.int().min(0) }),
    rows,
  ),
  /** Code, name with or without marks, phone digits, last digits of the code. */
  'dossier.search': query('counter', z.object({ text: z.string().max(200) }), rows),
  'dossier.get': query('counter', z.object({ id }), dossierDetail),
  /** The counter takes the result over from the handling unit; this moment decides on time or late. */
  'dossier.takeResult': command('counter', z.object({ id }), dossierDetail),
  'dossier.return': command(
    'counter',
    z.object({
      id,
      taker: z.object({
        who: z.enum(['applicant', 'submitter', 'other']),
        name: z.string().max(200),
        paper: z.string().max(60),
      }),
    }),
    dossierDetail,
  ),
  'dossier.recordOfficialCode': command('counter', z.object({ id, code: z.string().max(60) }), dossierDetail),
} as const;
