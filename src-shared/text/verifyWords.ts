import type { BadReason } from '../contract/system.ts';

/** What is wrong with an event, after `sự kiện số …:`. */
export const badReasonWords: Readonly<Record<BadReason, string>> = {
  gap: 'thiếu số thứ tự',
  'broken link': 'không nối với sự kiện trước',
  altered: 'nội dung đã bị sửa',
  'not in its commit': 'không thuộc lần ghi nào',
  signature: 'chữ ký của máy không khớp',
  missing: 'mất sự kiện ở cuối lần ghi',
  unknownDevice: 'máy không có trong danh sách',
};

/** Tables that are made from the log, as people know them. */
export const derivedTableWords: Readonly<Record<string, string>> = {
  dossier: 'danh sách hồ sơ',
  visit_day: 'số lượt theo ngày',
  dossier_search: 'chỉ mục tìm kiếm',
  dossier_key: 'khóa dữ liệu cá nhân',
  certification: 'sổ chứng thực',
  payment: 'khoản thu',
  payment_part: 'khoản thu theo thủ tục',
  cash_day: 'quỹ trong ngày',
  survey: 'khảo sát',
  survey_tally: 'kết quả khảo sát',
};
