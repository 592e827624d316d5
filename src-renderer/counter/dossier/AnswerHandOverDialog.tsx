import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ReasonField } from './ReasonField.tsx';

interface Props {
  readonly ids: readonly string[];
  readonly from: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const answers = [
  ['yes', 'Đã nhận đủ'],
  ['no', 'Không nhận'],
] as const;

/** The receiver of a hand-over says that the papers are in hand, or why not. */
export function AnswerHandOverDialog({ ids, from, onDone, onClose }: Props) {
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const [reason, setReason] = useState('');
  const { error, field, run } = useAction(onDone);
  return (
    <Dialog
      title={ids.length === 1 ? 'Nhận hồ sơ' : `Nhận ${ids.length} hồ sơ`}
      closeWord="Để sau"
      onClose={onClose}
      action={{
        word: 'Ghi lại',
        run: () =>
          run(() =>
            call('dossier.answerHandOver', { ids: [...ids], declined: answer === 'yes' ? null : reason }),
          ),
      }}
    >
      <p>
        <strong>{from}</strong> giao {ids.length === 1 ? 'hồ sơ này' : `${ids.length} hồ sơ`}. Giấy tờ đã ở
        trong tay ông/bà?
      </p>
      <Choices
        legend="Trả lời"
        hideLegend
        name="answer"
        value={answer}
        options={answers}
        onChange={setAnswer}
      />
      {answer === 'no' && (
        <ReasonField
          id="declined"
          label="Vì sao không nhận"
          value={reason}
          onChange={setReason}
          error={field === 'declined' ? error : undefined}
        />
      )}
      <Refusal text={field === 'declined' ? '' : error} />
    </Dialog>
  );
}
