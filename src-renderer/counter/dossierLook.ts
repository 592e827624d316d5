import { formatDaysLeft } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';

interface Look {
  readonly tone: 'plain' | 'amber' | 'red' | 'green';
  readonly mark: '✓' | '▣' | '▲' | '◆' | '○';
  readonly word: string;
  /** Time left in words while no result is there, or that the result came late; else empty. */
  readonly time: string;
}

/** Due today or on the next working day, as the list of that name counts. */
const soonDays = 1;

/** Where a dossier stands, in one word, with its shape and colour. */
export function lookOf({ status, daysLeft, punctuality }: DossierRow): Look {
  if (status === 'returned') return { tone: 'green', mark: '✓', word: 'Đã trả', time: '' };
  if (status === 'resultReady')
    return {
      tone: 'plain',
      mark: '▣',
      word: 'Chờ trả',
      time: punctuality === 'late' ? 'kết quả về quầy trễ hẹn' : '',
    };
  const left = daysLeft ?? 0;
  const time = formatDaysLeft(left);
  if (left < 0) return { tone: 'red', mark: '▲', word: 'Quá hạn', time };
  if (left <= soonDays) return { tone: 'amber', mark: '◆', word: 'Sắp đến hạn', time };
  return { tone: 'plain', mark: '○', word: 'Đang giải quyết', time };
}
