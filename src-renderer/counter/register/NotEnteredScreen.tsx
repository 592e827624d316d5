import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { DossierRow } from '../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { OfficialCodeDialog } from '../dossier/OfficialCodeDialog.tsx';
import { useCounter } from '../store.ts';
import { copyText } from './copyText.ts';
import './register.css';

const perPage = 50;

type Said = { readonly good: boolean; readonly text: string } | null;

/** Received here and not yet in the province's system: copied over, then marked with the code it gave. */
export default function NotEnteredScreen() {
  const [page, setPage] = useState(0);
  const { data, failure } = useQuery(
    'dossier.list',
    { list: 'noOfficialCode', limit: perPage, offset: page * perPage },
    'dossiers',
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<DossierRow | null>(null);
  const [said, setSaid] = useState<Said>(null);
  const rows = data?.rows ?? [];
  // Chosen on another page, or entered meanwhile by somebody else, is not copied unseen.
  const seen = rows.filter(({ id }) => chosen.has(id));

  const copy = async (of: readonly DossierRow[]) => {
    const answer = await call('province.copy', { ids: of.map(({ id }) => id) });
    if (!answer.ok) return setSaid({ good: false, text: messageFor(answer.error) });
    const { text, labels, status } = answer.value;
    const unsure = status === 'UNVERIFIED' ? ' Thứ tự ô chưa đối chiếu với Hệ thống của tỉnh.' : '';
    setSaid(
      (await copyText(text))
        ? { good: true, text: `Đã chép ${of.length} hồ sơ, ${labels.length} ô mỗi hồ sơ.${unsure}` }
        : { good: false, text: 'Trình duyệt không cho chép. Mở hồ sơ và chép từng ô.' },
    );
  };
  const choose = (id: string, yes: boolean) => {
    const now = new Set(chosen);
    if (yes) now.add(id);
    else now.delete(id);
    setChosen(now);
  };
  const all = rows.length > 0 && seen.length === rows.length;
  return (
    <section className="stack">
      <header>
        <h1>Chưa nhập Hệ thống của tỉnh {data && <span className="soft">({data.total})</span>}</h1>
        <p className="soft">
          Chép hồ sơ sang Hệ thống, rồi ghi mã Hệ thống cấp. Mỗi ô cách nhau một phím Tab, mỗi hồ sơ một dòng.
        </p>
      </header>
      {failure && failure.code !== 'client.unreachable' && <p className="error">{messageFor(failure)}</p>}
      {data && rows.length === 0 && <p className="soft">Mọi hồ sơ đã tiếp nhận đều có mã trên Hệ thống.</p>}
      {rows.length > 0 && (
        <>
          <div className="row">
            <Button
              look="primary"
              why={seen.length === 0 ? 'Chọn hồ sơ trước' : null}
              onPress={() => void copy(seen)}
            >
              Chép {seen.length} hồ sơ đã chọn
            </Button>
            <Button onPress={() => setChosen(new Set(all ? [] : rows.map(({ id }) => id)))}>
              {all ? 'Bỏ chọn' : 'Chọn cả trang'}
            </Button>
            <p className={said?.good === false ? 'error' : 'soft'} role="status">
              {said?.text}
            </p>
          </div>
          <Rows
            rows={rows}
            chosen={chosen}
            onChoose={choose}
            onCopy={(row) => void copy([row])}
            onEnter={setAsked}
          />
        </>
      )}
      <Pages page={page} pages={Math.ceil((data?.total ?? 0) / perPage)} onChange={setPage} />
      {asked && (
        <OfficialCodeDialog
          data={{ row: asked }}
          onDone={() => {
            setSaid({ good: true, text: `Đã ghi mã cho hồ sơ ${asked.temporaryCode}.` });
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly DossierRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, yes: boolean) => void;
  readonly onCopy: (row: DossierRow) => void;
  readonly onEnter: (row: DossierRow) => void;
}

function Rows({ rows, chosen, onChoose, onCopy, onEnter }: RowsProps) {
  const open = useCounter((state) => state.open);
  return (
    <table className="table entry-table">
      <thead>
        <tr>
          <th>Chọn</th>
          <th>Mã tạm</th>
          <th>Chủ hồ sơ</th>
          <th>Thủ tục</th>
          <th>Tiếp nhận</th>
          <th>Việc</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <label className="choice">
                <input
                  type="checkbox"
                  aria-label={`Chọn ${row.temporaryCode}`}
                  checked={chosen.has(row.id)}
                  onChange={({ target }) => onChoose(row.id, target.checked)}
                />
              </label>
            </td>
            <td>
              <button type="button" className="link" onClick={() => open({ name: 'dossier', id: row.id })}>
                <span className="code small">{row.temporaryCode}</span>
              </button>
            </td>
            <td>{row.applicantName || '(đã xóa dữ liệu)'}</td>
            <td className="small">{row.procedureName}</td>
            <td className="small">{formatMoment(row.acceptedAt)}</td>
            <td>
              <div className="entry-actions">
                <Button label={`Chép ${row.temporaryCode}`} onPress={() => onCopy(row)}>
                  Chép
                </Button>
                <Button label={`Ghi mã cho ${row.temporaryCode}`} onPress={() => onEnter(row)}>
                  Ghi mã
                </Button>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
