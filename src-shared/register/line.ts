import { z } from 'zod';
import { formatDate } from '../calendar/format.ts';
import type { ReceivedBody } from '../dossier/events.ts';
import type { PersonalData } from '../dossier/intake.ts';
import { appointmentOf, type DossierState, openPause, statusOf } from '../dossier/state.ts';
import { resultChannelWords } from './words.ts';

/** One dossier in the register, every text final; days are `YYYY-MM-DD`. */
export const registerLine = z.object({
  id: z.string(),
  /** What its slip carries: `Vào Sổ theo dõi hồ sơ, Quyển số: 2026, Số thứ tự: 1042`; as `bookLabel` says it. */
  number: z.string(),
  code: z.string(),
  procedure: z.string(),
  sets: z.int(),
  applicant: z.string(),
  contact: z.string(),
  agency: z.string(),
  accepted: z.string(),
  due: z.string(),
  returned: z.string().nullable(),
  how: z.string(),
  note: z.string(),
});
export type RegisterLine = z.infer<typeof registerLine>;

/** In place of people whose data were destroyed when their time was over. */
const destroyed = '(đã xóa theo thời hạn lưu trữ)';

const on = (words: string, at: string) => `${words} ngày ${formatDate(at.slice(0, 10))}`;

/** What a reader of the book would ask about a line that is not simply in progress or returned. */
function notesOf(state: DossierState): string[] {
  const { officialCode, resultTaken, withdrawn, stopped, posted, returned, due } = state;
  const appointment = appointmentOf(state);
  const pause = openPause(state);
  return [
    officialCode === null ? 'Mã tạm' : '',
    appointment && due && appointment.date !== due.date ? on('Hẹn lại', appointment.date) : '',
    pause
      ? on(
          pause.reason === 'payment' ? 'Tạm dừng chờ nghĩa vụ tài chính từ' : 'Tạm dừng chờ bổ sung từ',
          pause.from,
        )
      : '',
    withdrawn ? on('Rút hồ sơ', withdrawn.at) : '',
    stopped ? on('Dừng giải quyết', stopped.at) : '',
    resultTaken?.outcome === 'declined' ? on('Từ chối giải quyết', resultTaken.takenAt) : '',
    resultTaken?.punctuality === 'late' ? on('Có kết quả trễ hạn', resultTaken.takenAt) : '',
    posted && !returned ? on('Gửi bưu chính', posted.at) : '',
    statusOf(state) === 'resultReady' && resultTaken?.punctuality !== 'late' && resultTaken
      ? on('Có kết quả, chờ trả từ', resultTaken.takenAt)
      : '',
    due?.provisional && statusOf(state) !== 'returned' ? 'Ngày hẹn dự kiến' : '',
  ].filter(Boolean);
}

/** What tells lines apart when they come from several books: the year, the counter, both or neither. */
export interface Books {
  readonly years: boolean;
  readonly counters: boolean;
}

/** `1042`; with its book `1042/2026`; and the counter, where several keep one. */
const bookLabel = ({ book, counter }: ReceivedBody, { years, counters }: Books): string =>
  `${book.number}${years || counters ? `/${book.volume}` : ''}${counters ? ` ${counter}` : ''}`;

/** A received dossier as the book shows it now; null before receipt. `agency` is who resolves it. */
export function registerLineOf(
  id: string,
  state: DossierState,
  personal: PersonalData | null,
  agency: string,
  books: Books,
): RegisterLine | null {
  const { received, due, returned, officialCode } = state;
  if (!received) return null;
  const { applicant, submitter } = personal ?? {};
  const phone = applicant?.phone || submitter?.phone || '';
  return {
    id,
    number: bookLabel(received, books),
    code: officialCode ?? received.code,
    procedure: received.procedure.name,
    sets: received.sets,
    applicant: applicant?.name.trim() ?? destroyed,
    contact: [applicant?.address.trim(), phone.trim()].filter(Boolean).join('; '),
    agency,
    accepted: received.acceptedAt.slice(0, 10),
    due: (due ?? received.due).date,
    returned: returned?.returnedAt.slice(0, 10) ?? null,
    how: resultChannelWords[received.resultChannel],
    note: notesOf(state).join('; '),
  };
}
