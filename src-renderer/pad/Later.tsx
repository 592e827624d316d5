import type { RatingCode } from '../../src-shared/contract/pad.ts';
import { SlipQr } from '../slips/SlipQr.tsx';

/** The code of somebody in a hurry: by phone where the ward has a page, else at this screen another day. */
export function Later({ code, onLeave }: { readonly code: RatingCode; readonly onLeave: () => void }) {
  return (
    <div className="greeting later">
      <h1>{code.page ? 'Quét mã bằng điện thoại' : 'Ghi lại hoặc chụp mã này'}</h1>
      <SlipQr text={code.qr} label="Mã QR để đánh giá sau" />
      <p className="later-code">{code.text}</p>
      <p className="waiting">
        {code.page
          ? 'Đánh giá lúc nào cũng được trong ít nhất 30 ngày. Mã dùng một lần và không gắn với hồ sơ hay tên ông/bà.'
          : 'Lần sau đến quầy, bấm “Tôi có mã đánh giá” ở màn hình này. Mã dùng một lần và không gắn với hồ sơ hay tên ông/bà.'}
      </p>
      <button type="button" className="button primary" onClick={onLeave}>
        Xong
      </button>
    </div>
  );
}
