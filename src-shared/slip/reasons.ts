import type { ResultTakenBody } from '../dossier/events.ts';
import type { LatenessReason, RefusalGround } from '../dossier/words.ts';

// Codes of reasons in words: the same on paper and on screen.

export const latenessWords: Readonly<Record<LatenessReason, string>> = {
  verification: 'phải xác minh thêm',
  otherAgency: 'chờ ý kiến, kết quả của cơ quan phối hợp',
  complex: 'hồ sơ có nội dung phức tạp',
  overload: 'số lượng hồ sơ vượt khả năng giải quyết',
  system: 'sự cố hệ thống thông tin',
  disaster: 'thiên tai, sự cố bất khả kháng',
  ownFault: 'sai sót của cơ quan giải quyết',
  other: '',
};

export const refusalWords: Readonly<Record<RefusalGround, string>> = {
  notEligible: 'không đủ điều kiện giải quyết theo quy định của thủ tục',
  notTheSubject: 'người đề nghị không thuộc đối tượng thực hiện thủ tục',
  otherProvince: 'hồ sơ thuộc thẩm quyền giải quyết của cơ quan ngoài tỉnh',
  falsePapers: 'giấy tờ trong hồ sơ không đúng sự thật',
  alreadyResolved: 'nội dung đề nghị đã được giải quyết',
  // Refused by the rule before any paper is made.
  otherArea: '',
};

export const punctualityWords: Readonly<Record<ResultTakenBody['punctuality'], string>> = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
};

/** The reason in the code's words, then in the officer's own. */
export const reasonInWords = (words: string, own: string): string =>
  [words, own.trim()].filter(Boolean).join(': ');
