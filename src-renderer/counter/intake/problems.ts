import type { FieldProblem } from '../../../src-shared/dossier/checkIntake.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import type { SummaryLine } from '../../ui/ErrorSummary.tsx';

/** What a field is called in the summary. */
const names: Readonly<Record<string, string>> = {
  'applicant.name': 'Họ tên chủ hồ sơ',
  'applicant.address': 'Địa chỉ',
  'applicant.phone': 'Điện thoại',
  'applicant.idNumber': 'Số giấy tờ',
  'applicant.birthDate': 'Ngày sinh',
  'applicant.email': 'Thư điện tử',
  'submitter.name': 'Họ tên người nộp',
  'submitter.idNumber': 'Số giấy tờ người nộp',
  'submitter.phone': 'Điện thoại người nộp',
  submittedAt: 'Thời điểm nộp',
  acceptedAt: 'Thời điểm tiếp nhận',
  postalAddress: 'Địa chỉ bưu chính',
  'assistance.witness': 'Người làm chứng',
};

/** Where on the screen a rule that is about no single field is put right. */
const places: Readonly<Record<string, string>> = {
  'procedure.channelNotOffered': 'channel',
  'procedure.termUnknown': 'term.ground',
};

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The fields a failure names; none for a failure about the whole dossier. */
export const problemsOf = (failure: Failure | null): readonly FieldProblem[] =>
  failure?.code === 'intake.invalid' ? ((failure.details?.fields ?? []) as readonly FieldProblem[]) : [];

/** The summary's lines: each names its field and says the same as stands beside it. */
export function summaryLines(failure: Failure): SummaryLine[] {
  const problems = problemsOf(failure);
  if (problems.length === 0)
    return [{ field: places[failure.code] ?? 'procedure', text: messageFor(failure) }];
  return problems.map((problem) => {
    const name = names[problem.field];
    const sentence = messageFor(problem);
    return { field: problem.field, text: name ? `${name}: ${sentence}` : sentence };
  });
}

/** What stands under the primary button: everything that is missing in one line, else the first thing wrong. */
export function whyNot(problems: readonly FieldProblem[]): string | null {
  const wrong = problems.find(({ code }) => code !== 'field.required' && code !== 'intake.componentsMissing');
  if (wrong) return summaryLines({ code: 'intake.invalid', details: { fields: [wrong] } })[0]?.text ?? null;
  const missing = problems.map(({ field, code, details }) => {
    if (code === 'field.required') return lower(names[field] ?? field);
    const papers = Array.isArray(details?.names) ? details.names.length : 0;
    return `${papers} giấy tờ bắt buộc`;
  });
  return missing.length > 0 ? `Còn thiếu: ${missing.join(', ')}.` : null;
}
