import { useState } from 'react';
import { formatDate } from '../../src-shared/calendar/format.ts';
import type { CompletenessRow } from '../../src-shared/contract/catalogue.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { useQuery } from '../client/useQuery.ts';
import { Check } from '../ui/Choices.tsx';

/** Which of the parts that must be published each procedure lacks (NĐ 63/2010 Đ.8). */
export default function CompletenessScreen() {
  const { data, failure } = useQuery('catalogue.completeness', {});
  const [onlyLacking, setOnlyLacking] = useState(true);
  const [field, setField] = useState('');
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const lacking = data.rows.filter(({ missing }) => missing.some(({ kind }) => kind === 'missing'));
  const fields = [...new Set(data.rows.map((row) => row.field))].sort((a, b) => a.localeCompare(b, 'vi'));
  const rows = (onlyLacking ? lacking : data.rows).filter((row) => field === '' || row.field === field);
  return (
    <section className="stack">
      <header>
        <h1>Danh mục thủ tục</h1>
        <p className="soft">
          {data.rows.length} thủ tục đang dùng, {lacking.length} còn thiếu phần phải công khai theo NĐ
          63/2010/NĐ-CP Điều 8, Điều 15.
        </p>
      </header>
      <div className="row">
        <Check label="Chỉ thủ tục còn thiếu" checked={onlyLacking} onChange={setOnlyLacking} />
        <div className="field">
          <select aria-label="Lĩnh vực" value={field} onChange={(event) => setField(event.target.value)}>
            <option value="">Mọi lĩnh vực</option>
            {fields.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <p role="status">{rows.length} thủ tục</p>
      </div>
      <table className="table lacks">
        <thead>
          <tr>
            <th>Thủ tục</th>
            <th>Còn thiếu</th>
            <th>Cần đối chiếu</th>
            <th>Nguồn</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { readonly row: CompletenessRow }) {
  const labels = (kind: 'missing' | 'doubtful') =>
    row.missing.filter((gap) => gap.kind === kind).map(({ label }) => label);
  return (
    <tr>
      <td>
        <strong>{row.name}</strong>
        <div className="soft small">
          {row.code} · {row.field}
        </div>
      </td>
      <td>{labels('missing').join(', ') || '–'}</td>
      <td>
        {labels('doubtful').join(', ') || '–'}
        {row.warnings.length > 0 && (
          <details>
            <summary>{row.warnings.length} ghi chú</summary>
            <ul className="small">
              {row.warnings.map(({ field, code, text }) => (
                <li key={`${field} ${code} ${text}`}>{text}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="small soft">
        {row.source}; xem ngày {formatDate(row.checkedOn)}
      </td>
    </tr>
  );
}
