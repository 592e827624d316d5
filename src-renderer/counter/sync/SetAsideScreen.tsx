import { useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { SetAsideDetail } from '../../../src-shared/contract/setAside.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../dossier/ConfirmDialog.tsx';
import { useCounter } from '../store.ts';
import { TriedVersion, WardVersion } from './Version.tsx';
import { differences } from './versions.ts';
import './sync.css';

/** What was written under the counter's old name beside what the ward has of its dossier, and what can be decided. */
export default function SetAsideScreen({ commitId }: { readonly commitId: string }) {
  const { data, failure } = useQuery('setAside.get', { commitId }, 'dossiers', 'sync');
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const { code, ward, tried } = data;
  const differing = differences(ward?.personal ?? null, tried);
  const name = ward?.applicantName || tried?.applicant.name;
  return (
    <section className="stack conflict">
      <header>
        <h1>Chưa có trong sổ của máy chủ phường{code && <span className="code"> · {code}</span>}</h1>
        {name && <p className="soft">{name}</p>}
      </header>
      <div className="versions">
        <WardVersion ward={ward} differing={differing} />
        <TriedVersion {...data} differing={differing} />
      </div>
      <Decision {...data} />
    </section>
  );
}

const ended: Readonly<Record<NonNullable<SetAsideDetail['settledAs']>, string>> = {
  entered: 'Đã ghi lại',
  dropped: 'Đã bỏ',
  arrived: 'Máy chủ phường đã có việc này',
};

interface Choice {
  readonly choice: 'enter' | 'drop';
  readonly word: string;
  readonly look: 'primary' | 'danger';
  readonly question: string;
  readonly sentence: string;
}

const choices: readonly Choice[] = [
  {
    choice: 'enter',
    word: 'Ghi lại',
    look: 'primary',
    question: 'Ghi lại việc này?',
    sentence: 'Việc vào sổ như đã làm, dưới tên mới của quầy; máy chủ phường xét theo đúng quy định.',
  },
  {
    choice: 'drop',
    word: 'Bỏ việc này',
    look: 'danger',
    question: 'Bỏ việc này?',
    sentence:
      'Chỉ bỏ khi đã làm lại hoặc ghi nhầm. Việc bị bỏ không lấy lại được; hồ sơ chỉ có ở đây thì bỏ cả hồ sơ.',
  },
];

function Decision({ commitId, dossierId, settledAt, settledAs, earlier }: SetAsideDetail) {
  const { open, back, staff } = useCounter();
  const [asking, setAsking] = useState<Choice | null>(null);
  const barred = staff?.role === 'specialist' ? messageFor({ code: 'role.counterOnly' }) : null;
  const first = earlier ? messageFor({ code: 'sync.earlierFirst' }) : null;
  const why = barred ?? first;
  return (
    <>
      {settledAt !== null && settledAs !== null && (
        <p className="status green" data-mark="✓">
          {ended[settledAs]} lúc {formatMoment(toLocalDateTime(settledAt))}.
        </p>
      )}
      <div className="row">
        {settledAt === null &&
          choices.map((one) => (
            <Button
              key={one.choice}
              look={one.look}
              why={one.choice === 'enter' ? why : barred}
              onPress={() => setAsking(one)}
            >
              {one.word}
            </Button>
          ))}
        {dossierId && <Button onPress={() => open({ name: 'dossier', id: dossierId })}>Mở hồ sơ</Button>}
        <Button onPress={back}>Quay lại</Button>
      </div>
      {why && settledAt === null && <p className="why">{why}</p>}
      {asking && (
        <ConfirmDialog
          title={asking.question}
          word={asking.word}
          work={() => call('setAside.settle', { commitId, choice: asking.choice })}
          onDone={back}
          onClose={() => setAsking(null)}
        >
          <p>{asking.sentence}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
