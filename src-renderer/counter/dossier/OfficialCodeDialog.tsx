import { useState } from 'react';
import type { DossierRow } from '../../../src-shared/contract/dossier.ts';
import { call } from '../../client/call.ts';
import { Check } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly data: { readonly row: Pick<DossierRow, 'id' | 'temporaryCode'> };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function OfficialCodeDialog({ data, onDone, onClose }: Props) {
  const [code, setCode] = useState('');
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const { error, code: refusal, run } = useAction(onDone);
  const confirmOtherDay = confirmed === code;
  return (
    <Dialog
      title="Nhập mã chính thức"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Ghi mã',
        run: () => run(() => call('dossier.recordOfficialCode', { id: data.row.id, code, confirmOtherDay })),
      }}
    >
      <p>
        Mã tạm <span className="code">{data.row.temporaryCode}</span> vẫn tìm được sau khi nhập.
      </p>
      <TextField
        id="official-code"
        label="Mã hồ sơ trên Hệ thống của tỉnh"
        hint="Ví dụ 000.00.BD.H08-230411-0004"
        value={code}
        onChange={setCode}
        error={error || undefined}
        maxLength={60}
        autoFocus
      />
      {refusal === 'officialCode.otherDay' && (
        <Check
          label="Mã đúng như Hệ thống đã cấp"
          checked={confirmOtherDay}
          onChange={(yes) => setConfirmed(yes ? code : null)}
        />
      )}
    </Dialog>
  );
}
