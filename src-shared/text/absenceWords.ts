import type { AbsenceReason } from '../contract/absence.ts';

/** What the officer chooses, and what people waiting read: they need not know more. */
export const absenceWords: Readonly<
  Record<AbsenceReason, { readonly chosen: string; readonly shown: string }>
> = {
  meeting: { chosen: 'Họp, làm việc với lãnh đạo', shown: 'bận họp' },
  verification: { chosen: 'Đi xác minh hồ sơ', shown: 'đi xác minh hồ sơ' },
  delivery: { chosen: 'Giao, nhận hồ sơ', shown: 'đi giao, nhận hồ sơ' },
  health: { chosen: 'Sức khỏe', shown: 'có việc đột xuất' },
  break: { chosen: 'Nghỉ giữa giờ', shown: 'nghỉ giữa giờ' },
  other: { chosen: 'Việc đột xuất', shown: 'có việc đột xuất' },
};
