import { useState } from 'react';
import type { Delivery } from '../../../src-shared/dossier/words.ts';
import { deliveryWords } from '../../../src-shared/text/dossierWords.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { DialogProps } from './dialogProps.ts';

const outcomes = Object.entries(deliveryWords) as [Delivery, string][];

/** What the post says: delivered with its proof, or brought back. */
export function DeliveryDialog({ data, onDone, onClose }: DialogProps) {
  const [outcome, setOutcome] = useState<Delivery>('delivered');
  const [proof, setProof] = useState('');
  const [receiver, setReceiver] = useState(data.posted?.receiver ?? '');
  const { error, run } = useAction(onDone);
  return (
    <Dialog
      title="Kết quả phát bưu gửi"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Ghi lại',
        run: () => run(() => call('dossier.recordDelivery', { id: data.row.id, outcome, proof, receiver })),
      }}
    >
      <p>
        Mã bưu gửi <span className="code">{data.posted?.tracking}</span>.
      </p>
      <Choices
        legend="Kết quả"
        hideLegend
        name="delivery"
        value={outcome}
        options={outcomes}
        onChange={setOutcome}
      />
      {outcome === 'delivered' && (
        <TextField id="receiver" label="Ai nhận" value={receiver} onChange={setReceiver} maxLength={200} />
      )}
      <TextField
        id="proof"
        label={outcome === 'delivered' ? 'Số phiếu báo phát hoặc bằng chứng phát' : 'Lý do không phát được'}
        value={proof}
        onChange={setProof}
        maxLength={200}
      />
      <Refusal text={error} />
    </Dialog>
  );
}
