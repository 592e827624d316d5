import type { PlainDocument } from './document.ts';

export const privacyTitle = 'Thông báo về xử lý dữ liệu cá nhân';
export const privacyLaw = 'Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, có hiệu lực từ ngày 01/01/2026';
export const privacyStanding = 'Thông báo của phường; nội dung do phường xác nhận trước khi dùng chính thức.';

/** What a person is told about their data: heading and words. */
export const privacySections = [
  ['Để làm gì', 'Để tiếp nhận, giải quyết và trả kết quả thủ tục ông/bà yêu cầu, và để báo khi có kết quả.'],
  [
    'Dữ liệu nào',
    'Họ tên, số giấy tờ tùy thân, ngày sinh, giới tính, địa chỉ, số điện thoại, thư điện tử và giấy tờ của thủ tục. Không cần số điện thoại vẫn nộp được hồ sơ.',
  ],
  [
    'Ai được xem',
    'Người tiếp nhận, công chức giải quyết, lãnh đạo phường và cơ quan phối hợp giải quyết hồ sơ. Không dùng vào việc khác.',
  ],
  [
    'Giữ bao lâu',
    'Theo thời hạn lưu trữ hồ sơ của thủ tục. Hết hạn, dữ liệu về ông/bà được hủy; sổ chỉ còn ghi rằng đã có một hồ sơ.',
  ],
  [
    'Quyền của ông/bà',
    'Xem, yêu cầu sửa dữ liệu sai, yêu cầu xóa khi không còn căn cứ lưu giữ, hỏi dữ liệu đã được dùng thế nào, và khiếu nại.',
  ],
  ['Hỏi ai', 'Gặp người tiếp nhận tại quầy, hoặc gửi văn bản tới Ủy ban nhân dân phường.'],
  [
    'Đánh giá phục vụ',
    'Màn hình đánh giá không hỏi và không ghi tên, mã hồ sơ hay giờ giấc. Không ai biết ông/bà đã chọn mức nào.',
  ],
] as const;

/** The notice as it is handed to a person. */
export const privacyNotice = (wardName: string): PlainDocument => ({
  title: privacyTitle,
  subtitle: `${wardName} · ${privacyLaw}`,
  paper: 'a5',
  blocks: [
    ...privacySections.map(([heading, text]) => ({ kind: 'section' as const, heading, text })),
    { kind: 'paragraph', text: privacyStanding },
  ],
  file: 'Thong-bao-du-lieu-ca-nhan',
});
