import { formatDate, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { HistoryEntry } from '../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';

const punctuality: Readonly<Record<string, string>> = {
  early: 'trước hạn',
  onTime: 'đúng hạn',
  late: 'quá hạn',
};
const takers: Readonly<Record<string, string>> = {
  applicant: 'chủ hồ sơ',
  submitter: 'người nộp hồ sơ',
  other: 'người khác được giao',
};

const text = (body: HistoryEntry['body'], name: string) => String(body[name] ?? '');

/** One event as a sentence anyone at the counter understands. */
export function sentenceOf({ type, body }: HistoryEntry): string {
  switch (type) {
    case 'dossier.received': {
      const due = body.due as { date: string; at: string } | undefined;
      return `Tiếp nhận hồ sơ, mã ${text(body, 'code')}, hẹn trả ${due ? `${due.at} ngày ${formatDate(due.date)}` : ''}.`;
    }
    case 'dossier.officialCodeRecorded':
      return `Ghi mã chính thức ${text(body, 'officialCode')}.`;
    case 'dossier.resultTaken':
      return `Quầy nhận kết quả từ bộ phận chuyên môn, ${punctuality[text(body, 'punctuality')] ?? ''}.`;
    case 'dossier.returned':
      return `Trả kết quả tại quầy cho ${takers[text(body, 'who')] ?? 'người nhận'}.`;
    case 'slip.printRequested': {
      const reprint = Number(body.reprint ?? 0);
      return `${body.target === 'pdf' ? 'Lưu PDF' : 'In'} giấy tiếp nhận${reprint > 0 ? ` (in lại lần ${reprint})` : ''}.`;
    }
    case 'slip.printFinished':
      return body.outcome === 'printed'
        ? 'Giấy đã ra.'
        : `Giấy chưa ra. ${messageFor({ code: text(body, 'failure') || 'print.failed' })}`;
    case 'dossier.keyDestroyed':
      return `Xóa dữ liệu cá nhân: ${text(body, 'ground')}.`;
    default:
      return 'Việc do bản chương trình mới hơn ghi.';
  }
}

export const whenAndWho = ({ at, actor }: HistoryEntry): string => `${formatMoment(at)} · ${actor}`;
