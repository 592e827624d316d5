import { useState } from 'react';
import { formatDate } from '../../../src-shared/calendar/format.ts';
import type { RegisterFilter } from '../../../src-shared/contract/register.ts';
import { periodInWords, periodOn } from '../../../src-shared/evaluation/period.ts';
import type { RegisterLine } from '../../../src-shared/register/line.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { today } from '../cash/today.ts';
import { SelectField } from '../intake/SelectField.tsx';
import { useCounter } from '../store.ts';
import { OutputRow } from './OutputRow.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import './register.css';
import { useOutput } from './useOutput.ts';

const perPage = 50;
const books = [
  ['own', 'Hồ sơ của phường'],
  ['other', 'Phi địa giới'],
] as const;

/** Every choice as the first, and what is chosen even where these days have none of it. */
const choices = (every: string, chosen: string, names: readonly string[]): (readonly [string, string])[] => [
  ['', every],
  ...[...new Set([...names, ...(chosen === '' ? [] : [chosen])])].map((name) => [name, name] as const),
];

/** Sổ theo dõi hồ sơ by days of receipt: on screen, on paper, as a spreadsheet. */
export default function RegisterScreen() {
  const [filter, setFilter] = useState<RegisterFilter>(() => ({
    ...periodOn('month', today()),
    field: '',
    counter: '',
    otherAgency: false,
  }));
  const [page, setPage] = useState(0);
  const { data, failure } = useQuery(
    'register.page',
    { ...filter, limit: perPage, offset: page * perPage },
    'dossiers',
  );
  const output = useOutput();
  const change = (to: Partial<RegisterFilter>) => {
    setFilter({ ...filter, ...to });
    setPage(0);
  };
  const nothing = data?.total === 0 ? 'Không có hồ sơ nào trong kỳ này.' : null;
  return (
    <section className="stack">
      <header className="row spread">
        <div>
          <h1>
            Sổ theo dõi hồ sơ {data && <span className="soft">({data.total.toLocaleString('vi-VN')})</span>}
          </h1>
          <p className="soft">Theo ngày tiếp nhận, {periodInWords(filter)}.</p>
          {data?.status === 'UNVERIFIED' && (
            <p className="soft small">Bố cục chưa đối chiếu với phụ lục thông tư.</p>
          )}
        </div>
        <OutputRow
          why={output.why ?? nothing}
          said={output.said}
          onPrint={(target) =>
            output.print(
              () => call('register.print', { ...filter, target }),
              ({ sheet }) => sheet && { register: sheet },
            )
          }
          onExport={() => output.export(() => call('register.export', filter))}
        />
      </header>
      <div className="row register-filter">
        <PeriodFields value={filter} onChange={change} />
        <SelectField
          id="field"
          label="Lĩnh vực"
          value={filter.field}
          options={choices('Mọi lĩnh vực', filter.field, data?.fields ?? [])}
          onChange={(field) => change({ field })}
        />
        <SelectField
          id="counter"
          label="Quầy"
          value={filter.counter}
          options={choices('Mọi quầy', filter.counter, data?.counters ?? [])}
          onChange={(counter) => change({ counter })}
        />
        <Choices
          legend="Sổ"
          hideLegend
          name="book"
          value={filter.otherAgency ? 'other' : 'own'}
          options={books}
          onChange={(book) => change({ otherAgency: book === 'other' })}
        />
      </div>
      {failure && failure.code !== 'client.unreachable' && <p className="error">{messageFor(failure)}</p>}
      {data && <Lines rows={data.rows} />}
      <Pages page={page} pages={Math.ceil((data?.total ?? 0) / perPage)} onChange={setPage} />
    </section>
  );
}

function Lines({ rows }: { readonly rows: readonly RegisterLine[] }) {
  const open = useCounter((state) => state.open);
  if (rows.length === 0) return <p className="soft">Không có hồ sơ nào trong kỳ này.</p>;
  return (
    <table className="table register-lines">
      <thead>
        <tr>
          <th className="number">STT</th>
          <th className="code-column">Mã hồ sơ, chủ hồ sơ</th>
          <th className="procedure-column">Thủ tục; cơ quan chủ trì</th>
          <th className="number">Bộ</th>
          <th className="day-column">Ngày nhận</th>
          <th className="day-column">Hẹn trả</th>
          <th className="day-column">Đã trả</th>
          <th>Nhận kết quả; ghi chú</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.id} className="open" onClick={() => open({ name: 'dossier', id: line.id })}>
            <td className="number">{line.number}</td>
            <td>
              <button type="button" className="link">
                <span className="code small">{line.code}</span>
                <br />
                {line.applicant}
              </button>
              <div className="small soft">{line.contact}</div>
            </td>
            <td className="small">
              {line.procedure}
              <div className="soft">{line.agency}</div>
            </td>
            <td className="number">{line.sets}</td>
            <td className="small">{formatDate(line.accepted)}</td>
            <td className="small">{formatDate(line.due)}</td>
            <td className="small">{line.returned ? formatDate(line.returned) : '–'}</td>
            <td className="small">
              {line.how}
              <div className="soft">{line.note}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
