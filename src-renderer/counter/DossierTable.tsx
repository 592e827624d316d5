import { formatDue, formatMoment } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { DossierStatusWord } from './DossierStatusWord.tsx';
import { useCounter } from './store.ts';

/** Dossiers as rows; the name opens the dossier, and so does a tap anywhere on the row. */
export function DossierTable({ rows, empty }: { readonly rows: readonly DossierRow[]; readonly empty: string }) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Chủ hồ sơ</th>
          <th>Thủ tục</th>
          <th>Mã hồ sơ</th>
          <th>Tiếp nhận</th>
          <th>Hẹn trả</th>
          <th>Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="open" onClick={() => open({ name: 'dossier', id: row.id })}>
            <td>
              <button type="button" className="link">
                {row.applicantName || '(đã xóa)'}
              </button>
            </td>
            <td className="clip">{row.procedureName}</td>
            <td className="code small">{row.code}</td>
            <td className="small">{formatMoment(row.acceptedAt)}</td>
            <td className="small">
              {formatDue(row.due)}
              {row.due.provisional ? ' (dự kiến)' : ''}
            </td>
            <td>
              <DossierStatusWord row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
