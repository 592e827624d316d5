import { formatDate, formatDue } from '../calendar/format.ts';
import type { Progress } from '../contract/public.ts';
import type { DossierStatus } from '../dossier/words.ts';

/** The days that are known of a dossier, in the order they come. */
export const progressDays = ({
  receivedOn,
  appointment,
  resultReadyOn,
  endedOn,
}: Progress): readonly (readonly [string, string])[] =>
  (
    [
      ['Ngày tiếp nhận', receivedOn && formatDate(receivedOn)],
      ['Hẹn trả', appointment && `${formatDue(appointment)}${appointment.provisional ? ' (dự kiến)' : ''}`],
      ['Có kết quả', resultReadyOn && formatDate(resultReadyOn)],
      ['Kết thúc', endedOn && formatDate(endedOn)],
    ] as const
  ).flatMap(([label, text]) => (text ? [[label, text] as const] : []));

/** What a status means to the person who waits, and what there is to do. */
export const progressMeaning: Readonly<Record<DossierStatus, string>> = {
  guided: 'Hồ sơ chưa nộp. Ông/bà mang đủ giấy tờ theo phiếu hướng dẫn đến quầy.',
  refused: 'Hồ sơ không được tiếp nhận. Lý do ghi trên phiếu từ chối; ông/bà có thể hỏi lại tại quầy.',
  received: 'Hồ sơ đã được nhận. Ông/bà chưa phải làm gì thêm.',
  processing: 'Hồ sơ đang được giải quyết. Ông/bà chưa phải làm gì thêm.',
  awaitingSupplement: 'Ông/bà cần bổ sung giấy tờ theo phiếu yêu cầu bổ sung.',
  awaitingPayment: 'Ông/bà cần nộp nghĩa vụ tài chính theo thông báo, rồi báo lại cho quầy.',
  resultReady: 'Đã có kết quả. Mời ông/bà mang giấy tiếp nhận đến quầy nhận.',
  posted: 'Kết quả đã gửi qua bưu chính đến địa chỉ ông/bà đăng ký.',
  returned: 'Kết quả đã được trả.',
  withdrawn: 'Hồ sơ đã được rút theo yêu cầu.',
  stopped: 'Hồ sơ đã dừng giải quyết. Lý do ghi trên thông báo; ông/bà có thể hỏi lại tại quầy.',
};
