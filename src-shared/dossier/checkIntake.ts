import { isLocalDate } from '../calendar/zone.ts';
import type { Component, ProcedureVersion } from '../procedure/version.ts';
import { fail, ok, type Result } from '../result.ts';
import { checkIdentityNumber } from '../text/identityNumber.ts';
import { checkPhone } from '../text/phone.ts';
import type { IntakeForm, PersonalData } from './intake.ts';

/** One thing wrong in the form: a path such as `applicant.name` and a code with a sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A checked intake: facts about the case apart from what is about people. */
export interface Intake {
  readonly facts: Omit<IntakeForm, keyof PersonalData> & { readonly exempt: boolean };
  readonly personal: PersonalData;
}

/** A foreigner's passport: letters and digits. */
const passport = /^(?=.*[A-Z])[A-Z0-9]{6,12}$/i;
const goodIdNumber = (text: string) => checkIdentityNumber(text).ok || passport.test(text.trim());

const given = (value: string) => value.trim() !== '';
const longAgoDays = 60;

const isLocalDateTime = (value: string) =>
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) && isLocalDate(value.slice(0, 10));

/** Regulated papers that are always required and not there yet. */
export const missingComponents = (form: IntakeForm, procedure: ProcedureVersion): Component[] =>
  procedure.components.filter(
    (component) =>
      component.condition === null && (form.components[component.id]?.state ?? 'none') === 'none',
  );

function timeProblems(form: IntakeForm, now: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string) => problems.push({ field, code });
  const accepted = form.acceptedAt === '' ? now : form.acceptedAt;
  if (!isLocalDateTime(accepted)) add('acceptedAt', 'field.badDate');
  else if (accepted > now) add('acceptedAt', 'field.future');
  else if (daysBefore(accepted, now) > longAgoDays) add('acceptedAt', 'field.tooOld');
  if (form.channel === 'inPerson') return problems;
  if (!given(form.submittedAt)) add('submittedAt', 'field.required');
  else if (!isLocalDateTime(form.submittedAt)) add('submittedAt', 'field.badDate');
  else if (form.submittedAt > accepted) add('submittedAt', 'field.afterAccepted');
  return problems;
}

const daysBefore = (earlier: string, later: string) =>
  Math.round((Date.parse(`${later}Z`) - Date.parse(`${earlier}Z`)) / 86_400_000);

function personProblems(form: PersonalData, now: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (field: string, code: string) => problems.push({ field, code });
  const { applicant, submitter } = form;
  // Names of one word, no phone and no identity number are all in order (trap 10).
  if (!given(applicant.name)) add('applicant.name', 'field.required');
  if (!given(applicant.address)) add('applicant.address', 'field.required');
  if (given(applicant.phone) && !checkPhone(applicant.phone).ok) add('applicant.phone', 'field.badPhone');
  if (applicant.kind === 'person' && given(applicant.idNumber) && !goodIdNumber(applicant.idNumber))
    add('applicant.idNumber', 'field.badIdNumber');
  if (applicant.kind === 'person' && given(applicant.birthDate)) {
    const birth = applicant.birthDate;
    if (!/^\d{4}$/.test(birth) && !isLocalDate(birth)) add('applicant.birthDate', 'field.badDate');
    else if (birth > now.slice(0, birth.length)) add('applicant.birthDate', 'field.future');
  }
  if (given(applicant.email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(applicant.email.trim()))
    add('applicant.email', 'field.badEmail');
  if (!submitter.sameAsApplicant) {
    if (!given(submitter.name)) add('submitter.name', 'field.required');
    if (given(submitter.idNumber) && !goodIdNumber(submitter.idNumber))
      add('submitter.idNumber', 'field.badIdNumber');
    if (given(submitter.phone) && !checkPhone(submitter.phone).ok) add('submitter.phone', 'field.badPhone');
  }
  return problems;
}

/** A paper asked for by hand of somebody else has a witness (NĐ 23/2015 Đ.23, for those who cannot sign). */
function assistanceProblems({ assistance }: PersonalData): FieldProblem[] {
  return assistance.fingerprint && !given(assistance.witness)
    ? [{ field: 'assistance.witness', code: 'field.witnessNeeded' }]
    : [];
}

const postalProblems = ({ resultChannel, postalAddress }: IntakeForm): FieldProblem[] =>
  resultChannel === 'post' && !given(postalAddress)
    ? [{ field: 'postalAddress', code: 'field.required' }]
    : [];

const refused = (fields: readonly FieldProblem[]) => fail('intake.invalid', { fields });

const personalOf = ({
  applicant,
  submitter,
  postalAddress,
  feeExemption,
  note,
  assistance,
}: PersonalData): PersonalData => ({ applicant, submitter, postalAddress, feeExemption, note, assistance });

function factsOf(form: IntakeForm, now: string): Intake['facts'] {
  const acceptedAt = form.acceptedAt === '' ? now : form.acceptedAt;
  return {
    procedureCode: form.procedureCode,
    channel: form.channel,
    acceptedAt,
    submittedAt: form.channel === 'inPerson' ? acceptedAt : form.submittedAt,
    components: form.components,
    sets: form.sets,
    resultChannel: form.resultChannel,
    pages: form.pages,
    copies: form.copies,
    term: form.term,
    competentAgency: form.competentAgency,
    mobile: form.mobile,
    exempt: given(form.feeExemption),
  };
}

/** A correction of what is about people. Fails with intake.invalid {fields}. */
export function checkPersonal(personal: PersonalData, now: string): Result<PersonalData> {
  const fields = [...personProblems(personal, now), ...assistanceProblems(personal)];
  return fields.length > 0 ? refused(fields) : ok(personalOf(personal));
}

/** Before receipt a name is enough to write on a slip. Fails with intake.invalid {fields}. */
export function checkCase(form: IntakeForm, now: string): Result<PersonalData> {
  const fields = personProblems(form, now).filter(({ field }) => field !== 'applicant.address');
  return fields.length > 0 ? refused(fields) : ok(personalOf(form));
}

function componentProblems(form: IntakeForm, procedure: ProcedureVersion): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const missing = missingComponents(form, procedure);
  if (missing.length > 0)
    problems.push({
      field: 'components',
      code: 'intake.componentsMissing',
      details: { names: missing.map((component) => component.name) },
    });
  const byId = new Map(procedure.components.map((component) => [component.id, component]));
  for (const [id, entry] of Object.entries(form.components)) {
    if (entry.state === 'none') continue;
    const component = byId.get(id);
    // Never a paper outside the regulated list (NĐ 61/2018 Đ.5, kept by NĐ 118/2025 Đ.5).
    if (!component) problems.push({ field: 'components', code: 'intake.componentNotRegulated' });
    else if (['lookedUp', 'checkLater'].includes(entry.state) && !component.lookup)
      problems.push({
        field: 'components',
        code: 'intake.lookupNotOffered',
        details: { name: component.name },
      });
  }
  return problems;
}

/**
 * What is typed, checked: the same function says on screen why the button cannot be pressed and
 * decides in the main process. `now` is a local date-time. Fails with intake.invalid {fields}.
 */
export function checkIntake(form: IntakeForm, procedure: ProcedureVersion, now: string): Result<Intake> {
  const fields = [
    ...timeProblems(form, now),
    ...personProblems(form, now),
    ...assistanceProblems(form),
    ...postalProblems(form),
    ...componentProblems(form, procedure),
  ];
  if (fields.length > 0) return refused(fields);
  return ok({ facts: factsOf(form, now), personal: personalOf(form) });
}
