import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import type { SetAsideRow } from '../../../src-shared/contract/setAside.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { ConfirmDialog } from '../dossier/ConfirmDialog.tsx';
import { useCounter } from '../store.ts';
import { workSentences } from './syncText.ts';

const perPage = 20;

/** What this counter wrote under its old name and the ward never acknowledged; nothing where there is none. */
export function SetAsideList() {
  const [page, setPage] = useState(0);
  const [asking, setAsking] = useState(false);
  const role = useCounter((state) => state.staff?.role);
  const { data } = useQuery('setAside.list', { limit: perPage, offset: page * perPage }, 'dossiers', 'sync');
  if (!data || data.total === 0) return null;
  return (
    <section className="stack">
      <h2>Chưa có trong sổ của máy chủ phường ({data.total})</h2>
      <p>
        Việc quầy này đã ghi dưới tên cũ mà máy chủ phường chưa nhận. Mã trên giấy đã in vẫn như dưới đây. Ghi
        lại để vào sổ dưới tên mới, hoặc bỏ nếu đã làm lại rồi.
      </p>
      <div className="row">
        <Button
          look="primary"
          why={role === 'specialist' ? messageFor({ code: 'role.counterOnly' }) : null}
          onPress={() => setAsking(true)}
        >
          Ghi lại tất cả
        </Button>
      </div>
      <ul className="tasks">
        {data.rows.map((row) => (
          <li key={row.commitId}>
            <Row {...row} />
          </li>
        ))}
      </ul>
      <Pages page={page} pages={Math.ceil(data.total / perPage)} onChange={setPage} />
      {asking && (
        <ConfirmDialog
          title={`Ghi lại ${data.total} việc?`}
          word="Ghi lại tất cả"
          work={() => call('setAside.enterAll', {})}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>
            Máy chủ phường xét từng việc theo đúng quy định như lúc làm. Việc nào đã làm lại rồi nên bỏ trước,
            để không thành hai lần.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function Row({ commitId, code, at, what }: SetAsideRow) {
  const open = useCounter((state) => state.open);
  return (
    <button type="button" className="task" onClick={() => open({ name: 'setAside', commitId })}>
      <span className="row spread">
        <strong className="code">{code || 'Việc chung của quầy'}</strong>
        <span className="status amber" data-mark="▲">
          Chưa vào sổ
        </span>
      </span>
      <span>{workSentences(what)}</span>
      <span className="soft small">
        {formatMoment(at)} · {what[0]?.actor}
      </span>
    </button>
  );
}
