import { messageFor } from '../../src-shared/text/messages.ts';
import type { TakenIn, TakenTask } from '../takeIn.ts';

const words: Readonly<Record<TakenTask['status'], string>> = {
  flagged: 'đã nhận, cần người xem',
  rejected: 'chưa vào hồ sơ, cần người quyết định',
  held: 'chờ việc trước của cùng hồ sơ',
};

const moment = (at: string) => new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });

/** What became of an export, for whoever stands at the server; nothing about people. */
export function takenLines({ counter, accepted, there, tasks }: TakenIn): string[] {
  const count = (status: TakenTask['status']) => tasks.filter((task) => task.status === status).length;
  return [
    `Quầy ${counter}: nhận ${accepted + count('flagged')} việc, trong đó cần người xem ${count('flagged')}; ` +
      `chưa vào hồ sơ ${count('rejected') + count('held')}; đã có từ trước ${there}.`,
    ...tasks.map(
      ({ firstSeq, at, status, code }) =>
        `  Việc số ${firstSeq}, ghi lúc ${moment(at)}: ${words[status]}. ${messageFor({ code })}`,
    ),
    ...(tasks.length > 0 ? ['Xem và quyết định ở trang Đồng bộ của một quầy bất kỳ.'] : []),
    'Tệp có dữ liệu của người dân: xóa tệp sau khi nạp xong.',
  ];
}
