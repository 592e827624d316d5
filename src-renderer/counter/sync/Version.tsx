import type { ReactNode } from 'react';
import { formatDue, formatMoment } from '../../../src-shared/calendar/format.ts';
import type { HistoryEntry } from '../../../src-shared/contract/dossier.ts';
import type { ConflictDetail } from '../../../src-shared/contract/sync.ts';
import { dossierStatusWords } from '../../../src-shared/text/dossierWords.ts';
import { whenAndWho } from '../dossier/history.ts';
import { workSentence, workSentences } from './syncText.ts';
import type { Difference } from './versions.ts';

type Fact = readonly [label: string, value: string];

interface Differing {
  /** What the two versions say differently of the people in the dossier. */
  readonly differing: readonly Difference[];
}

/** The dossier as it stands, and what happened to it by the ward's log. */
export function WardVersion({ ward, differing }: Pick<ConflictDetail, 'ward'> & Differing) {
  const title = 'Máy chủ phường có';
  if (!ward)
    return (
      <Version title={title}>
        <p className="soft">Hồ sơ này chưa có ở quầy.</p>
      </Version>
    );
  const { status, appointment, holder, history } = ward;
  return (
    <Version title={title}>
      <Facts
        facts={[
          ['Tình trạng', dossierStatusWords[status]],
          ...(appointment ? [['Hẹn trả', formatDue(appointment)] as const] : []),
          ...(holder ? [['Người giữ hồ sơ', holder] as const] : []),
        ]}
      />
      <Differences facts={differing.map(({ label, ward: value }) => [label, value])} />
      <History title="Việc đã ghi" entries={history} />
    </Version>
  );
}

/** What one commit did or wanted to do, and what waits for it. */
export function TriedVersion({
  own,
  device,
  what,
  held,
  differing,
}: Pick<ConflictDetail, 'own' | 'device' | 'what' | 'held'> & Differing) {
  return (
    <Version title={own ? 'Quầy này đã ghi' : `${device} đã ghi`}>
      <Differences facts={differing.map(({ label, tried }) => [label, tried])} />
      <History title="Việc đã ghi" entries={what} />
      {held.length > 0 && (
        <Told title="Đang chờ theo việc này">
          {held.map(({ commitId, at, what: after }) => (
            <li key={commitId}>
              {workSentences(after)}
              <span className="soft small">{formatMoment(at)}</span>
            </li>
          ))}
        </Told>
      )}
    </Version>
  );
}

const Version = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="version stack" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const Differences = ({ facts }: { readonly facts: readonly Fact[] }) =>
  facts.length > 0 && (
    <div className="differing">
      <h3>Chỗ khác nhau</h3>
      <Facts facts={facts} />
    </div>
  );

const Told = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <h3>{title}</h3>
    <ul className="told">{children}</ul>
  </div>
);

const History = ({ title, entries }: { readonly title: string; readonly entries: readonly HistoryEntry[] }) =>
  entries.length > 0 && (
    <Told title={title}>
      {entries.map((entry, i) => (
        <li key={i}>
          {workSentence(entry)}
          <span className="soft small">{whenAndWho(entry)}</span>
        </li>
      ))}
    </Told>
  );
