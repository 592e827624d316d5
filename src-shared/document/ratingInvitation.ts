import type { RatingCode } from '../contract/pad.ts';
import type { PlainDocument } from './document.ts';

/**
 * The slip by which somebody who was not at the counter rates later. Names no person, dossier, officer, day or
 * hour: whoever finds it learns nothing (I9).
 */
export const ratingInvitation = (wardName: string, { qr, text, page }: RatingCode): PlainDocument => ({
  title: 'Mời ông/bà đánh giá việc phục vụ',
  subtitle: wardName,
  paper: 'a5',
  blocks: [
    {
      kind: 'paragraph',
      text: page
        ? 'Quét mã QR bằng điện thoại rồi chạm vào một khuôn mặt.'
        : 'Khi đến quầy lần sau, bấm “Tôi có mã đánh giá” trên màn hình đánh giá rồi nhập mã dưới đây.',
    },
    { kind: 'qr', text: qr },
    { kind: 'groups', groups: text.split('-') },
    ...(page
      ? [{ kind: 'paragraph' as const, text: `Không quét được thì mở ${page} rồi nhập mã trên đây.` }]
      : []),
    {
      kind: 'paragraph',
      text: 'Mã dùng được một lần, trong ít nhất 30 ngày. Mã là ngẫu nhiên: không gắn với hồ sơ, người hay giờ nào, và không ai biết ông/bà đã trả lời thế nào.',
    },
  ],
  file: null,
});
