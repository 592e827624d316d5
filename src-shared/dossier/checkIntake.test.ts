import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Component, ProcedureVersion } from '../procedure/version.ts';
import { checkIntake, type FieldProblem } from './checkIntake.ts';
import { emptyIntake } from './emptyIntake.ts';
import { type IntakeForm, intakeForm } from './intake.ts';

const paper = (id: string, change: Partial<Component> = {}): Component => ({
  id,
  name: `Giấy ${id}`,
  group: 'submit',
  condition: null,
  blankForm: null,
  originals: 1,
  copies: 0,
  lookup: false,
  ...change,
});

const procedure = {
  code: '1.000001',
  name: 'Thử',
  components: [paper('c1'), paper('c2', { lookup: true }), paper('c3', { condition: 'khi có' })],
} as ProcedureVersion;

const now = '2026-11-20T09:00';
const given = { state: 'submitted' as const, originals: 1, copies: 0 };

function form(
  change: Partial<IntakeForm> = {},
  applicant: Partial<IntakeForm['applicant']> = {},
): IntakeForm {
  const empty = emptyIntake();
  return {
    ...empty,
    procedureCode: '1.000001',
    components: { c1: given, c2: given },
    applicant: { ...empty.applicant, name: 'Hiên', address: 'Khu phố 1', ...applicant },
    ...change,
  };
}

const problems = (filled: IntakeForm) => {
  const checked = checkIntake(filled, procedure, now);
  return checked.ok
    ? []
    : ((checked.error.details?.fields ?? []) as FieldProblem[]).map(({ field, code }) => `${field} ${code}`);
};

test('trap 10: one word for a name, no phone, no number, no birth date are in order', () => {
  expect(problems(form())).toEqual([]);
  expect(
    problems(
      form({}, { name: 'Y Moan Êñuôl', phone: '+84 905 123 456', idNumber: 'C1234567', birthDate: '1949' }),
    ),
  ).toEqual([]);
  expect(
    problems(form({}, { kind: 'organisation', name: 'Hợp tác xã Hoa Sen', idNumber: '4100-123' })),
  ).toEqual([]);
});

test('what is wrong names its field', () => {
  expect(problems(form({}, { name: ' ', address: '' }))).toEqual([
    'applicant.name field.required',
    'applicant.address field.required',
  ]);
  expect(problems(form({}, { phone: '12', idNumber: '123', birthDate: '2026-02-30', email: 'a@b' }))).toEqual(
    [
      'applicant.phone field.badPhone',
      'applicant.idNumber field.badIdNumber',
      'applicant.birthDate field.badDate',
      'applicant.email field.badEmail',
    ],
  );
  expect(problems(form({}, { birthDate: '2026-11-21' }))).toEqual(['applicant.birthDate field.future']);
  expect(problems(form({ submitter: { ...emptyIntake().submitter, sameAsApplicant: false } }))).toEqual([
    'submitter.name field.required',
  ]);
  expect(problems(form({ resultChannel: 'post' }))).toEqual(['postalAddress field.required']);
});

test('submitted and accepted: real moments, in order, not in the future, not long ago', () => {
  expect(problems(form({ channel: 'post' }))).toEqual(['submittedAt field.required']);
  expect(problems(form({ channel: 'post', submittedAt: '2026-11-20T09:01' }))).toEqual([
    'submittedAt field.afterAccepted',
  ]);
  expect(problems(form({ channel: 'online', submittedAt: 'hôm qua' }))).toEqual([
    'submittedAt field.badDate',
  ]);
  expect(problems(form({ acceptedAt: '2026-11-20T09:01' }))).toEqual(['acceptedAt field.future']);
  expect(problems(form({ acceptedAt: '2026-02-30T09:00' }))).toEqual(['acceptedAt field.badDate']);
  expect(problems(form({ acceptedAt: '2026-08-20T09:00' }))).toEqual(['acceptedAt field.tooOld']);
});

test('NĐ 118/2025 Đ.5: only the regulated papers, all that are always required, a look-up only where there is one', () => {
  expect(problems(form({ components: { c1: given } }))).toEqual(['components intake.componentsMissing']);
  expect(problems(form({ components: { c1: given, c2: given, c9: given } }))).toEqual([
    'components intake.componentNotRegulated',
  ]);
  expect(problems(form({ components: { c1: { ...given, state: 'lookedUp' }, c2: given } }))).toEqual([
    'components intake.lookupNotOffered',
  ]);
  expect(
    problems(
      form({
        components: { c1: given, c2: { ...given, state: 'checkLater' }, c9: { ...given, state: 'none' } },
      }),
    ),
  ).toEqual([]);
});

test('nothing about the person stays among the open facts', () => {
  const checked = checkIntake(
    form({ note: 'bí mật', postalAddress: 'chỗ ở', feeExemption: 'hộ nghèo' }),
    procedure,
    now,
  );
  if (!checked.ok) throw new Error(checked.error.code);
  expect(JSON.stringify(checked.value.facts)).not.toMatch(/Hiên|Khu phố|bí mật|chỗ ở|hộ nghèo/);
  expect(checked.value.facts.exempt).toBe(true);
});

test('any form of the right shape is checked, never thrown at', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.constantFrom('2026-11-20T08:00', '0905123456', '2026-13-45T99:99', '\u0000'),
  );
  const any = fc
    .record({ submittedAt: text, acceptedAt: text, note: text })
    .chain((parts) =>
      fc
        .record({ name: text, idNumber: text, phone: text, birthDate: text, email: text })
        .map((who) => form(parts, who)),
    );
  fc.assert(
    fc.property(any, (filled) => {
      if (intakeForm.safeParse(filled).success) checkIntake(filled, procedure, now);
    }),
  );
});
