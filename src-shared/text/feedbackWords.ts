import { formatDate } from '../calendar/format.ts';
import type { FeedbackProgress } from '../contract/feedback.ts';
import type { FeedbackForm, FeedbackHead, FeedbackRoute, PublicationWay } from '../feedback/events.ts';
import type { FeedbackStatus } from '../feedback/state.ts';

export const feedbackForms: Readonly<Record<FeedbackForm, string>> = {
  written: 'Văn bản',
  phone: 'Điện thoại',
  sheet: 'Phiếu lấy ý kiến',
  box: 'Hòm thư',
  kiosk: 'Màn hình công dân',
};

/** NĐ 20/2008 Đ.5, in the order of the article. */
export const feedbackHeads: Readonly<Record<FeedbackHead, string>> = {
  conduct: 'Hành vi: chậm trễ, gây phiền hà, không làm hoặc làm không đúng quy định',
  unrealistic: 'Quy định không phù hợp với thực tế',
  inconsistent: 'Quy định không đồng bộ, không thống nhất',
  unlawful: 'Quy định không hợp pháp',
  treaty: 'Quy định trái điều ước quốc tế',
  other: 'Vấn đề khác về quy định, thủ tục',
  solution: 'Kiến nghị phương án xử lý',
  initiative: 'Sáng kiến ban hành quy định mới',
};

export const feedbackKind = (head: FeedbackHead): string => (head === 'conduct' ? 'Hành vi' : 'Quy định');

export const feedbackStatusWords: Readonly<Record<FeedbackStatus, string>> = {
  received: 'Chờ phân loại',
  own: 'Phường đang xử lý',
  toForward: 'Chờ chuyển',
  forwarded: 'Đã chuyển',
  answered: 'Đã trả lời',
  notTaken: 'Không tiếp nhận',
  destroyed: 'Khiếu nại, tố cáo: đã xóa nội dung',
};

/** What a status means to the person who waits. */
export const feedbackMeaning: Readonly<Record<FeedbackStatus, string>> = {
  received: 'Phường đã nhận và đang xem nội dung. Ông/bà chưa phải làm gì thêm.',
  own: 'Phường đang xử lý và sẽ trả lời bằng văn bản.',
  toForward: 'Việc này thuộc cơ quan khác. Phường đang chuyển.',
  forwarded: 'Phường đã chuyển đến cơ quan có thẩm quyền.',
  answered: 'Phường đã trả lời bằng văn bản. Chưa nhận được thì ông/bà hỏi ở quầy.',
  notTaken: 'Phường chưa tiếp nhận được. Lý do có ở quầy; ông/bà có thể gửi lại.',
  destroyed:
    'Nội dung là khiếu nại hoặc tố cáo nên phường không giữ ở đây. Xin ông/bà nộp đơn ở nơi tiếp công dân của Ủy ban nhân dân.',
};

export const feedbackRoutes: Readonly<Record<FeedbackRoute, string>> = {
  own: 'Phường xử lý, trả lời',
  forward: 'Chuyển cơ quan có thẩm quyền',
  notTaken: 'Không tiếp nhận (chưa đủ yêu cầu của Điều 7)',
};

export const publicationWays: Readonly<Record<PublicationWay, string>> = {
  portal: 'Trang thông tin của phường và màn hình công dân',
  media: 'Phương tiện thông tin đại chúng',
  letter: 'Công văn gửi người phản ánh',
  other: 'Hình thức khác',
};

/** The days that are known of it, in the order they come. */
export const feedbackProgressDays = ({
  receivedOn,
  agency,
  forwardedOn,
  replyBy,
  answeredOn,
}: FeedbackProgress): readonly (readonly [string, string])[] =>
  (
    [
      ['Ngày nhận', formatDate(receivedOn)],
      ['Cơ quan xử lý', agency],
      ['Ngày chuyển', forwardedOn && formatDate(forwardedOn)],
      ['Phường hẹn trả lời chậm nhất', replyBy && formatDate(replyBy)],
      ['Ngày trả lời', answeredOn && formatDate(answeredOn)],
    ] as const
  ).flatMap(([label, text]) => (text ? [[label, text] as const] : []));

/** Where a complaint or denunciation goes instead. */
export const petitionPlace =
  'Khiếu nại, tố cáo có luật riêng, không gửi ở đây và không được lưu. Xin ông/bà nộp đơn ở nơi tiếp công dân của Ủy ban nhân dân; người tiếp nhận sẽ chỉ chỗ.';

/** The reply time is the ward's own promise: no text was checked for it. */
export const replyDaysStanding =
  'Hạn trả lời là số ngày phường tự đặt trong phần Tên phường; chưa đối chiếu văn bản. Hạn chuyển 5 ngày làm việc theo NĐ 20/2008/NĐ-CP Điều 9.';
