import { formatDay, formatMoment } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { DossierStatusWord } from './DossierStatusWord.tsx';
import { lookOf } from './dossierLook.ts';
import { useCounter } from './store.ts';

interface Props {
  readonly rows: readonly DossierRow[];
  readonly empty: string;
  /** Without the time of receipt, for a narrow place. */
  readonly narrow?: boolean;
  /** Ids ticked, where several dossiers can be worked on together. */
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (id: string, on: boolean) => void;
}

/** Dossiers as rows; the name opens the dossier, and so does a tap anywhere on the row. */
export function DossierTable({ rows, empty, narrow, chosen, onChoose }: Props) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    <table className="table dossiers">
      <thead>
        <tr>
          {onChoose && (
            <th className="tick">
              <span className="hidden-visually">Chọn</span>
            </th>
          )}
          <th className="wide">Chủ hồ sơ, mã hồ sơ</th>
          <th>Thủ tục</th>
          {!narrow && <th className="moment">Tiếp nhận</th>}
          <th className="due-column">Hẹn trả</th>
          <th className="standing">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="open" onClick={() => open({ name: 'dossier', id: row.id })}>
            {onChoose && (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox inside takes the keys
              <td className="tick" onClick={(event) => event.stopPropagation()}>
                <label className="tick-box">
                  <input
                    type="checkbox"
                    aria-label={`Chọn hồ sơ ${row.code} của ${row.applicantName}`}
                    checked={chosen?.has(row.id) ?? false}
                    onChange={({ target }) => onChoose(row.id, target.checked)}
                  />
                </label>
              </td>
            )}
            <td>
              <button type="button" className="link">
                <span className="name">{row.applicantName || '(đã xóa dữ liệu)'}</span>
                <span className="code small soft">{row.code}</span>
              </button>
            </td>
            <td className="small">{row.procedureName}</td>
            {!narrow && <td className="small">{formatMoment(row.acceptedAt)}</td>}
            <td className="small">
              {row.appointment?.at}
              {row.appointment?.provisional ? ' (dự kiến)' : ''}
              <br />
              <span className="nowrap">
                {row.appointment ? formatDay(row.appointment.date) : 'chưa tiếp nhận'}
              </span>
            </td>
            <td>
              <DossierStatusWord row={row} />
              <div className="small soft">{lookOf(row).time}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
