import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { HistoryEntry } from '../../../src-shared/contract/dossier.ts';
import type { SyncItem, SyncStatus } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { sentenceOf } from '../dossier/history.ts';

const figure = (value: number) => value.toLocaleString('vi-VN');

/** The hour of the last contact, with its day where that is another one. */
function moment(since: string, today: string): string {
  const at = toLocalDateTime(since);
  return at.slice(0, 10) === today ? at.slice(11, 16) : formatMoment(at);
}

interface Line {
  readonly mark: '' | '●' | '◐' | '○' | '▲';
  readonly text: string;
}

/** One quiet line for the top of every screen. `today` is the day at the counter. */
export function lineOf({ state, waiting, openTasks, since }: SyncStatus, today: string): Line {
  switch (state) {
    case 'alone':
      return { mark: '', text: 'Quầy làm việc một mình' };
    case 'synced':
      return { mark: '●', text: 'Đã đồng bộ' };
    case 'waiting':
      return { mark: '◐', text: `Chờ gửi ${figure(waiting)}` };
    case 'offline':
      return { mark: '○', text: since ? `Mất mạng từ ${moment(since, today)}` : 'Mất mạng' };
    case 'attention':
      return { mark: '▲', text: openTasks > 0 ? `Cần xem: ${figure(openTasks)}` : 'Cần xem' };
  }
}

/** The same as sentences, with what to do where there is something. */
export function sentencesOf({
  state,
  waiting,
  openTasks,
  since,
  skewMinutes,
  failure,
}: SyncStatus): string[] {
  const trouble = failure === null ? [] : [messageFor({ code: failure })];
  const now = {
    alone: [
      'Quầy làm việc một mình, chưa nối máy chủ phường.',
      'Mọi việc được lưu đủ trên máy này; khi nối máy chủ, việc đã ghi sẽ được gửi lên.',
    ],
    synced: ['Mọi việc của quầy đã có ở máy chủ phường.'],
    waiting: [`Còn ${figure(waiting)} việc đang chờ gửi lên máy chủ phường. Quầy vẫn làm việc bình thường.`],
    offline: trouble,
    attention: [
      ...(openTasks > 0 ? [`Có ${figure(openTasks)} việc cần người xem và quyết định.`] : []),
      ...trouble,
    ],
  }[state];
  const contact =
    since === null
      ? 'Chưa liên lạc được với máy chủ phường lần nào.'
      : `Liên lạc gần nhất với máy chủ phường: ${formatMoment(toLocalDateTime(since))}.`;
  return [
    ...now,
    ...(state === 'alone' ? [] : [contact]),
    ...(skewMinutes === null
      ? []
      : [`Đồng hồ máy lệch ${figure(skewMinutes)} phút so với máy chủ; vẫn làm việc bình thường.`]),
  ];
}

const beside: Readonly<Record<string, string>> = {
  'cash.closed': 'Chốt quỹ trong ngày.',
  'conflict.settled': 'Xử lý một việc cần xem.',
  'counter.backAtWork': 'Người tiếp nhận trở lại quầy.',
  'counter.left': 'Người tiếp nhận rời quầy.',
  'setAside.settled': 'Ghi lại hoặc bỏ một việc máy chủ phường chưa nhận.',
};

/** One event as a sentence, also of what is about no dossier. */
export const workSentence = (entry: HistoryEntry): string => beside[entry.type] ?? sentenceOf(entry);

export const workSentences = (what: readonly HistoryEntry[]): string => what.map(workSentence).join(' ');

export const stateWords: Readonly<
  Record<SyncItem['state'], { readonly tone: string; readonly mark: string; readonly word: string }>
> = {
  waiting: { tone: '', mark: '◐', word: 'Chờ gửi' },
  held: { tone: 'amber', mark: '◐', word: 'Chờ việc trước' },
  rejected: { tone: 'red', mark: '▲', word: 'Chưa vào hồ sơ' },
  flagged: { tone: 'amber', mark: '▲', word: 'Cần xem' },
};
