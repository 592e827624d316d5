import { useEffect, useRef } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import type { SlipForm } from '../../../src-shared/dossier/words.ts';
import { Button } from '../../ui/Button.tsx';
import { LibraryBlock } from '../library/LibraryBlock.tsx';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';

/** The slips a visit can end with where nothing was received. */
export type IssuedForm = Extract<SlipForm, 'supplement' | 'refusal' | 'precheck'>;

interface Props {
  readonly dossier: DossierDetail;
  readonly form: IssuedForm;
}

const words: Readonly<Record<IssuedForm, readonly [done: string, next: string]>> = {
  supplement: [
    'Đã lập phiếu hướng dẫn và lưu',
    'Khi người dân quay lại, quét mã QR trên phiếu này vào ô tìm kiếm để làm tiếp.',
  ],
  refusal: ['Đã lập phiếu từ chối và lưu', 'Người dân nộp lại được khi đủ điều kiện; khi đó lập hồ sơ mới.'],
  precheck: [
    'Đã xem trước giấy tờ và lưu',
    'Khi đủ giấy tờ, quét mã QR trên phiếu để làm tiếp; người dân không phải lấy số lại.',
  ],
};

/** After a slip was issued instead of a receipt: its picture, printed once by itself, and the next visit. */
export function IssuedView({ dossier, form }: Props) {
  const { home, replace } = useCounter();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const slip = dossier.slips.findLast((one) => one.form === form);
  const [done, about] = words[form];
  return (
    <section className="saved">
      <div className="stack">
        <p className="status green saved-word" data-mark="✓">
          {done}
        </p>
        <h1 className="code">{dossier.row.code}</h1>
        <p>
          <strong>{dossier.row.applicantName}</strong>
          <br />
          {dossier.row.procedureName}
        </p>
        <p className="soft">{about}</p>
        {form !== 'refusal' && <LibraryBlock procedureCode={dossier.row.procedureCode} />}
        <div className="row">
          <Button look="primary" focused={next} keys="Enter" onPress={home}>
            Hồ sơ tiếp theo
          </Button>
          <Button onPress={() => replace({ name: 'dossier', id: dossier.row.id })}>Mở hồ sơ</Button>
        </div>
      </div>
      {slip && (
        <SlipPanel
          dossierId={dossier.row.id}
          form={slip.form}
          slipId={slip.slipId}
          printed={false}
          printNow
        />
      )}
    </section>
  );
}
