import { type CountedVisit, countVisit } from '../../src-shared/certification/count.ts';
import { certificationKinds, kindOf, usualPapers } from '../../src-shared/certification/kinds.ts';
import { checkVisit, receiptOf, type Visit, type VisitLine } from '../../src-shared/certification/visit.ts';
import type { CertificationRow } from '../../src-shared/contract/certification.ts';
import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { Intake } from '../../src-shared/dossier/checkIntake.ts';
import type { DossierCommand } from '../../src-shared/dossier/commands.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { CertifiedEntry } from '../../src-shared/dossier/events.ts';
import type { IntakeForm, PersonalData } from '../../src-shared/dossier/intake.ts';
import type { DossierState } from '../../src-shared/dossier/state.ts';
import type { CertificationRegister } from '../../src-shared/dossier/words.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { termsFor } from '../../src-shared/procedure/terms.ts';
import type { Fee, ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { certificationNumber } from '../../src-shared/text/dossierWords.ts';
import { getMeta } from '../store/meta.ts';
import { certificationSeries, nextNumber } from '../store/numbers.ts';
import { readState } from '../store/project.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { receiptUsed } from './cash.ts';
import type { SealedTexts } from './detail.ts';
import { detail } from './detail.ts';
import { applyAll, localNow, sealFor } from './dossiers.ts';
import { receiveCommand } from './intake.ts';
import type { CallContext, Handlers, Services } from './services.ts';

/** The fee in force for people who come in person. */
function feeOn({ catalogue }: Services, procedure: string, day: string): Fee | undefined {
  const version = catalogue.on(procedure, day);
  const terms = version ? termsFor(version, 'inPerson') : null;
  return terms?.ok ? terms.value.fee : undefined;
}

/** The papers a procedure always asks for, as the officer sees them on the counter: shown, or handed in. */
const papersSeen = ({ components }: ProcedureVersion): IntakeForm['components'] =>
  Object.fromEntries(
    components.flatMap(({ id, condition, group, originals, copies }) =>
      condition === null
        ? [[id, { state: group === 'present' ? 'shown' : 'submitted', originals, copies } as const]]
        : [],
    ),
  );

function factsOf({ lines, electronic, exemption }: Visit, procedure: ProcedureVersion, now: string) {
  const form = emptyIntake();
  return {
    procedureCode: procedure.code,
    channel: 'inPerson',
    submittedAt: now,
    acceptedAt: now,
    components: papersSeen(procedure),
    sets: 1,
    resultChannel: electronic ? 'online' : 'counter',
    pages: lines[0]?.pages ?? 1,
    copies: lines[0]?.copies ?? 1,
    term: form.term,
    competentAgency: '',
    mobile: '',
    exempt: exemption.trim() !== '',
  } as const satisfies Intake['facts'];
}

/** One entry for each kind of paper, numbered in its register; what was given stays given (trap 12). */
function enter(
  { db, counter }: Services,
  lines: readonly VisitLine[],
  dong: readonly number[],
  year: string,
) {
  // Counters of one ward cannot ask each other for the next number: each has its own volume.
  const book = getMeta(db, 'wardId') === null ? {} : { book: counter.id };
  return lines.map(({ procedure, paper, pages, copies }, i): CertifiedEntry => {
    const register = kindOf(procedure)?.register ?? 'SCT/BS';
    const { period, number } = nextNumber(db, certificationSeries(register), year);
    return {
      register,
      year: period,
      number,
      ...book,
      paper: paper.trim().normalize('NFC'),
      pages,
      copies,
      dong: dong[i] ?? 0,
      procedure,
    };
  });
}

const numbersText = (entries: readonly CertifiedEntry[]) =>
  entries.map((entry) => `Số ${certificationNumber(entry)}`).join('; ');

/** A visit that was checked and counted, with the procedure its dossier stands under. */
interface CheckedVisit {
  readonly visit: Visit;
  readonly personal: PersonalData;
  readonly counted: CountedVisit;
  readonly procedure: ProcedureVersion;
}

function check(services: Services, visit: Visit, now: string): Result<CheckedVisit> {
  const day = now.slice(0, 10);
  const personal = checkVisit(visit, now);
  if (!personal.ok) return personal;
  const exempt = visit.exemption.trim() !== '';
  const counted = countVisit(visit.lines, (code) => feeOn(services, code, day), exempt);
  if (!counted.ok) return counted;
  const code = visit.lines[0]?.procedure ?? '';
  const procedure = services.catalogue.on(code, day);
  return procedure
    ? ok({ visit, personal: personal.value, counted: counted.value, procedure })
    : fail('procedure.unknown', { code });
}

/** Everything that happens to the dossier of a visit, in order. The numbers are allotted in the open transaction. */
function commandsOf(
  services: Services,
  staff: StaffMember,
  state: DossierState,
  { visit, personal, counted, procedure }: CheckedVisit,
  seal: (content: unknown) => string,
): DossierCommand[] {
  const now = localNow(services);
  const { fee, lines } = counted;
  const intake = { facts: factsOf(visit, procedure, now), personal };
  const entries = enter(services, visit.lines, lines, now.slice(0, 4));
  const { name, idNumber } = personal.applicant;
  const payment: DossierCommand = {
    type: 'payFee',
    paymentId: uuidv7(services.clock(), services.random),
    dong: fee.dong,
    method: visit.method,
    receipt: receiptOf(visit.receipt),
    counter: services.counter.id,
  };
  return [
    { ...receiveCommand(services, staff, state, intake, procedure, seal(personal)), fee },
    {
      type: 'certify',
      entries,
      portalRequest: visit.electronic?.portalRequest.trim() ?? null,
      signer: visit.signer.trim(),
    },
    ...(fee.dong > 0 ? [payment] : []),
    {
      type: 'takeResult',
      outcome: 'granted',
      reason: null,
      sealed: seal({ paper: numbersText(entries), text: '' } satisfies SealedTexts['result']),
    },
    {
      type: 'return',
      how: visit.electronic ? 'online' : 'counter',
      who: 'applicant',
      proof: 'atOnce',
      approvedBy: null,
      sealed: seal({ name: name.trim(), paper: idNumber.trim() } satisfies SealedTexts['taker']),
    },
  ];
}

/** Received, entered, paid and given back as one commit; a number that a refusal left unused is free again. */
function serve(
  { services, staff }: CallContext,
  { id, visit }: InputOf<'certification.serve'>,
): Result<DossierDetail> {
  if (readState(services.db, id).received) return detail(services, staff, id);
  // One moment for the whole visit: it must not be received in one minute and given back in the next.
  const moment = services.clock();
  const still: Services = { ...services, clock: () => moment };
  const checked = check(still, visit, localNow(still));
  if (!checked.ok) return checked;
  const receipt = checked.value.counted.fee.dong > 0 ? receiptOf(visit.receipt) : null;
  const done = transact(services.db, () => {
    const state = readState(services.db, id);
    const sealing = sealFor(still, id, state);
    if (!sealing.ok) return sealing;
    if (receipt && receiptUsed(services.db, receipt)) return fail('fee.receiptUsed');
    return applyAll(still, staff, id, commandsOf(still, staff, state, checked.value, sealing.value));
  });
  if (!done.ok) return done;
  services.pad.invite('receipt', staff.name);
  return detail(services, staff, id);
}

/** How far back the ward's own habits are looked at. */
const habitDays = 90;
const papersOffered = 9;

/** The kinds of paper most often entered in a register lately, filled up with common ones. */
function papersOf({ db, clock }: Services, register: CertificationRegister): string[] {
  const since = new Date(clock().getTime() - habitDays * 86_400_000).toISOString().slice(0, 10);
  const used = prepared(
    db,
    `SELECT paper FROM certification WHERE register = ? AND day >= ?
     GROUP BY paper ORDER BY count(*) DESC, paper LIMIT ?`,
  )
    .pluck()
    .all(register, since, papersOffered) as string[];
  return [...new Set([...used, ...usualPapers[register]])].slice(0, papersOffered);
}

function form(services: Services): OutputOf<'certification.form'> {
  const day = localNow(services).slice(0, 10);
  const signer = prepared(services.db, 'SELECT signer FROM certification ORDER BY row DESC LIMIT 1')
    .pluck()
    .get();
  return {
    kinds: certificationKinds.flatMap(({ procedure, register }) => {
      const fee = feeOn(services, procedure, day);
      return fee ? [{ procedure, fee, papers: papersOf(services, register) }] : [];
    }),
    signer: typeof signer === 'string' ? signer : '',
  };
}

const inPeriod = 'FROM certification c WHERE c.register = ? AND c.day BETWEEN ? AND ?';

function register(
  { db }: Services,
  { register: name, from, to, limit, offset }: InputOf<'certification.register'>,
): OutputOf<'certification.register'> {
  const sums = prepared(
    db,
    `SELECT count(*) AS total, coalesce(sum(copies), 0) AS copies, coalesce(sum(dong), 0) AS dong ${inPeriod}`,
  ).get(name, from, to) as { total: number; copies: number; dong: number };
  const rows = prepared(
    db,
    `SELECT c.dossier AS dossierId, c.register, c.year, c.number, c.book, c.at, coalesce(d.applicant_name, '') AS requester,
       c.paper, c.pages, c.copies, c.dong, c.exempt, c.signer, coalesce(s.name, c.officer) AS officer, c.counter,
       c.portal_request AS portalRequest
     FROM (SELECT * ${inPeriod} ORDER BY c.day, c.year, c.book, c.number LIMIT ? OFFSET ?) c
     LEFT JOIN dossier d ON d.id = c.dossier LEFT JOIN staff s ON s.id = c.officer
     ORDER BY c.day, c.year, c.book, c.number`,
  ).all(name, from, to, limit, offset) as (Omit<CertificationRow, 'exempt'> & { exempt: number })[];
  return { rows: rows.map((row) => ({ ...row, exempt: row.exempt === 1 })), ...sums };
}

export const certificationHandlers: Handlers<
  'certification.form' | 'certification.serve' | 'certification.register'
> = {
  'certification.form': ({ services }) => ok(form(services)),
  'certification.serve': serve,
  'certification.register': ({ services }, input) =>
    input.from > input.to ? fail('certification.badPeriod') : ok(register(services, input)),
};
