import { useState } from 'react';
import type { DossierDetail } from '../../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../../src-shared/text/messages.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Refusal } from '../Refusal.tsx';
import { PictureView } from './PictureView.tsx';
import { usePicture } from './usePicture.ts';
import { useSlow } from './useSlow.ts';
import { percent } from './words.ts';

interface Props {
  readonly dossierId: string;
  readonly attachment: DossierDetail['attachments'][number];
  readonly onClose: () => void;
}

/** An attached file inside the app: nothing leaves it, and nothing in the file runs. */
export function Viewer({ dossierId, attachment, onClose }: Props) {
  const { picture, failure, part, unlock } = usePicture(dossierId, attachment);
  const [password, setPassword] = useState('');
  const slow = useSlow(!picture && !failure);
  const asks = failure?.code === 'attachment.passwordNeeded';
  const wrong = failure?.details?.wrong === true;
  return (
    <Dialog
      title={attachment.name}
      wide
      onClose={onClose}
      action={asks ? { word: 'Mở tệp', run: () => unlock(password) } : undefined}
    >
      {slow && (
        <p>
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
      {failure && !asks && <Refusal text={messageFor(failure)} />}
      {picture && <PictureView picture={picture} name={attachment.name} />}
    </Dialog>
  );
}
