import { useState } from 'react';
import type { PersonalData } from '../../../src-shared/dossier/intake.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { DialogProps } from './dialogProps.ts';

const fields = [
  ['name', 'Họ tên hoặc tên tổ chức', 200, 'w6'],
  ['idNumber', 'Số giấy tờ', 30, 'w3'],
  ['phone', 'Điện thoại', 30, 'w3'],
  ['address', 'Địa chỉ', 400, 'w6'],
  ['email', 'Thư điện tử', 120, 'w6'],
] as const;

/** A mistyped name or address: what was first written stays in the log, the corrected one is shown and printed. */
export function CorrectDialog({
  data,
  personal,
  onDone,
  onClose,
}: DialogProps & { readonly personal: PersonalData }) {
  const [applicant, setApplicant] = useState(personal.applicant);
  const { error, field, run } = useAction(onDone);
  return (
    <Dialog
      wide
      title="Sửa thông tin chủ hồ sơ"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Ghi sửa',
        run: () =>
          run(() => call('dossier.correct', { id: data.row.id, personal: { ...personal, applicant } })),
      }}
    >
      <p className="soft small">
        Chỉ sửa lỗi gõ sai. Lịch sử hồ sơ ghi ai sửa, lúc nào; giấy đã in thì in lại cho người dân.
      </p>
      <div className="grid12">
        {fields.map(([name, label, longest, width]) => (
          <div className={width} key={name}>
            <TextField
              id={`correct-${name}`}
              label={label}
              value={applicant[name]}
              onChange={(value) => setApplicant({ ...applicant, [name]: value })}
              error={field === `applicant.${name}` ? error : undefined}
              maxLength={longest}
            />
          </div>
        ))}
      </div>
      <Refusal text={field.startsWith('applicant.') ? '' : error} />
    </Dialog>
  );
}
