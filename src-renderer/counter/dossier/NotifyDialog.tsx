import { useState } from 'react';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { NotifiedBy } from '../../../src-shared/dossier/words.ts';
import { notifiedByWords } from '../../../src-shared/text/dossierWords.ts';
import { formatPhone } from '../../../src-shared/text/phone.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { readMoment, showMoment } from '../intake/dates.ts';
import { ReadField } from '../intake/ReadField.tsx';
import type { DialogProps } from './dialogProps.ts';

const ways = Object.entries(notifiedByWords) as [NotifiedBy, string][];

/** Printed is not notified: how and when the citizen was told of the apology. */
export function NotifyDialog({ data, slipId, onDone, onClose }: DialogProps & { readonly slipId: string }) {
  const phone = data.personal?.applicant.phone ?? '';
  const [how, setHow] = useState<NotifiedBy>(phone ? 'phone' : 'byHand');
  const [at, setAt] = useState(toLocalDateTime(new Date().toISOString()));
  const { error, run } = useAction(onDone);
  return (
    <Dialog
      title="Đã báo cho người dân"
      closeWord="Chưa"
      onClose={onClose}
      action={{
        word: 'Ghi lại',
        run: () => run(() => call('dossier.notifyApplicant', { id: data.row.id, slipId, how, at })),
      }}
    >
      <p>
        {phone
          ? `Điện thoại: ${formatPhone(phone)}.`
          : 'Không có điện thoại: trao tận tay, gửi bưu chính hoặc nhờ tổ dân phố.'}{' '}
        {data.personal?.applicant.address}
      </p>
      <Choices legend="Báo bằng cách nào" name="how" value={how} options={ways} onChange={setHow} />
      <ReadField
        id="told-at"
        label="Lúc"
        hint="Giờ và ngày, ví dụ 09:05 20/11/2026"
        value={at}
        read={readMoment}
        show={showMoment}
        maxLength={20}
        onChange={setAt}
      />
      <Refusal text={error} />
    </Dialog>
  );
}
