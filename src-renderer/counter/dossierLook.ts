import { formatDaysLeft } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import type { DossierStatus } from '../../src-shared/dossier/words.ts';

interface Look {
  readonly tone: 'plain' | 'amber' | 'red' | 'green';
  readonly mark: '✓' | '▣' | '▲' | '◆' | '○' | '‖' | '✕';
  readonly word: string;
  /** Time left in words while no result is there, or that the result came late; else empty. */
  readonly time: string;
}

/** Due today or on the next working day, as the list of that name counts. */
const soonDays = 1;

/** What does not depend on the time left. */
const still: Readonly<Partial<Record<DossierStatus, Omit<Look, 'time'>>>> = {
  guided: { tone: 'plain', mark: '○', word: 'Đã hướng dẫn, chờ nộp' },
  refused: { tone: 'plain', mark: '✕', word: 'Đã từ chối tiếp nhận' },
  awaitingSupplement: { tone: 'plain', mark: '‖', word: 'Chờ bổ sung' },
  awaitingPayment: { tone: 'plain', mark: '‖', word: 'Chờ nghĩa vụ tài chính' },
  resultReady: { tone: 'plain', mark: '▣', word: 'Chờ trả' },
  posted: { tone: 'plain', mark: '▣', word: 'Đã gửi bưu chính' },
  returned: { tone: 'green', mark: '✓', word: 'Đã trả' },
  withdrawn: { tone: 'plain', mark: '✕', word: 'Đã rút' },
  stopped: { tone: 'plain', mark: '✕', word: 'Đã dừng' },
};

/** Where a dossier stands, in one word, with its shape and colour. */
export function lookOf({ status, daysLeft, punctuality, late, due, appointment }: DossierRow): Look {
  const fixed = still[status];
  if (fixed)
    return {
      ...fixed,
      time: status === 'resultReady' && punctuality === 'late' ? 'kết quả về quầy trễ hẹn' : '',
    };
  const left = daysLeft ?? 0;
  const time = left === 0 && late ? 'quá hạn từ hôm nay' : formatDaysLeft(left);
  const rescheduled = appointment?.date !== due?.date;
  if (late) return { tone: 'red', mark: '▲', word: rescheduled ? 'Quá hạn, đã hẹn lại' : 'Quá hạn', time };
  if (left <= soonDays) return { tone: 'amber', mark: '◆', word: 'Sắp đến hạn', time };
  return { tone: 'plain', mark: '○', word: 'Đang giải quyết', time };
}
