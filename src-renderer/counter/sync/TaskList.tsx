import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { ConflictRow } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Pages } from '../../ui/Pages.tsx';
import { useCounter } from '../store.ts';
import { stateWords, workSentences } from './syncText.ts';

const perPage = 20;

/** What the ward server could not take as it was written, or took and wants looked at; nothing where there is none. */
export function TaskList() {
  const [page, setPage] = useState(0);
  const { data } = useQuery('conflict.list', { limit: perPage, offset: page * perPage }, 'dossiers', 'sync');
  if (!data || data.total === 0) return null;
  return (
    <section className="stack">
      <h2>Việc cần xem ({data.total})</h2>
      <ul className="tasks">
        {data.rows.map((task) => (
          <li key={task.commitId}>
            <Task {...task} />
          </li>
        ))}
      </ul>
      <Pages page={page} pages={Math.ceil(data.total / perPage)} onChange={setPage} />
    </section>
  );
}

function Task({ commitId, code, status, reason, device, at, what }: ConflictRow) {
  const open = useCounter((state) => state.open);
  const { tone, mark, word } = stateWords[status];
  return (
    <button type="button" className="task" onClick={() => open({ name: 'conflict', commitId })}>
      <span className="row spread">
        <strong className="code">{code || 'Hồ sơ chưa có ở quầy này'}</strong>
        <span className={`status ${tone}`} data-mark={mark}>
          {word}
        </span>
      </span>
      <span>{workSentences(what)}</span>
      <span>{messageFor({ code: reason })}</span>
      <span className="soft small">
        {formatMoment(at)} · {device} · {what[0]?.actor}
      </span>
    </button>
  );
}
