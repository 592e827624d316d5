import { useState } from 'react';
import { call } from '../../client/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import type { DialogProps } from './dialogProps.ts';

/** The result goes to the public post: who gets it, where, and under which tracking number. */
export function PostDialog({ data, onDone, onClose }: DialogProps) {
  const applicant = data.personal?.applicant;
  const [receiver, setReceiver] = useState({
    name: applicant?.name ?? '',
    phone: applicant?.phone ?? '',
    address: data.personal?.postalAddress || (applicant?.address ?? ''),
  });
  const [tracking, setTracking] = useState('');
  const { error, field, run } = useAction(onDone);
  const text = (name: 'name' | 'phone' | 'address', label: string, longest: number) => (
    <TextField
      id={`receiver-${name}`}
      label={label}
      value={receiver[name]}
      onChange={(value) => setReceiver({ ...receiver, [name]: value })}
      error={field === `receiver.${name}` ? error : undefined}
      maxLength={longest}
    />
  );
  return (
    <Dialog
      title="Gửi kết quả qua bưu chính"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Đã giao bưu chính',
        run: () => run(() => call('dossier.postResult', { id: data.row.id, tracking, receiver })),
      }}
    >
      {text('name', 'Người nhận', 200)}
      {text('phone', 'Điện thoại', 30)}
      {text('address', 'Địa chỉ', 400)}
      <TextField
        id="tracking"
        label="Mã bưu gửi"
        value={tracking}
        onChange={setTracking}
        maxLength={60}
        autoFocus
      />
      <Refusal text={field.startsWith('receiver.') ? '' : error} />
    </Dialog>
  );
}
