import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { isLocalDate } from '../../../src-shared/calendar/zone.ts';
import { registerNames } from '../../../src-shared/certification/kinds.ts';
import type { CertificationRow } from '../../../src-shared/contract/certification.ts';
import { type CertificationRegister, certificationRegister } from '../../../src-shared/dossier/words.ts';
import { formatDong } from '../../../src-shared/procedure/fee.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { DayField } from '../cash/DayField.tsx';
import '../cash/cash.css';
import { today } from '../cash/today.ts';
import { useCounter } from '../store.ts';

const perPage = 100;
const registers = certificationRegister.options.map((name) => [name, name] as const);

/** The four certification registers over a period, as they are printed and bound each month. */
export default function CertificationScreen() {
  const [register, setRegister] = useState<CertificationRegister>('SCT/BS');
  const [from, setFrom] = useState(() => `${today().slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const [page, setPage] = useState(0);
  // Half a date typed asks for nothing: the last whole period stays.
  const [period, setPeriod] = useState({ from, to });
  if (isLocalDate(from) && isLocalDate(to) && (period.from !== from || period.to !== to))
    setPeriod({ from, to });
  const { data, failure } = useQuery(
    'certification.register',
    { register, ...period, limit: perPage, offset: page * perPage },
    'dossiers',
  );
  const pages = Math.ceil((data?.total ?? 0) / perPage);
  const at = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value);
      setPage(0);
    };
  };
  return (
    <section className="stack">
      <header>
        <h1>{registerNames[register]}</h1>
        <p className="soft">
          Ký hiệu {register}. Số lấy theo từng loại giấy tờ, từ 1 mỗi năm (NĐ 23/2015 Điều 13).
        </p>
      </header>
      <div className="row ledger-choice">
        <Choices
          legend="Sổ"
          hideLegend
          name="register"
          value={register}
          options={registers}
          onChange={at(setRegister)}
        />
        <DayField id="from" label="Từ ngày" value={from} onChange={at(setFrom)} />
        <DayField id="to" label="Đến ngày" value={to} onChange={at(setTo)} />
      </div>
      {failure && <p className="error">{messageFor(failure)}</p>}
      {data && !failure && (
        <>
          <p>
            <strong>{data.total}</strong> số · <strong>{data.copies}</strong> bản ·{' '}
            <strong>{formatDong(data.dong)}</strong>
          </p>
          <Entries rows={data.rows} />
        </>
      )}
      <Pages page={page} pages={pages} onChange={setPage} />
    </section>
  );
}

function Entries({ rows }: { readonly rows: readonly CertificationRow[] }) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">Không có số nào trong khoảng ngày này.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Số</th>
          <th>Ngày</th>
          <th>Người yêu cầu</th>
          <th>Loại giấy tờ</th>
          <th className="number">Trang</th>
          <th className="number">Bản</th>
          <th className="number">Phí</th>
          <th>Người ký; người ghi sổ</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.counter} ${row.book} ${row.year} ${row.number}`} className="open">
            <td>
              <button
                type="button"
                className="link"
                onClick={() => open({ name: 'dossier', id: row.dossierId })}
              >
                {row.number}/{row.year}
                {row.book && ` (quyển ${row.book})`}
              </button>
            </td>
            <td className="small">{formatMoment(row.at)}</td>
            <td>{row.requester || '(đã xóa dữ liệu)'}</td>
            <td>
              {row.paper}
              {row.portalRequest !== null && (
                <span className="small soft"> · bản điện tử, yêu cầu {row.portalRequest}</span>
              )}
            </td>
            <td className="number">{row.pages}</td>
            <td className="number">{row.copies}</td>
            <td className="number nowrap">{row.exempt ? 'Miễn' : formatDong(row.dong)}</td>
            <td className="small">
              {row.signer || '–'}
              <br />
              <span className="soft">
                {row.officer} · {row.counter}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
