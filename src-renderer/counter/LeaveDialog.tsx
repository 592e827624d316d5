import { useState } from 'react';
import type { AbsenceReason } from '../../src-shared/contract/absence.ts';
import { absenceWords } from '../../src-shared/text/absenceWords.ts';
import { call } from '../client/call.ts';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { useAction } from '../ui/useAction.ts';
import { useCounter } from './store.ts';

const reasons = Object.entries(absenceWords).map(
  ([reason, { chosen }]) => [reason as AbsenceReason, chosen] as const,
);

/** Leaving the counter: people waiting read an apology and when somebody is back. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const [reason, setReason] = useState<AbsenceReason>('meeting');
  const [minutes, setMinutes] = useState(15);
  const signInLost = useCounter((state) => state.signInLost);
  const { error, run } = useAction(signInLost);
  return (
    <Dialog
      title="Rời quầy"
      closeWord="Ở lại"
      onClose={onClose}
      action={{
        word: 'Rời quầy và xin lỗi người chờ',
        run: () => run(() => call('counter.leave', { reason, minutes })),
      }}
    >
      <Choices legend="Vì sao" name="absence" value={reason} options={reasons} onChange={setReason} />
      <Stepper label="Trở lại sau (phút)" value={minutes} min={5} max={240} step={5} onChange={setMinutes} />
      <p className="soft small">
        Màn hình đánh giá hiện lời xin lỗi và giờ trở lại. Việc rời quầy được ghi vào sổ; ai đăng nhập lại là
        hết vắng.
      </p>
      <Refusal text={error} />
    </Dialog>
  );
}
