import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { DecisionFields, decisionOf, noDecision } from './DecisionFields.tsx';
import type { DialogProps } from './dialogProps.ts';

/** After ink and seal: number, day and signer as they stand on the paper. */
export function SignApologyDialog({
  data,
  slipId,
  onDone,
  onClose,
}: DialogProps & { readonly slipId: string }) {
  const head = data.apologies.find((apology) => apology.slipId === slipId)?.head ?? '';
  const [typed, setTyped] = useState({ ...noDecision, signer: head });
  const [tried, setTried] = useState(false);
  const { error, run } = useAction(onDone);
  const record = () => {
    setTried(true);
    const decision = decisionOf(typed);
    if (decision) run(() => call('dossier.signApology', { id: data.row.id, slipId, decision }));
  };
  return (
    <Dialog
      title="Phiếu xin lỗi đã ký, đóng dấu"
      closeWord="Thôi"
      onClose={onClose}
      action={{ word: 'Ghi lại', run: record }}
    >
      <DecisionFields
        legend="Như trên giấy"
        value={typed}
        onChange={setTyped}
        error={tried && !decisionOf(typed) ? 'Ghi đủ số, ngày ký (ngày/tháng/năm) và người ký.' : undefined}
      />
      <Refusal text={error} />
    </Dialog>
  );
}
