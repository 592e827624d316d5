import { type ReactNode, useEffect, useRef } from 'react';
import { formatDue } from '../../../src-shared/calendar/format.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { Button } from '../../ui/Button.tsx';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';
import { newDraftId } from './newDraftId.ts';

interface Props {
  readonly dossier: DossierDetail;
  /** Received just now: the paper comes out by itself, once. */
  readonly fresh: boolean;
}

/** After the dossier is saved: the code large, the slip's picture, and the next dossier one key away. */
export function SavedView({ dossier, fresh }: Props) {
  const { replace, home } = useCounter();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  useEffect(() => {
    // Printing from a browser takes the focus away and leaves it nowhere.
    const press = ({ key, target }: KeyboardEvent) => {
      if (key === 'Enter' && target === document.body) home();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [home]);
  const { row, lookupSecret, fee } = dossier;
  const same = () => replace({ name: 'intake', draftId: newDraftId(), procedureCode: row.procedureCode });
  return (
    <section className="saved">
      <div className="stack">
        <p className="status green saved-word" data-mark="✓">
          Đã tiếp nhận và lưu
        </p>
        <div>
          <h1 className="code">{row.code}</h1>
          {row.officialCode === null && <p className="soft">Mã tạm; mã chính thức sẽ được thông báo sau.</p>}
        </div>
        <div className="saved-due">
          <span className="legend">Hẹn trả</span>
          <strong className="due">{row.due && formatDue(row.due)}</strong>
          {row.due?.provisional && <span className="small">Tạm tính: lịch nghỉ chưa công bố.</span>}
        </div>
        <dl className="facts">
          <Fact name="Chủ hồ sơ">
            <strong>{row.applicantName}</strong>
          </Fact>
          <Fact name="Thủ tục">{row.procedureName}</Fact>
          <Fact name="Phí, lệ phí">{fee?.text}</Fact>
          <Fact name="Mã tra cứu">
            <span className="code">{lookupSecret.replace(/(.{3})(?=.)/g, '$1 ')}</span>
          </Fact>
        </dl>
        <div className="row">
          <Button look="primary" focused={next} keys="Enter" onPress={home}>
            Hồ sơ tiếp theo
          </Button>
          <Button onPress={same}>Thêm cùng thủ tục</Button>
          <Button onPress={() => replace({ name: 'dossier', id: row.id })}>Mở hồ sơ</Button>
        </div>
      </div>
      <SlipPanel
        dossierId={row.id}
        printed={dossier.slips.some(({ form, goodPrints }) => form === 'receipt' && goodPrints > 0)}
        printNow={fresh}
      />
    </section>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
