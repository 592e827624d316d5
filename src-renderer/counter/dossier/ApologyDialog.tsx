import { useState } from 'react';
import { formatDay, formatDue } from '../../../src-shared/calendar/format.ts';
import type { LatenessReason } from '../../../src-shared/dossier/words.ts';
import { latenessReasonWords } from '../../../src-shared/text/dossierWords.ts';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { readBirthDate, showBirthDate } from '../intake/dates.ts';
import { ReadField } from '../intake/ReadField.tsx';
import { SelectField } from '../intake/SelectField.tsx';
import type { DialogProps } from './dialogProps.ts';
import { ReasonField } from './ReasonField.tsx';

const reasons = Object.entries(latenessReasonWords) as [LatenessReason, string][];

/** Mẫu 04: once with a new day, at the latest one working day before; a second delay has an apology only. */
export function ApologyDialog({ data, today, onDone, onClose }: DialogProps & { readonly today: string }) {
  const [reason, setReason] = useState<LatenessReason>('verification');
  const [text, setText] = useState('');
  const [newDate, setNewDate] = useState('');
  const [head, setHead] = useState('');
  const { error, field, run } = useAction(onDone);
  const second = data.apologies.some(({ newDue }) => newDue !== null);
  const { appointment } = data.row;
  const tooLate = data.latestApologyDay !== null && today > data.latestApologyDay;
  return (
    <Dialog
      wide
      title={second ? 'Xin lỗi lần hai, không hẹn lại' : 'Xin lỗi và hẹn lại ngày trả'}
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Lập phiếu xin lỗi',
        run: () =>
          run(() =>
            call('dossier.apologise', {
              id: data.row.id,
              reason,
              text,
              newDate: second || newDate === '' ? null : newDate,
              head,
            }),
          ),
      }}
    >
      <p>
        Đang hẹn trả <strong>{appointment ? formatDue(appointment) : ''}</strong>. Hạn cuối gửi phiếu xin lỗi:{' '}
        {data.latestApologyDay ? formatDay(data.latestApologyDay) : ''}.
      </p>
      {tooLate && (
        <p className="summary">
          Đã quá hạn gửi phiếu xin lỗi. Vẫn lập phiếu được; sổ ghi là xin lỗi trễ và tính là vi phạm.
        </p>
      )}
      {second ? (
        <p className="summary">
          Hồ sơ đã được hẹn lại một lần, không hẹn lại lần nữa (Nghị định 61/2018). Phiếu chỉ xin lỗi; lãnh
          đạo được báo; kết quả vẫn trả khi có.
        </p>
      ) : (
        <ReadField
          id="new-date"
          label="Ngày hẹn trả mới"
          hint="Một ngày làm việc, ví dụ 30/11/2026"
          value={newDate}
          read={readBirthDate}
          show={showBirthDate}
          inputMode="numeric"
          maxLength={10}
          onChange={setNewDate}
        />
      )}
      <SelectField
        id="late-reason"
        label="Nguyên nhân"
        value={reason}
        options={reasons}
        onChange={setReason}
      />
      <ReasonField
        id="apology-text"
        label="Lý do ghi trên phiếu"
        value={text}
        onChange={setText}
        error={field === 'text' ? error : undefined}
      />
      <TextField
        id="head"
        label="Thủ trưởng ký phiếu"
        hint="Chữ ký và dấu đóng trên giấy; số và ngày ký ghi lại sau."
        value={head}
        onChange={setHead}
        maxLength={200}
      />
      <Refusal text={field === 'text' ? '' : error} />
    </Dialog>
  );
}
