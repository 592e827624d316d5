import { formatDate } from '../calendar/format.ts';
import type { WardProfile } from '../slip/ward.ts';
import type { PlainDocument } from './document.ts';

interface Answered {
  readonly code: string;
  readonly receivedOn: string;
  readonly sender: { readonly name: string; readonly address: string };
  readonly question: string;
  readonly answer: { readonly on: string; readonly number: string; readonly text: string };
}

/** The written answer to the sender, to be signed by hand (seed 5c; NĐ 20/2008 Đ.19). */
export const feedbackAnswerPaper = (
  { authority, place }: Pick<WardProfile, 'authority' | 'place'>,
  { code, receivedOn, sender, question, answer }: Answered,
): PlainDocument => {
  const [year, month, day] = answer.on.split('-');
  return {
    title: 'Trả lời phản ánh, kiến nghị',
    subtitle: '',
    paper: 'a4',
    size: 'letter',
    letterhead: {
      unit: authority,
      number: answer.number === '' ? 'Số: ……' : `Số: ${answer.number}`,
      placeAndDate: `${place}, ngày ${day} tháng ${month} năm ${year}`,
    },
    blocks: [
      { kind: 'section', heading: 'Kính gửi', text: `Ông/bà ${sender.name}\nĐịa chỉ: ${sender.address}` },
      {
        kind: 'section',
        heading: 'Nội dung phản ánh, kiến nghị',
        text: `Nhận ngày ${formatDate(receivedOn)}, mã ${code}.\n${question}`,
      },
      { kind: 'section', heading: 'Trả lời', text: answer.text },
      { kind: 'signatures', titles: ['Nơi nhận: như trên; lưu hồ sơ', 'Người ký, ký tên và đóng dấu'] },
    ],
    file: null,
  };
};
