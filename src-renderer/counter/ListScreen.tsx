import { useState } from 'react';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { Pages } from '../ui/Pages.tsx';
import { DossierTable } from './DossierTable.tsx';
import { ConfirmDialog } from './dossier/ConfirmDialog.tsx';
import { HandOverDialog } from './dossier/HandOverDialog.tsx';
import { wordsOf } from './lists.ts';
import { useCounter } from './store.ts';

/** More takes longer than two frames to lay out and paint. */
const perPage = 40;

/** What can be done with many dossiers of a list at once. */
type Bulk = 'handOver' | 'recomputeDue';
const bulkOf: Readonly<Partial<Record<DossierList, Bulk>>> = {
  today: 'handOver',
  mine: 'handOver',
  dueSoon: 'handOver',
  provisional: 'recomputeDue',
};
const bulkWords = {
  handOver: 'Giao các hồ sơ đã chọn',
  recomputeDue: 'Tính lại ngày hẹn đã chọn',
} as const;

/** One work list, a page at a time; several can be given on or counted again together. */
export function ListScreen({ list }: { readonly list: DossierList }) {
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const staff = useCounter((state) => state.staff);
  const { data, failure } = useQuery(
    'dossier.list',
    { list, limit: perPage, offset: page * perPage },
    'dossiers',
  );
  const { title, about } = wordsOf(list);
  const pages = Math.ceil((data?.total ?? 0) / perPage);
  const bulk = bulkOf[list];
  const ids = (data?.rows ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
  const done = () => {
    setAsked(false);
    setChosen(new Set());
  };
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <section className="stack">
      <header className="row spread">
        <div>
          <h1>
            {title} {data && <span className="soft">({data.total})</span>}
          </h1>
          <p className="soft">{about}</p>
        </div>
        {bulk && (data?.rows.length ?? 0) > 0 && (
          <Button
            look="primary"
            why={ids.length === 0 ? 'Tích chọn hồ sơ trong danh sách trước' : null}
            onPress={() => setAsked(true)}
          >
            {bulkWords[bulk]} {ids.length > 0 && `(${ids.length})`}
          </Button>
        )}
      </header>
      {failure && failure.code !== 'client.unreachable' && <p className="error">{messageFor(failure)}</p>}
      {data && (
        <DossierTable
          rows={data.rows}
          empty="Không có hồ sơ nào."
          {...(bulk ? { chosen, onChoose: choose } : {})}
        />
      )}
      <Pages page={page} pages={pages} onChange={setPage} />
      {asked && bulk === 'handOver' && (
        <HandOverDialog ids={ids} holder={staff?.name ?? ''} onDone={done} onClose={() => setAsked(false)} />
      )}
      {asked && bulk === 'recomputeDue' && (
        <ConfirmDialog
          title={`Tính lại ngày hẹn của ${ids.length} hồ sơ`}
          word="Tính lại"
          work={() => call('dossier.recomputeDue', { ids })}
          onDone={done}
          onClose={() => setAsked(false)}
        >
          <p>Theo lịch nghỉ vừa công bố. Báo người dân nếu ngày hẹn đổi.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
