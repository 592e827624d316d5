import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface Props {
  /** What the last scan said. */
  readonly said: string;
  readonly onText: (said: string) => void;
}

/** A scan works at any moment; the button says how, and shows what the last one gave. */
export function ScanButton({ said, onText }: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onPress={() => setAsked(true)}>Quét CCCD</Button>
      {said && (
        <span className="scan-said small" role="status">
          {said}
        </span>
      )}
      {asked && (
        <Dialog
          title="Quét thẻ căn cước"
          onClose={() => {
            setAsked(false);
            onText('');
          }}
        >
          <p>
            Đóng hộp này rồi đưa mã QR ở mặt trước thẻ vào máy quét, lúc nào cũng được, con trỏ ở ô nào cũng
            được. Họ tên, số căn cước, ngày sinh, giới tính và địa chỉ sẽ tự điền.
          </p>
          <p className="soft">Không có máy quét thì nhập tay; chỉ họ tên và địa chỉ là bắt buộc.</p>
        </Dialog>
      )}
    </>
  );
}
