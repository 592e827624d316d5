import { z } from 'zod';
import { checkCase, type FieldProblem } from '../dossier/checkIntake.ts';
import { emptyIntake } from '../dossier/emptyIntake.ts';
import { intakeForm, type PersonalData } from '../dossier/intake.ts';
import { paymentMethod } from '../dossier/words.ts';
import { fail, ok, type Result } from '../result.ts';
import { electronicKind, kindOf } from './kinds.ts';

const text = (max: number) => z.string().max(max);

/** Papers of one kind: one number of the register (TT 01/2020/TT-BTP: by kind of paper, not by visit). */
export const visitLine = z.object({
  procedure: text(20),
  paper: text(200),
  pages: z.int().min(1).max(5000),
  copies: z.int().min(1).max(500),
});
export type VisitLine = z.infer<typeof visitLine>;

/** The number on the official receipt; an empty number means that none was written (TT 303/2016/TT-BTC). */
export const receiptTyped = z.object({ series: text(30), number: text(12) });
export type ReceiptTyped = z.infer<typeof receiptTyped>;

/** A visit whose papers are certified and given back while the person waits, as it stands on screen. */
export const visit = z.object({
  applicant: intakeForm.shape.applicant,
  lines: z.array(visitLine).min(1).max(40),
  /** Chứng thực bản sao điện tử: request on the national portal, and whether the result was sent there. */
  electronic: z.object({ portalRequest: text(60), sent: z.boolean() }).nullable(),
  /** Ground of an exemption; empty when the fee is paid. */
  exemption: text(200),
  /** Name and title of who signed. */
  signer: text(200),
  method: paymentMethod,
  receipt: receiptTyped,
});
export type Visit = z.infer<typeof visit>;

/** Seven digits from 0000001, eight on an electronic one; never made up here. */
export const isReceiptNumber = (number: string): boolean => /^(?!0+$)\d{7,8}$/.test(number);

export function receiptProblems({ series, number }: ReceiptTyped): FieldProblem[] {
  const given = number.trim();
  if (given === '') return series.trim() === '' ? [] : [{ field: 'receipt.number', code: 'field.required' }];
  return isReceiptNumber(given) ? [] : [{ field: 'receipt.number', code: 'fee.badReceiptNumber' }];
}

/** The receipt as it is recorded, or null where none was given. */
export const receiptOf = ({ series, number }: ReceiptTyped) =>
  number.trim() === '' ? null : { series: series.trim().toUpperCase(), number: number.trim() };

function lineProblems({ procedure, paper }: VisitLine, i: number, electronic: boolean): FieldProblem[] {
  if (!kindOf(procedure)) return [{ field: `kind-${i}`, code: 'certification.notHere' }];
  if (electronic && procedure !== electronicKind)
    return [{ field: `kind-${i}`, code: 'certification.notElectronic' }];
  return paper.trim() === '' ? [{ field: `paper-${i}`, code: 'field.required' }] : [];
}

/**
 * What was typed, checked on screen and again where it is saved. The book asks for a name; an address is for
 * dossiers that are kept and answered later. Fails with intake.invalid {fields}.
 */
export function checkVisit(given: Visit, now: string): Result<PersonalData> {
  const { applicant, lines, electronic, exemption, receipt } = given;
  const person = checkCase({ ...emptyIntake(), applicant, feeExemption: exemption.trim() }, now);
  const fields: FieldProblem[] = [
    ...(person.ok ? [] : ((person.error.details?.fields ?? []) as FieldProblem[])),
    ...lines.flatMap((line, i) => lineProblems(line, i, electronic !== null)),
    ...receiptProblems(receipt),
  ];
  if (electronic && electronic.portalRequest.trim() === '')
    fields.push({ field: 'portalRequest', code: 'field.required' });
  // Given back at once means sent: an e-copy still on its way is an ordinary dossier.
  if (electronic && !electronic.sent) fields.push({ field: 'sent', code: 'certification.notSent' });
  if (fields.length > 0 || !person.ok) return fail('intake.invalid', { fields });
  return ok(person.value);
}
