import { useState } from 'react';
import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { LatenessReason } from '../../../src-shared/dossier/words.ts';
import { latenessReasonWords } from '../../../src-shared/text/dossierWords.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { SelectField } from '../intake/SelectField.tsx';
import type { DialogProps } from './dialogProps.ts';
import { ReasonField } from './ReasonField.tsx';

const outcomes = [
  ['granted', 'Có kết quả'],
  ['declined', 'Văn bản từ chối giải quyết'],
] as const;
const reasons = Object.entries(latenessReasonWords) as [LatenessReason, string][];

/** The counter takes the result over; this moment decides on time or late, and a late one has a cause. */
export function TakeResultDialog({ data, onDone, onClose }: DialogProps) {
  const { row } = data;
  const [outcome, setOutcome] = useState<'granted' | 'declined'>('granted');
  const [reason, setReason] = useState<LatenessReason>('verification');
  const [paper, setPaper] = useState('');
  const [text, setText] = useState('');
  const { error, field, run } = useAction(onDone);
  return (
    <Dialog
      title="Nhận kết quả về quầy"
      closeWord="Chưa"
      onClose={onClose}
      action={{
        word: 'Quầy đã nhận kết quả',
        run: () =>
          run(() =>
            call('dossier.takeResult', {
              id: row.id,
              outcome,
              reason: row.late ? reason : null,
              paper,
              text,
            }),
          ),
      }}
    >
      <p>
        Kết quả của <strong>{row.applicantName}</strong> đã được giao cho quầy? Hạn trả theo quy định{' '}
        {row.due ? formatDue(row.due) : ''}.
      </p>
      <Choices
        legend="Kết quả"
        hideLegend
        name="outcome"
        value={outcome}
        options={outcomes}
        onChange={setOutcome}
      />
      {row.late && (
        <SelectField
          id="late-reason"
          label="Quá hạn vì"
          value={reason}
          options={reasons}
          onChange={setReason}
        />
      )}
      <TextField
        id="result-paper"
        label="Số, ngày của giấy tờ kết quả"
        hint="Bỏ trống nếu không có số."
        value={paper}
        onChange={setPaper}
        maxLength={200}
      />
      {outcome === 'declined' && (
        <ReasonField
          id="declined-text"
          label="Lý do từ chối giải quyết"
          value={text}
          onChange={setText}
          error={field === 'text' ? error : undefined}
        />
      )}
      <Refusal text={field === 'text' ? '' : error} />
    </Dialog>
  );
}
