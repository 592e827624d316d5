import { useState } from 'react';
import type { SyncStatus } from '../../../src-shared/contract/sync.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { useOutput } from '../register/useOutput.ts';
import { manages, useCounter } from '../store.ts';
import { EnrolForm } from './EnrolForm.tsx';
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
      {data.state !== 'alone' && <Actions {...data} />}
      {data.state === 'alone' && role === 'administrator' && <EnrolForm onDone={reload} />}
      <TaskList />
      {data.state !== 'alone' && <WaitingList />}
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

function Actions({ waiting }: SyncStatus) {
  const staff = useCounter((state) => state.staff);
  const [said, setSaid] = useState<{ readonly bad: boolean; readonly text: string } | null>(null);
  const output = useOutput();
  const retry = async () => {
    const answer = await call('sync.retry', {});
    setSaid(
      answer.ok
        ? { bad: false, text: 'Đang gửi lại. Có thể làm việc khác; kết quả hiện ở trang này.' }
        : { bad: true, text: messageFor(answer.error) },
    );
  };
  const nothing = waiting === 0 ? 'Không có việc nào chờ gửi' : null;
  return (
    <div className="stack tight">
      <div className="row">
        <Button look="primary" onPress={() => void retry()}>
          Gửi lại ngay
        </Button>
        {manages(staff) && (
          <Button why={nothing ?? output.why} onPress={() => output.export(() => call('sync.export', {}))}>
            Xuất tệp
          </Button>
        )}
      </div>
      {manages(staff) && (
        <p className="soft small">
          Tệp xuất ra có dữ liệu cá nhân của người dân: chỉ giao cho người quản trị máy chủ phường, nạp xong
          thì xóa.
        </p>
      )}
      <p className={said?.bad ? 'error' : 'soft'} role="status">
        {said?.text}
      </p>
      <p className={output.said?.tone === 'bad' ? 'error' : 'soft'} role="status">
        {output.said?.text}
      </p>
    </div>
  );
}
