import { type ReactNode, useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { SyncItem } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Pages } from '../../ui/Pages.tsx';
import { useCounter } from '../store.ts';
import { stateWords, workSentences } from './syncText.ts';

const perPage = 50;

/** What is still to be sent, or waits behind a task; newest first, below what can be done about it. */
export function WaitingList({ children }: { readonly children: ReactNode }) {
  const [page, setPage] = useState(0);
  const { data, failure } = useQuery(
    'sync.items',
    { limit: perPage, offset: page * perPage, waiting: true },
    'dossiers',
    'sync',
  );
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  return (
    <section className="stack">
      <h2>Đang chờ ({data.total})</h2>
      {children}
      {data.total === 0 ? (
        <p className="soft">Không có việc nào chờ gửi.</p>
      ) : (
        <table className="table waiting">
          <thead>
            <tr>
              <th className="when">Lúc</th>
              <th className="about">Hồ sơ</th>
              <th>Việc</th>
              <th className="standing">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((item) => (
              <Waiting key={item.commitId} {...item} />
            ))}
          </tbody>
        </table>
      )}
      <Pages page={page} pages={Math.ceil(data.total / perPage)} onChange={setPage} />
    </section>
  );
}

function Waiting({ at, dossierId, code, what, state, reason }: SyncItem) {
  const open = useCounter((store) => store.open);
  const { tone, mark, word } = stateWords[state];
  return (
    <tr>
      <td className="small">{formatMoment(at)}</td>
      <td>
        {dossierId ? (
          <button
            type="button"
            className="link code small"
            onClick={() => open({ name: 'dossier', id: dossierId })}
          >
            {code}
          </button>
        ) : (
          <span className="soft">—</span>
        )}
      </td>
      <td>{workSentences(what)}</td>
      <td>
        <span className={`status ${tone}`} data-mark={mark}>
          {word}
        </span>
        {reason && <p className="soft small">{messageFor({ code: reason })}</p>}
      </td>
    </tr>
  );
}
