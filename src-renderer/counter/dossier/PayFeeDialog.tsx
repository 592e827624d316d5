import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { PaymentMethod } from '../../../src-shared/dossier/words.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import { fail } from '../../../src-shared/result.ts';
import { methodWords } from '../../../src-shared/text/paymentWords.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import '../cash/cash.css';

import { useAction } from '../../ui/useAction.ts';
import { allMethods } from '../cash/cashWords.ts';
import { readDong } from '../cash/today.ts';

interface Props {
  readonly data: DossierDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Payment = DossierDetail['payments'][number];

const receiptText = ({ receipt }: Payment) =>
  receipt ? `biên lai ${receipt.series} số ${receipt.number}` : 'không ghi biên lai';

/** What is still to be paid, or an empty field where nobody knows the amount here. */
function leftToPay({ fee, payments }: DossierDetail): string {
  const paid = payments.reduce((sum, { voided, dong }) => sum + (voided ? 0 : dong), 0);
  const left = (fee?.dong ?? 0) - paid;
  return left > 0 ? formatDong(left).replace(' đ', '') : '';
}

/** Takes money for a dossier with the number of the official receipt, and voids a spoiled one. */
export function PayFeeDialog({ data, onDone, onClose }: Props) {
  const [amount, setAmount] = useState(() => leftToPay(data));
  const [method, setMethod] = useState<PaymentMethod>('cash');
  const [series, setSeries] = useState('');
  const [number, setNumber] = useState('');
  const [voiding, setVoiding] = useState<string | null>(null);
  // One id for one opening of the dialog: a second tap answers the same payment.
  const [paymentId] = useState(() => crypto.randomUUID());
  const { error, code, field, run } = useAction(onDone);
  const { id } = data.row;
  const dong = readDong(amount);
  const pay = () =>
    run(async () =>
      dong
        ? call('fee.pay', { id, paymentId, dong, method, receipt: { series, number } })
        : fail('fee.badAmount'),
    );
  return (
    <Dialog
      title="Thu phí, lệ phí"
      closeWord="Thôi"
      onClose={onClose}
      action={{ word: 'Ghi đã thu', run: pay }}
    >
      <p>
        Theo giấy tiếp nhận: <strong>{data.fee?.text ?? 'chưa có mức'}</strong>
      </p>
      {data.payments.length > 0 && (
        <ul className="stack tight" aria-label="Đã thu">
          {data.payments.map((payment) => (
            <li key={payment.paymentId} className="row spread">
              <span>
                {payment.voided ? <s>{formatDong(payment.dong)}</s> : formatDong(payment.dong)} ·{' '}
                {methodWords[payment.method]} · {receiptText(payment)}
                <br />
                <span className="soft small">
                  {payment.officer}, {formatMoment(payment.at)}
                  {payment.voided ? ' · đã hủy, số không dùng lại' : ''}
                </span>
              </span>
              {!payment.voided &&
                (voiding === payment.paymentId ? (
                  <span className="row">
                    <Button
                      look="danger"
                      onPress={() => run(() => call('fee.void', { id, paymentId: payment.paymentId }))}
                    >
                      Hủy khoản này
                    </Button>
                    <Button onPress={() => setVoiding(null)}>Không hủy</Button>
                  </span>
                ) : (
                  <Button onPress={() => setVoiding(payment.paymentId)}>Hủy biên lai</Button>
                ))}
            </li>
          ))}
        </ul>
      )}
      <TextField
        id="fee-dong"
        label="Số tiền (đ)"
        value={amount}
        onChange={setAmount}
        inputMode="numeric"
        maxLength={15}
        error={code === 'fee.badAmount' && !dong ? error : undefined}
        autoFocus
      />
      <Choices
        legend="Hình thức"
        name="fee-method"
        value={method}
        options={allMethods}
        onChange={setMethod}
      />
      <div className="receipt-fields">
        <TextField
          id="fee-series"
          label="Ký hiệu biên lai"
          value={series}
          onChange={setSeries}
          maxLength={30}
        />
        <TextField
          id="fee-number"
          label="Số biên lai"
          value={number}
          onChange={setNumber}
          inputMode="numeric"
          maxLength={12}
          error={field === 'receipt.number' ? error : undefined}
        />
      </div>
      {error && field !== 'receipt.number' && code !== 'fee.badAmount' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
