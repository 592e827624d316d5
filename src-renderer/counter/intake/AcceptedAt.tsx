import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { readMoment, showMoment } from './dates.ts';
import type { PartProps } from './parts.ts';
import { ReadField } from './ReadField.tsx';

/** Now, unless the dossier was accepted earlier (at home, by post, while the machine was off). */
export function AcceptedAt({ form, errors, onChange }: PartProps) {
  const [open, setOpen] = useState(form.acceptedAt !== '');
  if (!open)
    return (
      <p className="quote-line">
        <span>
          <span className="legend">Tiếp nhận lúc</span> bây giờ
        </span>
        <Button label="Đổi thời điểm tiếp nhận" onPress={() => setOpen(true)}>
          Đổi
        </Button>
      </p>
    );
  return (
    <div className="accepted">
      <ReadField
        id="acceptedAt"
        label="Thời điểm tiếp nhận"
        hint="Giờ và ngày, ví dụ 09:05 20/11/2026"
        autoFocus={form.acceptedAt === ''}
        value={form.acceptedAt}
        read={readMoment}
        show={showMoment}
        maxLength={20}
        onChange={(acceptedAt) => onChange({ acceptedAt })}
        error={errors.get('acceptedAt')}
      />
      <Button
        onPress={() => {
          onChange({ acceptedAt: '' });
          setOpen(false);
        }}
      >
        Bây giờ
      </Button>
    </div>
  );
}
