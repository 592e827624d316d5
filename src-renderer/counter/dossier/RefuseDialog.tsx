import { useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import type { RefusalGround } from '../../../src-shared/dossier/words.ts';
import { refusalGroundWords } from '../../../src-shared/text/dossierWords.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { SelectField } from '../intake/SelectField.tsx';
import { ReasonField } from './ReasonField.tsx';

interface Props {
  readonly id: string;
  readonly form: IntakeForm;
  readonly onDone: (dossier: DossierDetail) => void;
  readonly onClose: () => void;
}

const grounds = Object.entries(refusalGroundWords) as [RefusalGround, string][];

/** Mẫu 03: a ground from the list and a reason in words; living elsewhere in the province is none. */
export function RefuseDialog({ id, form, onDone, onClose }: Props) {
  const [ground, setGround] = useState<RefusalGround>('notEligible');
  const [reason, setReason] = useState('');
  const [guidance, setGuidance] = useState('');
  const { error, field, run } = useAction(() => undefined);
  const send = () =>
    run(async () => {
      const answer = await call('dossier.refuse', { id, form, ground, reason, guidance });
      if (answer.ok) onDone(answer.value);
      return answer;
    });
  return (
    <Dialog
      wide
      title="Từ chối tiếp nhận hồ sơ"
      closeWord="Thôi"
      onClose={onClose}
      action={{ word: 'Lập phiếu từ chối và in', run: send }}
    >
      <p className="soft small">
        Thiếu giấy tờ không phải lý do từ chối: lập phiếu hướng dẫn hoàn thiện hồ sơ. Từ chối xong, người dân
        vẫn nộp lại được khi đủ điều kiện.
      </p>
      <SelectField id="ground" label="Căn cứ" value={ground} options={grounds} onChange={setGround} />
      <ReasonField
        id="refuse-reason"
        label="Lý do cụ thể, ghi vào phiếu"
        value={reason}
        onChange={setReason}
        error={field === 'reason' ? error : undefined}
      />
      <ReasonField
        id="refuse-guidance"
        label="Hướng dẫn người dân làm gì tiếp"
        hint="Ví dụ: nơi có thẩm quyền, điều kiện còn thiếu."
        value={guidance}
        onChange={setGuidance}
      />
      <Refusal text={field === 'reason' ? '' : error} />
    </Dialog>
  );
}
