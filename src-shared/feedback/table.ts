import { formatMoment } from '../calendar/format.ts';
import type { FeedbackDetail } from '../contract/feedback.ts';
import type { Cell, Table } from '../register/workbook.ts';
import {
  feedbackForms,
  feedbackHeads,
  feedbackKind,
  feedbackStatusWords,
  publicationWays,
} from '../text/feedbackWords.ts';

const day = (date: string | null | undefined): Cell => (date ? { day: date } : null);

/** The fields a book of feedback needs (from NĐ 20/2008 Đ.7, Đ.9, Đ.19; no official form of it was found). */
const columns: readonly (readonly [string, number, (of: FeedbackDetail) => Cell])[] = [
  ['Số thứ tự', 10, ({ book }) => book],
  ['Mã', 20, ({ code }) => code],
  ['Ngày giờ', 16, ({ at }) => formatMoment(at)],
  ['Hình thức', 14, ({ form }) => feedbackForms[form]],
  ['Họ tên', 22, ({ letter }) => letter?.name ?? ''],
  ['Địa chỉ', 28, ({ letter }) => letter?.address ?? ''],
  ['Điện thoại, thư điện tử', 18, ({ letter }) => letter?.contact ?? ''],
  ['Nội dung', 50, ({ letter }) => letter?.content ?? ''],
  ['Loại', 12, ({ head }) => feedbackKind(head)],
  ['Phân loại (Đ.5)', 30, ({ head }) => feedbackHeads[head]],
  ['Tài liệu kèm', 20, ({ letter }) => letter?.documents ?? ''],
  ['Người nhận', 20, ({ officer }) => officer],
  ['Tình trạng', 18, ({ status }) => feedbackStatusWords[status]],
  ['Cơ quan xử lý', 24, ({ agency }) => agency],
  ['Ngày chuyển', 12, ({ forwarded }) => day(forwarded?.on)],
  ['Hạn chuyển', 12, ({ forwardBy }) => day(forwardBy)],
  ['Hạn trả lời', 12, ({ replyBy }) => day(replyBy)],
  ['Kết quả', 50, ({ answer, reason }) => answer?.text ?? reason],
  ['Số văn bản trả lời', 16, ({ answer }) => answer?.number ?? ''],
  ['Ngày văn bản', 12, ({ answer }) => day(answer?.on)],
  [
    'Công khai (Đ.19)',
    26,
    ({ published }) => published?.ways.map((way) => publicationWays[way]).join('; ') ?? '',
  ],
  ['Ngày công khai', 12, ({ published }) => day(published?.on)],
  ['Người gửi hài lòng', 12, ({ satisfied }) => (satisfied === null ? '' : satisfied ? 'Có' : 'Không')],
];

/** Sổ tiếp nhận phản ánh, kiến nghị, a line for each. */
export const feedbackTable = (details: readonly FeedbackDetail[], wardName: string): Table => ({
  name: 'Phản ánh, kiến nghị',
  over: ['Sổ tiếp nhận phản ánh, kiến nghị', wardName],
  columns: columns.map(([heading, width]) => ({ heading, width })),
  rows: [...details]
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((one) => columns.map(([, , cell]) => cell(one))),
});
