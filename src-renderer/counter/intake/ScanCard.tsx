import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { CardScan } from './useCardScan.ts';

/** A scan works at any moment; the button shows how and takes a code by pasting too. */
export function ScanButton({ scan }: { readonly scan: CardScan }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const shown = open && !scan.said?.good;
  const read = () => {
    if (scan.read(text)) setText('');
  };
  return (
    <>
      <Button
        onPress={() => {
          scan.clear();
          setText('');
          setOpen(true);
        }}
      >
        Quét CCCD
      </Button>
      {shown && (
        <Dialog
          title="Quét thẻ căn cước"
          onClose={() => {
            setOpen(false);
            scan.clear();
          }}
          action={{ word: 'Điền vào hồ sơ', run: read }}
        >
          <p>
            Đưa mã QR ở mặt trước thẻ vào máy quét. Lần sau không cần bấm nút này: quét lúc nào cũng được, con
            trỏ ở ô nào cũng được.
          </p>
          <TextField
            id="scan"
            label="Quét vào đây, hoặc dán nội dung mã"
            value={text}
            onChange={setText}
            error={scan.said && !scan.said.good ? scan.said.text : undefined}
          />
          <p className="soft">Không có máy quét thì nhập tay; chỉ cần họ tên và địa chỉ.</p>
        </Dialog>
      )}
    </>
  );
}

/** What the last scan gave, and the way back when it replaced somebody. */
export function ScanSaid({ scan }: { readonly scan: CardScan }) {
  const { said, undo } = scan;
  if (!said) return null;
  return (
    <div className={said.good ? 'notice good row spread said' : 'notice row spread said'} role="status">
      <span>{said.text}</span>
      {undo && <Button onPress={undo}>Trả lại người trước</Button>}
    </div>
  );
}
