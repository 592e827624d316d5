import { useState } from 'react';
import { formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { HistoryEntry } from '../../../src-shared/contract/dossier.ts';
import type { ConflictDetail } from '../../../src-shared/contract/sync.ts';
import { dossierStatusWords } from '../../../src-shared/text/dossierWords.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { whenAndWho } from '../dossier/history.ts';
import { useCounter } from '../store.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { choicesOf, type Settling } from './settling.ts';
import { workSentence, workSentences } from './syncText.ts';
import { type Difference, differences } from './versions.ts';
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

type Side = 'ward' | 'tried';

function Version({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="version stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function WardVersion({
  ward,
  differing,
}: {
  readonly ward: ConflictDetail['ward'];
  readonly differing: readonly Difference[];
}) {
  const title = 'Máy chủ phường có';
  if (!ward)
    return (
      <Version title={title}>
        <p className="soft">Hồ sơ này chưa có ở quầy.</p>
      </Version>
    );
  return (
    <Version title={title}>
      <dl className="facts">
        <Fact label="Tình trạng" value={dossierStatusWords[ward.status]} />
        {ward.appointment && <Fact label="Hẹn trả" value={formatDue(ward.appointment)} />}
        {ward.holder && <Fact label="Người giữ hồ sơ" value={ward.holder} />}
        <Differing differing={differing} side="ward" />
      </dl>
      <History entries={ward.history} />
    </Version>
  );
}

function TriedVersion({
  own,
  device,
  what,
  held,
  differing,
}: ConflictDetail & { readonly differing: readonly Difference[] }) {
  return (
    <Version title={own ? 'Quầy này đã ghi' : `${device} đã ghi`}>
      {differing.length > 0 && (
        <dl className="facts">
          <Differing differing={differing} side="tried" />
        </dl>
      )}
      <History entries={what} />
      {held.length > 0 && (
        <>
          <h3>Đang chờ theo việc này</h3>
          <ul className="told">
            {held.map(({ commitId, at, what: after }) => (
              <li key={commitId}>
                {workSentences(after)}
                <span className="soft small">{formatMoment(at)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Version>
  );
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** What the two versions say differently is marked in both. */
const Differing = ({ differing, side }: { readonly differing: readonly Difference[]; readonly side: Side }) =>
  differing.map((one) => (
    <div key={one.label} className="differs">
      <dt>{one.label} (khác nhau)</dt>
      <dd>
        <strong>{one[side]}</strong>
      </dd>
    </div>
  ));

const History = ({ entries }: { readonly entries: readonly HistoryEntry[] }) => (
  <ul className="told">
    {entries.map((entry, i) => (
      <li key={i}>
        {workSentence(entry)}
        <span className="soft small">{whenAndWho(entry)}</span>
      </li>
    ))}
  </ul>
);

function Decision(conflict: ConflictDetail) {
  const { open, back, staff } = useCounter();
  const [settling, setSettling] = useState<Settling | null>(null);
  const { dossierId, settledAt } = conflict;
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
