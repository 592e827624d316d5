import { formatDate, formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { HistoryEntry } from '../../../src-shared/contract/dossier.ts';
import type { Decision } from '../../../src-shared/dossier/events.ts';
import type { LatenessReason, NotifiedBy, SlipForm } from '../../../src-shared/dossier/words.ts';
import {
  latenessReasonWords,
  notifiedByWords,
  slipFormWords,
} from '../../../src-shared/text/dossierWords.ts';
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
const returns: Readonly<Record<string, string>> = {
  counter: 'Trả kết quả tại quầy cho',
  post: 'Bưu chính đã phát kết quả cho',
  online: 'Gửi kết quả điện tử cho',
};

type Body = HistoryEntry['body'];
const text = (body: Body, name: string) => String(body[name] ?? '');
const named = (body: Body, name: string) => String((body[name] as { name?: string } | undefined)?.name ?? '');
const moment = (body: Body, name: string) => {
  const due = body[name] as { date: string; at: string } | null | undefined;
  return due ? formatDue(due) : '';
};
const slipName = (form: string) => (slipFormWords[form as SlipForm] ?? slipFormWords.receipt).toLowerCase();
const lower = (word: string | undefined) => (word ?? '').toLowerCase();
const count = (body: Body, name: string) => (body[name] as unknown[] | undefined)?.length ?? 0;

/** One event as a sentence anyone at the counter understands. */
export function sentenceOf({ type, body }: HistoryEntry): string {
  switch (type) {
    case 'dossier.opened':
      return `Mở việc hướng dẫn, mã ${text(body, 'code')}.`;
    case 'dossier.prechecked':
      return count(body, 'missing') > 0
        ? `Xem trước giấy tờ: còn thiếu ${count(body, 'missing')}.`
        : 'Xem trước giấy tờ: đủ.';
    case 'dossier.supplementRequested':
      return `Lập phiếu hướng dẫn hoàn thiện hồ sơ lần ${text(body, 'round')}, ${count(body, 'items')} giấy tờ.`;
    case 'dossier.extraPaperAttempted':
      return 'Định yêu cầu giấy tờ ngoài danh sách; chương trình không cho, đã ghi vào báo cáo.';
    case 'dossier.paperVolunteered':
      return 'Người dân tự nộp thêm giấy tờ ngoài danh sách.';
    case 'dossier.refused':
      return 'Từ chối tiếp nhận, đã lập phiếu.';
    case 'dossier.received':
      return `Tiếp nhận hồ sơ, mã ${text(body, 'code')}, hẹn trả ${moment(body, 'due')}.`;
    case 'dossier.officialCodeRecorded':
      return `Ghi mã chính thức ${text(body, 'officialCode')}.`;
    case 'dossier.corrected':
      return 'Sửa thông tin chủ hồ sơ.';
    case 'dossier.handedOver':
      return `${named(body, 'from')} giao hồ sơ cho ${named(body, 'to')}.`;
    case 'dossier.handOverConfirmed':
      return `${named(body, 'by')} xác nhận đã nhận hồ sơ.`;
    case 'dossier.handOverDeclined':
      return `${named(body, 'by')} không nhận hồ sơ được giao.`;
    case 'dossier.paused':
      return body.reason === 'payment'
        ? 'Tạm dừng thời hạn: chờ nghĩa vụ tài chính.'
        : 'Tạm dừng thời hạn: chờ bổ sung.';
    case 'dossier.resumed':
      return `Tính tiếp thời hạn, hạn trả ${moment(body, 'due')}.`;
    case 'dossier.dueRecomputed':
      return `Tính lại ngày hẹn theo lịch nghỉ đã công bố: ${moment(body, 'due')}.`;
    case 'dossier.apologised': {
      const reason = lower(latenessReasonWords[body.reason as LatenessReason]);
      const again = body.newDue ? `hẹn lại ${moment(body, 'newDue')}` : 'không hẹn lại';
      return `Lập phiếu xin lỗi, ${again} (${reason})${body.inTime ? '' : '; đã trễ hạn xin lỗi'}.`;
    }
    case 'dossier.apologySigned': {
      const { number, date, signer } = (body.decision ?? {}) as Partial<Decision>;
      return `Phiếu xin lỗi số ${number} ngày ${formatDate(date ?? '')}, ${signer} ký.`;
    }
    case 'dossier.applicantNotified':
      return `Đã báo người dân: ${lower(notifiedByWords[body.how as NotifiedBy])}, lúc ${formatMoment(text(body, 'at'))}.`;
    case 'dossier.resultTaken':
      return `Quầy nhận kết quả${body.outcome === 'declined' ? ' (từ chối giải quyết)' : ''}, ${punctuality[text(body, 'punctuality')] ?? ''}.`;
    case 'dossier.posted':
      return `Giao kết quả cho bưu chính, mã ${text(body, 'tracking')}.`;
    case 'dossier.deliveryRecorded':
      return body.outcome === 'delivered'
        ? 'Bưu chính báo đã phát.'
        : 'Bưu chính không phát được, kết quả về lại quầy.';
    case 'dossier.notCollected':
      return `Chưa đến nhận; đã nhắc (${lower(notifiedByWords[body.how as NotifiedBy])}).`;
    case 'dossier.returned':
      return `${returns[text(body, 'how')] ?? returns.counter} ${takers[text(body, 'who')] ?? 'người nhận'}.`;
    case 'dossier.withdrawn':
      return 'Người dân rút hồ sơ.';
    case 'dossier.stopped':
      return 'Dừng giải quyết hồ sơ theo đề nghị của người dân.';
    case 'dossier.feePaid':
      return 'Thu phí, lệ phí.';
    case 'dossier.feeReceiptVoided':
      return 'Hủy một khoản thu; số biên lai giữ là đã hủy.';
    case 'dossier.certified':
      return `Vào sổ chứng thực ${count(body, 'entries')} việc.`;
    case 'dossier.attached':
      return 'Đính kèm tệp.';
    case 'dossier.detached':
      return 'Gỡ tệp đính kèm.';
    case 'slip.printRequested': {
      const reprint = Number(body.reprint ?? 0);
      return `${body.target === 'pdf' ? 'Lưu PDF' : 'In'} ${slipName(text(body, 'form'))}${reprint > 0 ? ` (in lại lần ${reprint})` : ''}.`;
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
