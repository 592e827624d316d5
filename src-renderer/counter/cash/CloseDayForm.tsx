import { useState } from 'react';
import type { CashDay } from '../../../src-shared/contract/cash.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { readDong } from './today.ts';

interface Props {
  readonly data: CashDay;
  readonly onClosed: () => void;
}

const grouped = (dong: number) => formatDong(dong).replace(' đ', '');

/** Counts the drawer against the book: a difference is shown before it is recorded, and needs a reason. */
export function CloseDayForm({ data, onClosed }: Props) {
  const [float, setFloat] = useState(() => grouped(data.openingFloat));
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { error, run } = useAction(onClosed);
  const openingFloat = readDong(float);
  const counted = readDong(typed);
  const expected = openingFloat === null ? null : openingFloat + data.cash;
  const difference = expected === null || counted === null ? null : counted - expected;
  const noteNeeded = difference !== null && difference !== 0 && note.trim() === '';
  const badAmount = messageFor({ code: 'cash.badAmount' });
  const close = () => {
    setTried(true);
    if (openingFloat === null || counted === null || noteNeeded) return;
    run(() => call('cash.close', { day: data.day, openingFloat, counted, note }));
  };
  return (
    <section className="stack cash-close no-print" aria-label="Chốt sổ quỹ">
      <h2>Chốt sổ quỹ</h2>
      <TextField
        id="openingFloat"
        label="Tiền lẻ đầu ngày (đ)"
        value={float}
        onChange={setFloat}
        inputMode="numeric"
        maxLength={15}
        error={tried && openingFloat === null ? badAmount : undefined}
      />
      <p className="quote-line">
        <span className="legend">Tiền mặt thu trong ngày</span>
        <strong>{formatDong(data.cash)}</strong>
      </p>
      <p className="quote-line">
        <span className="legend">Phải có trong quỹ</span>
        <strong>{expected === null ? '–' : formatDong(expected)}</strong>
      </p>
      <TextField
        id="counted"
        label="Đếm được (đ)"
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        maxLength={15}
        error={tried && counted === null ? badAmount : undefined}
      />
      {difference !== null && (
        <p className={difference === 0 ? 'notice good' : 'notice'} role="status">
          {difference === 0
            ? 'Khớp với sổ.'
            : `${difference > 0 ? 'Thừa' : 'Thiếu'} ${formatDong(Math.abs(difference))} so với sổ.`}
        </p>
      )}
      {difference !== null && difference !== 0 && (
        <TextField
          id="note"
          label="Lý do chênh lệch"
          hint="Không ghi tên người dân."
          value={note}
          onChange={setNote}
          rows={2}
          error={tried && noteNeeded ? messageFor({ code: 'cash.noteNeeded' }) : undefined}
        />
      )}
      <Button look="primary" wide onPress={close}>
        Chốt sổ ngày này
      </Button>
      <p className="why">Chốt một lần. Khoản thu sau đó được ghi riêng là sau chốt sổ.</p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
