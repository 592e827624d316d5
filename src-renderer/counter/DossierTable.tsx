import { formatDue, formatMoment } from '../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../src-shared/contract/dossier.ts';
import { DossierStatusWord } from './DossierStatusWord.tsx';
import { useCounter } from './store.ts';

/** Dossiers as rows; the name opens the dossier, and so does a tap anywhere on the row. */
export function DossierTable({ rows, empty }: { readonly rows: readonly DossierRow[]; readonly empty: string }) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">{empty}</p>;
  return (
    <table className="table fixed">
      <thead>
        <tr>
          <th>Chủ hồ sơ, thủ tục</th>
          <th className="w-code">Mã hồ sơ, tiếp nhận</th>
          <th className="w-due">Hẹn trả</th>
          <th className="w-status">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="open" onClick={() => open({ name: 'dossier', id: row.id })}>
            <td>
              <button type="button" className="link">
                {row.applicantName || '(đã xóa)'}
              </button>
              <div className="clip small">{row.procedureName}</div>
            </td>
            <td className="small">
              <div className="code">{row.code}</div>
              {formatMoment(row.acceptedAt)}
            </td>
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
