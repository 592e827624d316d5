import { formatDate, formatMoment } from '../calendar/format.ts';
import { toLocalDateTime } from '../calendar/zone.ts';
import type { FeedbackBody } from '../feedback/events.ts';
import { slipQr } from '../slip/qr.ts';
import type { PlainDocument } from './document.ts';

/** What the sender takes along: a number and a secret to look it up by, and no word of what it says. */
export const feedbackNote = (
  wardName: string,
  {
    code,
    lookupSecret,
    at,
    replyBy,
  }: Pick<FeedbackBody<'feedback.received'>, 'code' | 'lookupSecret' | 'at' | 'replyBy'>,
): PlainDocument => ({
  title: 'Đã nhận phản ánh, kiến nghị',
  subtitle: `${wardName} · ${formatMoment(toLocalDateTime(at))}`,
  paper: 'a5',
  size: 'letter',
  blocks: [
    { kind: 'qr', text: slipQr({ code, lookupSecret }) },
    { kind: 'section', heading: 'Mã phản ánh', text: code },
    { kind: 'section', heading: 'Mã tra cứu', text: lookupSecret },
    {
      kind: 'paragraph',
      text: `Phường hẹn trả lời chậm nhất ngày ${formatDate(replyBy)}; việc thuộc cơ quan khác thì chuyển trong 5 ngày làm việc.`,
    },
    {
      kind: 'paragraph',
      text: 'Muốn biết đã xử lý đến đâu: đưa mã vuông vào máy quét ở màn hình công dân, hoặc nhập hai mã trên đây ở trang công khai của phường.',
    },
  ],
  file: null,
});
