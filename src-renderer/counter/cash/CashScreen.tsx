import { type ReactNode, useState } from 'react';
import { formatDay, formatMoment } from '../../../src-shared/calendar/format.ts';
import { isLocalDate } from '../../../src-shared/calendar/zone.ts';
import type { CashDay, CashReceipt } from '../../../src-shared/contract/cash.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { PaperButtons } from '../slip/PaperButtons.tsx';
import { useCounter } from '../store.ts';
import './cash.css';
import { methodWords } from '../../../src-shared/text/paymentWords.ts';
import { CloseDayForm } from './CloseDayForm.tsx';
import { DayField } from './DayField.tsx';

/** One day of this counter's drawer: what came in, by procedure and by method, and its close. */
export default function CashScreen() {
  const now = useQuery('home.summary', {}).data?.day;
  const [typed, setTyped] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const shown = day ?? now;
  if (shown === undefined) return null;
  const change = (value: string) => {
    setTyped(value);
    if (isLocalDate(value)) setDay(value);
  };
  return (
    <Day day={shown}>
      <DayField id="day" label="Ngày" value={typed ?? shown} onChange={change} />
    </Day>
  );
}

function Day({ day, children }: { readonly day: string; readonly children: ReactNode }) {
  const { data, failure, reload } = useQuery('cash.day', { day, counter: null }, 'dossiers');
  return (
    <section className="stack">
      <header className="row spread">
        <div>
          <h1>Quỹ trong ngày</h1>
          <p className="soft">
            {formatDay(day)}
            {data && ` · quầy ${data.counter}`}
          </p>
        </div>
        <div className="row">
          {children}
          <PaperButtons
            key={day}
            label="In"
            onPrint={() => call('paper.print', { paper: 'cashDay', target: 'printer', day })}
            onSave={() => call('paper.print', { paper: 'cashDay', target: 'pdf', day })}
          />
        </div>
      </header>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data?.day === day && (
        <div className="cash" key={day}>
          <div className="stack">
            <Sums data={data} />
            <h2>Biên lai, khoản thu</h2>
            <Receipts rows={data.receipts} day={day} empty="Chưa có khoản thu nào." />
            {data.voidedLater.length > 0 && (
              <>
                <h2>Hủy hôm nay, thu ngày khác</h2>
                <Receipts rows={data.voidedLater} day={day} empty="" />
              </>
            )}
          </div>
          {data.closed ? (
            <Closed closed={data.closed} afterClose={data.afterClose} />
          ) : (
            <CloseDayForm data={data} onClosed={reload} />
          )}
        </div>
      )}
    </section>
  );
}

function Sums({ data }: { readonly data: CashDay }) {
  return (
    <div className="cash-sums">
      <table className="table">
        <caption className="legend">Theo thủ tục</caption>
        <tbody>
          {data.byProcedure.map(({ code, name, receipts, dong }) => (
            <tr key={code}>
              <td>
                <span className="short small">{name}</span>
              </td>
              <td className="number">{receipts}</td>
              <td className="number nowrap">{formatDong(dong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table">
        <caption className="legend">Theo hình thức</caption>
        <tbody>
          {data.byMethod.map(({ method, receipts, dong }) => (
            <tr key={method}>
              <td>{methodWords[method]}</td>
              <td className="number">{receipts}</td>
              <td className="number nowrap">{formatDong(dong)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Tổng thu</th>
            <td className="number">{data.byMethod.reduce((sum, { receipts }) => sum + receipts, 0)}</td>
            <td className="number nowrap">
              <strong>{formatDong(data.taken)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

interface ReceiptsProps {
  readonly rows: readonly CashReceipt[];
  readonly day: string;
  readonly empty: string;
}

const voidText = ({ voidedDay }: CashReceipt, day: string) =>
  voidedDay === null ? '' : voidedDay === day ? 'Hủy' : `Hủy ${formatDay(voidedDay)}`;

function Receipts({ rows, day, empty }: ReceiptsProps) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Giờ</th>
          <th>Biên lai</th>
          <th>Người nộp, hồ sơ</th>
          <th>Hình thức</th>
          <th className="number">Số tiền</th>
          <th>Ghi chú</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.dossierId} ${row.paymentId}`} className={row.voidedDay === null ? '' : 'voided'}>
            <td className="small nowrap">
              {row.at.startsWith(day) ? row.at.slice(11) : formatMoment(row.at)}
            </td>
            <td className="small">{row.number === '' ? 'không ghi' : `${row.series} ${row.number}`}</td>
            <td>
              <button
                type="button"
                className="link"
                onClick={() => open({ name: 'dossier', id: row.dossierId })}
              >
                {row.applicantName || row.code}
              </button>
            </td>
            <td className="small">{methodWords[row.method]}</td>
            <td className="number nowrap">
              {row.voidedDay === null ? formatDong(row.dong) : <s>{formatDong(row.dong)}</s>}
            </td>
            <td className="small">
              {[voidText(row, day), row.afterClose ? 'Sau chốt sổ' : ''].filter(Boolean).join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The close as it was recorded; it does not change any more. */
function Closed({
  closed,
  afterClose,
}: {
  readonly closed: NonNullable<CashDay['closed']>;
  readonly afterClose: number;
}) {
  const { openingFloat, expected, counted, difference, note, taken, at, officer } = closed;
  const lines = [
    ['Tiền lẻ đầu ngày', openingFloat],
    ['Thu trong ngày, mọi hình thức', taken],
    ['Phải có trong quỹ', expected],
    ['Đếm được', counted],
    ['Chênh lệch', difference],
  ] as const;
  return (
    <section className="stack cash-close" aria-label="Đã chốt sổ">
      <p className="status green" data-mark="✓">
        Đã chốt sổ
      </p>
      <dl className="facts">
        {lines.map(([label, dong]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="number">{signed(dong)}</dd>
          </div>
        ))}
      </dl>
      {note && <p>Lý do chênh lệch: {note}</p>}
      <p className="soft small">
        {officer}, {formatMoment(at)}
      </p>
      {afterClose > 0 && (
        <p className="notice">
          Sau chốt sổ còn thu <strong>{formatDong(afterClose)}</strong>; cộng vào tiền đầu ngày sau.
        </p>
      )}
    </section>
  );
}

const signed = (dong: number) => (dong < 0 ? `−${formatDong(-dong)}` : formatDong(dong));
