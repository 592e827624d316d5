import { useState } from 'react';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useSlow } from '../ui/useSlow.ts';
import { PictureView } from './PictureView.tsx';
import type { ShownFile } from './readFile.ts';
import { usePicture } from './usePicture.ts';
import './viewer.css';
import { percent } from './words.ts';

interface Props {
  readonly file: ShownFile;
  readonly onClose: () => void;
}

/** A file inside the app: nothing leaves it, and nothing in the file runs. */
export function Viewer({ file, onClose }: Props) {
  const { picture, failure, part, unlock } = usePicture(file);
  const [password, setPassword] = useState('');
  const slow = useSlow(!picture && !failure);
  const asks = failure?.code === 'attachment.passwordNeeded';
  const wrong = failure?.details?.wrong === true;
  return (
    <Dialog
      title={file.name}
      wide
      onClose={onClose}
      action={asks ? { word: 'Mở tệp', run: () => unlock(password) } : undefined}
    >
      {slow && (
        <p className="picture-reading">
          Đang mở tệp: {percent(part)} <progress aria-label="Đang mở tệp" value={part} />
        </p>
      )}
      {asks && (
        <TextField
          id="pdf-password"
          label="Mật khẩu của tệp PDF"
          hint="Người gửi tệp biết mật khẩu. Quầy không lưu mật khẩu này."
          value={password}
          onChange={setPassword}
          error={wrong ? 'Mật khẩu không đúng. Xem lại chữ hoa, chữ thường rồi nhập lại.' : undefined}
          maxLength={100}
          autoFocus
        />
      )}
      {failure && !asks && (
        <p className="error" role="alert">
          {messageFor(failure)}
        </p>
      )}
      {picture && <PictureView picture={picture} name={file.name} />}
    </Dialog>
  );
}
