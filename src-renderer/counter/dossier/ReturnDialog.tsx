import { useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from './useAction.ts';

interface Props {
  readonly data: DossierDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Who = 'applicant' | 'submitter' | 'other';

/** Who took the result, and by which paper: known people with one tap, others by name. */
export function ReturnDialog({ data, onDone, onClose }: Props) {
  const { personal, row } = data;
  const separate = personal ? !personal.submitter.sameAsApplicant : false;
  const [who, setWho] = useState<Who>('applicant');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState('');
  const { error, field, run } = useAction(onDone);
  const options: readonly (readonly [Who, string])[] = [
    ['applicant', `Chủ hồ sơ: ${row.applicantName}`],
    ...(separate ? ([['submitter', `Người nộp: ${personal?.submitter.name}`]] as const) : []),
    ['other', 'Người khác'],
  ];
  const known =
    who === 'submitter'
      ? (personal?.submitter.idNumber ?? '')
      : who === 'applicant'
        ? (personal?.applicant.idNumber ?? '')
        : '';
  return (
    <Dialog
      title="Trả kết quả"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Đã trả kết quả',
        run: () =>
          run(() => call('dossier.return', { id: row.id, taker: { who, name, paper: paper || known } })),
      }}
    >
      <Choices legend="Ai nhận?" name="taker" value={who} options={options} onChange={setWho} />
      {who === 'other' && (
        <TextField
          id="taker-name"
          label="Họ tên người nhận"
          value={name}
          onChange={setName}
          error={field === 'taker.name' ? error : undefined}
          maxLength={200}
          autoFocus
        />
      )}
      <TextField
        id="taker-paper"
        label="Số giấy tờ tùy thân hoặc giấy ủy quyền"
        hint={known ? `Trong hồ sơ: ${known}. Bỏ trống nếu trùng.` : 'Bỏ trống nếu không có.'}
        value={paper}
        onChange={setPaper}
        maxLength={60}
      />
      {error && field !== 'taker.name' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
