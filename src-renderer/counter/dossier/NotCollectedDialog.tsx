import { useState } from 'react';
import type { NotifiedBy } from '../../../src-shared/dossier/words.ts';
import { notifiedByWords } from '../../../src-shared/text/dossierWords.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { DialogProps } from './dialogProps.ts';

const ways = Object.entries(notifiedByWords) as [NotifiedBy, string][];

/** Nobody came: that the citizen was told once more, and how. */
export function NotCollectedDialog({ data, onDone, onClose }: DialogProps) {
  const [how, setHow] = useState<NotifiedBy>('phone');
  return (
    <ConfirmDialog
      title="Người dân chưa đến nhận"
      word="Đã nhắc"
      work={() => call('dossier.recordNotCollected', { id: data.row.id, how })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>Kết quả vẫn giữ ở quầy. Ghi cách vừa nhắc người dân.</p>
      <Choices legend="Đã nhắc bằng" name="reminded" value={how} options={ways} onChange={setHow} />
    </ConfirmDialog>
  );
}
