import { useEffect, useRef } from 'react';
import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { Button } from '../../ui/Button.tsx';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';

/** After the dossier is saved: the code large, the slip's picture, and the next dossier one key away. */
export function SavedView({ dossier }: { readonly dossier: DossierDetail }) {
  const { replace, home } = useCounter();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const { row } = dossier;
  return (
    <section className="saved">
      <div className="stack">
        <p className="status green" data-mark="✓">
          Đã tiếp nhận và lưu
        </p>
        <h1 className="code">{row.code}</h1>
        {row.officialCode === null && <p className="soft">Mã tạm; mã chính thức sẽ được thông báo sau.</p>}
        <dl className="facts">
          <div>
            <dt>Chủ hồ sơ</dt>
            <dd>
              <strong>{row.applicantName}</strong>
            </dd>
          </div>
          <div>
            <dt>Thủ tục</dt>
            <dd>{row.procedureName}</dd>
          </div>
          <div>
            <dt>Hẹn trả</dt>
            <dd>
              <strong>{formatDue(row.due)}</strong>
              {row.due.provisional ? ' (dự kiến)' : ''}
            </dd>
          </div>
          <div>
            <dt>Mã tra cứu</dt>
            <dd className="code">{dossier.lookupSecret}</dd>
          </div>
        </dl>
        <p className="soft small">Màn hình đánh giá đã mời người dân cho ý kiến.</p>
        <div className="row">
          <Button look="primary" focused={next} keys="Enter" onPress={home}>
            Hồ sơ tiếp theo
          </Button>
          <Button onPress={() => replace({ name: 'dossier', id: row.id })}>Mở hồ sơ này</Button>
        </div>
      </div>
      <SlipPanel dossierId={row.id} printed={dossier.goodPrints > 0} printNow />
    </section>
  );
}
