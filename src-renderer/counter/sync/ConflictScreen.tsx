import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { ConflictDetail } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { useCounter } from '../store.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { choicesOf, type Settling } from './settling.ts';
import { TriedVersion, WardVersion } from './Version.tsx';
import { differences } from './versions.ts';
import './sync.css';

/** Two versions side by side, why they could not both be, and what a person can decide. */
export default function ConflictScreen({ commitId }: { readonly commitId: string }) {
  const { data, failure } = useQuery('conflict.get', { commitId }, 'dossiers', 'sync');
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const { code, status, reason, ward, tried } = data;
  const differing = differences(ward?.personal ?? null, tried);
  return (
    <section className="stack conflict">
      <header>
        <h1>Việc cần xem{code && <span className="code"> · {code}</span>}</h1>
        {ward && (
          <p className="soft">
            {ward.procedureName} · {ward.applicantName || '(đã xóa dữ liệu)'}
          </p>
        )}
      </header>
      <div className="notice">
        <p>
          <strong>{messageFor({ code: reason })}</strong>
        </p>
        <p>
          {status === 'rejected'
            ? 'Bản bên phải chưa vào hồ sơ.'
            : 'Bản bên phải đã vào hồ sơ, vì đã có giấy in, giấy tờ giao nhận hoặc tiền thu.'}
        </p>
      </div>
      <div className="versions">
        <WardVersion ward={ward} differing={differing} />
        <TriedVersion {...data} differing={differing} />
      </div>
      <Decision {...data} />
    </section>
  );
}

function Decision(conflict: ConflictDetail) {
  const { open, back, staff } = useCounter();
  const [settling, setSettling] = useState<Settling | null>(null);
  const { dossierId, settledAt, sameCode } = conflict;
  const why = staff?.role === 'specialist' ? messageFor({ code: 'role.counterOnly' }) : null;
  return (
    <>
      {settledAt !== null && (
        <p className="status green" data-mark="✓">
          Đã có người xử lý lúc {formatMoment(toLocalDateTime(settledAt))}.
        </p>
      )}
      <div className="row">
        {settledAt === null &&
          choicesOf(conflict).map((choice) => (
            <Button
              key={choice.word}
              why={why}
              {...(choice.look && { look: choice.look })}
              onPress={() => setSettling(choice)}
            >
              {choice.word}
            </Button>
          ))}
        {dossierId && <Button onPress={() => open({ name: 'dossier', id: dossierId })}>Mở hồ sơ</Button>}
        {sameCode.map(({ id, applicantName }) => (
          <Button key={id} onPress={() => open({ name: 'dossier', id })}>
            Mở hồ sơ cùng mã: {applicantName}
          </Button>
        ))}
        <Button onPress={back}>Quay lại</Button>
      </div>
      {why && settledAt === null && <p className="why">{why}</p>}
      {settling && (
        <SettleDialog
          {...settling}
          commitId={conflict.commitId}
          onDone={back}
          onClose={() => setSettling(null)}
        />
      )}
    </>
  );
}
