import type { Reason } from '../rating/answer.ts';

// What the rating screen says, written and spoken.

export const ratingQuestion = 'Ông/bà hài lòng ở mức nào với việc phục vụ hôm nay?';

/** What the files hold to (I9). */
export const ratingPrivacy = 'Không ghi tên ông/bà.';

export const ratingThanks = 'Cảm ơn ông/bà';

/** The five official words, worst first (QĐ 1001/QĐ-BNV questionnaire). */
export const levelWords = [
  [1, 'Rất không hài lòng'],
  [2, 'Không hài lòng'],
  [3, 'Bình thường'],
  [4, 'Hài lòng'],
  [5, 'Rất hài lòng'],
] as const;

/** What people choose from when they are not satisfied, in the order it is offered. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  longWait: 'Phải chờ lâu',
  manyTrips: 'Phải đi lại nhiều lần',
  unclearGuidance: 'Hướng dẫn chưa rõ',
  extraPaper: 'Bị yêu cầu thêm giấy tờ',
  attitude: 'Thái độ chưa nhã nhặn',
  late: 'Trễ hẹn',
  middleman: 'Được giới thiệu qua dịch vụ trung gian',
};
