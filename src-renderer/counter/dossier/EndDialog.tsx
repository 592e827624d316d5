import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { DialogProps } from './dialogProps.ts';
import { ReasonField } from './ReasonField.tsx';

const words = {
  withdraw: {
    title: 'Người dân rút hồ sơ',
    word: 'Ghi rút hồ sơ',
    first: 'Lý do rút, theo lời người dân',
    second: 'Giấy tờ đã trả lại và cho ai',
    field: 'reason',
  },
  stop: {
    title: 'Dừng giải quyết hồ sơ',
    word: 'Lập thông báo dừng',
    first: 'Đề nghị của người dân (số, ngày đơn, nội dung)',
    second: 'Căn cứ dừng',
    field: 'request',
  },
} as const;

/** Before any result: the applicant takes the dossier back, or asks to stop (Mẫu 05 of 2025). */
export function EndDialog({
  data,
  how,
  onDone,
  onClose,
}: DialogProps & { readonly how: 'withdraw' | 'stop' }) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const { error, field, run } = useAction(onDone);
  const said = words[how];
  const { id } = data.row;
  return (
    <Dialog
      title={said.title}
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: said.word,
        run: () =>
          run(() =>
            how === 'withdraw'
              ? call('dossier.withdraw', { id, reason: first, papers: second })
              : call('dossier.stop', { id, request: first, ground: second }),
          ),
      }}
    >
      <p className="soft small">
        Việc này kết thúc hồ sơ và không mở lại được; người dân có thể nộp hồ sơ mới.
      </p>
      <ReasonField
        id="end-first"
        label={said.first}
        value={first}
        onChange={setFirst}
        error={field === said.field ? error : undefined}
        autoFocus
      />
      <ReasonField id="end-second" label={said.second} value={second} onChange={setSecond} />
      <Refusal text={field === said.field ? '' : error} />
    </Dialog>
  );
}
