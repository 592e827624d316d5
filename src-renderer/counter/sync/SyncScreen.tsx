import type { SyncStatus } from '../../../src-shared/contract/sync.ts';
import { endsMembership } from '../../../src-shared/sync/enrolAnew.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { useCounter } from '../store.ts';
import { EnrolForm } from './EnrolForm.tsx';
import { SendActions } from './SendActions.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { sentencesOf } from './syncText.ts';
import { TaskList } from './TaskList.tsx';
import { WaitingList } from './WaitingList.tsx';
import './sync.css';

/** How the counter stands with the ward server: what a person has to look at, then what waits. */
export default function SyncScreen() {
  const { data, failure, reload } = useQuery('sync.status', {}, 'dossiers', 'sync');
  const role = useCounter((state) => state.staff?.role);
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const cutOff = endsMembership.has(data.failure ?? '');
  const [first, ...others] = sentencesOf(data);
  return (
    <section className="stack sync-page">
      <h1>Đồng bộ với máy chủ phường</h1>
      <div className={tones[data.state]} role="status">
        <p>
          <strong>{first}</strong>
        </p>
        {others.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {(data.state === 'alone' || cutOff) && role === 'administrator' && (
        <EnrolForm anew={cutOff} onDone={reload} />
      )}
      <SetAsideList />
      <TaskList />
      {data.state !== 'alone' && (
        <WaitingList>
          <SendActions {...data} />
        </WaitingList>
      )}
    </section>
  );
}

/** Only what a person has to do something about stands out. */
const tones: Readonly<Record<SyncStatus['state'], string>> = {
  alone: 'plain',
  synced: 'notice good',
  waiting: 'plain',
  offline: 'plain',
  attention: 'notice',
};
