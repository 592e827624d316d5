import type { FieldProblem } from '../../../src-shared/dossier/checkIntake.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import type { SummaryLine } from '../../ui/ErrorSummary.tsx';
import { problemsOf } from '../intake/problems.ts';

const names: Readonly<Record<string, string>> = {
  'applicant.name': 'Họ tên người yêu cầu',
  'applicant.idNumber': 'Số giấy tờ',
  portalRequest: 'Mã yêu cầu trên Cổng',
  'receipt.number': 'Số biên lai',
};

/** Where a failure about no single field is put right. */
const places: Readonly<Record<string, string>> = {
  'fee.receiptUsed': 'receipt.number',
  'certification.feeUnknown': 'kind-0',
};

const nameOf = (field: string): string | undefined => {
  const [, line] = /^paper-(\d+)$/.exec(field) ?? [];
  return line === undefined ? names[field] : `Loại giấy tờ ${Number(line) + 1}`;
};

const sentence = (problem: FieldProblem) => {
  const name = nameOf(problem.field);
  return name ? `${name}: ${messageFor(problem)}` : messageFor(problem);
};

/** The summary's lines, in the same words as beside the fields. */
export function visitSummary(failure: Failure): SummaryLine[] {
  const problems = problemsOf(failure);
  if (problems.length === 0)
    return [{ field: places[failure.code] ?? 'applicant.name', text: messageFor(failure) }];
  return problems.map((problem) => ({ field: problem.field, text: sentence(problem) }));
}

/** One line under the button: what is still to be typed, else the first thing wrong. */
export function whyNotYet(failure: Failure | null): string | null {
  if (!failure) return null;
  const problems = problemsOf(failure);
  if (problems.length === 0) return messageFor(failure);
  const wrong = problems.find(({ code }) => code !== 'field.required');
  if (wrong) return sentence(wrong);
  const missing = problems.map(({ field }) => nameOf(field) ?? field);
  return `Còn thiếu: ${missing.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(', ')}.`;
}
