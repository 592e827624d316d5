import type { Role } from '../../src-shared/contract/session.ts';

export const roleWords: Readonly<Record<Role, string>> = {
  receiver: 'Người tiếp nhận',
  specialist: 'Công chức chuyên môn',
  leader: 'Lãnh đạo',
  administrator: 'Quản trị',
};
