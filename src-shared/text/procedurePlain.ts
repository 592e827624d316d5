import { formatTerm } from '../calendar/format.ts';
import { feeDue } from '../procedure/fee.ts';
import type { ChannelTerms, Component, Fee } from '../procedure/version.ts';

// What a citizen reads of a procedure, the same on the public page, the lobby screen and paper.

export const notInCatalogue = 'Chưa có trong danh mục. Hỏi tại quầy.';

const perWords = {
  dossier: 'hồ sơ',
  copy: 'bản',
  case: 'trường hợp',
  person: 'người',
  document: 'văn bản',
} as const;

/** What one of it costs, with the note of its source. */
export function feeText(fee: Fee): string {
  const due = feeDue(fee, { pages: 1, copies: 1 }, false);
  const text = due.ok ? due.value.text : notInCatalogue;
  const per = fee.kind === 'amount' ? ` mỗi ${perWords[fee.per]}` : '';
  const note = 'note' in fee && fee.note !== '' ? `. ${fee.note}` : '';
  return `${text}${per}${note}`;
}

export const timeText = ({ time }: ChannelTerms): string =>
  time.kind === 'unknown' ? time.text || notInCatalogue : formatTerm(time);

const amounts = ({ originals, copies }: Component): string =>
  [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : '']
    .filter(Boolean)
    .join(', ');

/** Sources write `khi trẻ bị bỏ rơi` as well as `trẻ bị bỏ rơi`. */
export const onlyWhen = (condition: string): string => `chỉ khi ${condition.replace(/^khi\s+/i, '')}`;

/** What there is to know of one paper beside its name. */
export const paperNotes = (paper: Component): readonly string[] =>
  [
    paper.group === 'present' ? 'chỉ xuất trình' : amounts(paper),
    paper.condition === null ? '' : onlyWhen(paper.condition),
    paper.blankForm === null ? '' : `mẫu: ${paper.blankForm}`,
    paper.lookup ? 'không phải nộp nếu tra được trong cơ sở dữ liệu quốc gia' : '',
  ].filter(Boolean);
