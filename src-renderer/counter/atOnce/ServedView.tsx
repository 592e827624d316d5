import { useEffect, useRef, useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { PayFeeDialog } from '../dossier/PayFeeDialog.tsx';
import { SlipPanel } from '../slip/SlipPanel.tsx';
import { useCounter } from '../store.ts';

interface Props {
  readonly dossier: DossierDetail;
  readonly onNext: () => void;
}

/** What to collect, large, and the numbers to write on the papers; the next visit is one key away. */
export function ServedView({ dossier: saved, onNext }: Props) {
  const dossier = useQuery('dossier.get', { id: saved.row.id }, 'dossiers').data ?? saved;
  const [paying, setPaying] = useState(false);
  const open = useCounter((state) => state.open);
  const [slip, setSlip] = useState(false);
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const nowhere = event.key === 'Enter' && event.target === document.body;
      if (event.key !== 'F6' && !nowhere) return;
      event.preventDefault();
      onNext();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onNext]);
  const { row, fee, certified, payments } = dossier;
  const standing = payments.filter(({ voided }) => !voided);
  const receipt = standing[0]?.receipt;
  return (
    <section className={slip ? 'served with-slip' : 'served'}>
      <div className="stack">
        <p className="status green" data-mark="✓">
          Đã lưu và trả kết quả
        </p>
        <h1 className="served-sum">{payments.length > 0 ? `Thu ${fee?.text}` : 'Không thu tiền'}</h1>
        {payments.length === 0 && <p>{fee?.text}</p>}
        {receipt && (
          <p>
            Biên lai {receipt.series} số <span className="code">{receipt.number}</span>
          </p>
        )}
        <table className="table">
          <caption className="hidden-visually">Số vào sổ chứng thực</caption>
          <thead>
            <tr>
              <th>Số chứng thực</th>
              <th>Sổ</th>
              <th>Loại giấy tờ</th>
              <th>Trang</th>
              <th>Bản</th>
            </tr>
          </thead>
          <tbody>
            {certified.map(({ register, year, number, book, paper, pages, copies }) => (
              <tr key={`${register} ${year} ${number}`}>
                <td>
                  <strong className="served-number">
                    {number}/{year}
                  </strong>
                </td>
                <td>
                  {register}
                  {book && `, quyển ${book}`}
                </td>
                <td>{paper}</td>
                <td>{pages}</td>
                <td>{copies}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <strong>{row.applicantName}</strong> · <span className="code">{row.code}</span>
        </p>
        <div className="row">
          <Button look="primary" focused={next} keys="Enter" onPress={onNext}>
            Lượt tiếp theo
          </Button>
          <Button pressed={slip} onPress={() => setSlip(!slip)}>
            Giấy tiếp nhận
          </Button>
          {payments.length > 0 && <Button onPress={() => setPaying(true)}>Khoản thu, biên lai</Button>}
          <Button onPress={() => open({ name: 'dossier', id: row.id })}>Mở hồ sơ</Button>
        </div>
        {payments.length > 0 && standing.length === 0 && (
          <p className="notice">Biên lai đã hủy, chưa ghi lại khoản thu. Bấm “Khoản thu, biên lai” để ghi.</p>
        )}
      </div>
      {paying && (
        <PayFeeDialog data={dossier} onDone={() => setPaying(false)} onClose={() => setPaying(false)} />
      )}
      {slip && <SlipPanel dossierId={row.id} printed={false} />}
    </section>
  );
}
