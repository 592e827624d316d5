import { useState } from 'react';
import type { OutputOf } from '../../src-shared/contract/index.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { DossierTable } from './DossierTable.tsx';
import { AnswerHandOverDialog } from './dossier/AnswerHandOverDialog.tsx';

type Incoming = OutputOf<'handOver.desk'>['incoming'][number];

/** Hand-over lists that wait for the one signed in: each is confirmed once, or not taken. */
export default function IncomingScreen() {
  const { data, reload } = useQuery('handOver.desk', {}, 'dossiers');
  const [asked, setAsked] = useState<Incoming | null>(null);
  return (
    <section className="stack">
      <header>
        <h1>Được giao, chờ nhận</h1>
        <p className="soft">Đếm hồ sơ giấy trước, rồi xác nhận một lần cho cả danh sách.</p>
      </header>
      {data?.incoming.length === 0 && <p className="soft">Không có hồ sơ nào chờ ông/bà nhận.</p>}
      {data?.incoming.map((list) => (
        <section className="stack tight" key={list.list ?? list.rows[0]?.id}>
          <div className="row spread">
            <h2>
              {list.from} giao {list.rows.length} hồ sơ
            </h2>
            <Button look="primary" onPress={() => setAsked(list)}>
              Nhận {list.rows.length} hồ sơ
            </Button>
          </div>
          <DossierTable narrow rows={list.rows} empty="" />
        </section>
      ))}
      {asked && (
        <AnswerHandOverDialog
          ids={asked.rows.map(({ id }) => id)}
          from={asked.from}
          onDone={() => {
            setAsked(null);
            reload();
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
