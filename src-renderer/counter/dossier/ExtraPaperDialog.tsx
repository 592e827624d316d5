import { useState } from 'react';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  readonly id: string;
  readonly form: IntakeForm | null;
  readonly how: 'demanded' | 'volunteered';
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const words = {
  demanded: {
    title: 'Giấy tờ ngoài danh sách',
    about:
      'Không được yêu cầu giấy tờ ngoài thành phần hồ sơ đã công bố (Nghị định 61/2018, Điều 5; Nghị định 118/2025, Điều 5). Nếu văn bản mới có quy định giấy tờ này, báo người quản trị cập nhật danh mục kèm số văn bản và điều khoản. Ghi tên giấy tờ để lãnh đạo biết.',
    word: 'Ghi vào báo cáo',
  },
  volunteered: {
    title: 'Người dân tự nộp thêm giấy tờ',
    about: 'Giấy tờ không thuộc thành phần hồ sơ, người dân muốn để lại. Quầy không yêu cầu giấy tờ này.',
    word: 'Ghi nhận',
  },
} as const;

/** A paper outside the published list: never demanded; what happened with it is recorded for the leader. */
export function ExtraPaperDialog({ id, form, how, onDone, onClose }: Props) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { error, run } = useAction(onDone);
  const { title, about, word } = words[how];
  const record = () => {
    setTried(true);
    if (name.trim() !== '') run(() => call('dossier.recordExtraPaper', { id, form, how, name }));
  };
  return (
    <Dialog title={title} closeWord="Thôi" onClose={onClose} action={{ word, run: record }}>
      <p>{about}</p>
      <TextField
        id="extra-paper"
        label="Tên giấy tờ"
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? 'Ghi tên giấy tờ.' : undefined}
        maxLength={300}
        autoFocus
      />
      <Refusal text={error} />
    </Dialog>
  );
}
