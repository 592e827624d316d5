import { useState } from 'react';
import { formatDay } from '../../src-shared/calendar/format.ts';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DossierTable } from './DossierTable.tsx';
import { wordsOf } from './lists.ts';
import { RatingFigures } from './RatingFigures.tsx';
import { manages, useCounter } from './store.ts';

/** What waits today: late and due soon first, then today's dossiers, then how people were served. */
export function HomeScreen() {
  const { open, staff, wardName } = useCounter();
  const summary = useQuery('home.summary', {}, 'dossiers');
  const late = useQuery('dossier.list', { list: 'late', limit: 5, offset: 0 }, 'dossiers');
  const soon = useQuery('dossier.list', { list: 'dueSoon', limit: 5, offset: 0 }, 'dossiers');
  const today = useQuery('dossier.list', { list: 'today', limit: 8, offset: 0 }, 'dossiers');
  const { data, failure } = summary;
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const urgent = [...(late.data?.rows ?? []), ...(soon.data?.rows ?? [])];
  return (
    <div className="home">
      <section className="stack">
        <header className="row spread">
          <div>
            <h1>{wardName}</h1>
            <p className="soft">{formatDay(data.day)}</p>
          </div>
          <PairPad />
        </header>
        {data.recoveryKeyPending && manages(staff) && (
          <button type="button" className="task" onClick={() => open({ name: 'recoveryKey' })}>
            <strong>In khóa khôi phục và cất vào két</strong>
            <span>Mất máy hoặc mất tệp khóa mà không có khóa này thì không ai mở lại được sổ.</span>
          </button>
        )}
        <div className="jobs">
          {urgentLists
            .filter((list) => (data.lists[list] ?? 0) > 0)
            .map((list) => (
              <button
                type="button"
                className="task"
                key={list}
                onClick={() => open(list === 'incoming' ? { name: 'incoming' } : { name: 'list', list })}
              >
                <strong>
                  {data.lists[list]} · {wordsOf(list).title}
                </strong>
                <span>{wordsOf(list).about}</span>
              </button>
            ))}
          {data.feedback.late > 0 && (
            <button type="button" className="task" onClick={() => open({ name: 'feedbackList' })}>
              <strong>{data.feedback.late} phản ánh, kiến nghị quá hạn</strong>
              <span>Chuyển trong 5 ngày làm việc; trả lời đúng ngày đã hẹn.</span>
            </button>
          )}
          {data.drafts > 0 && (
            <button type="button" className="task" onClick={() => open({ name: 'drafts' })}>
              <strong>{data.drafts} hồ sơ nháp</strong>
              <span>Đang nhập dở, mở lại để làm tiếp.</span>
            </button>
          )}
        </div>
        <section className="stack">
          <h2>Quá hạn và sắp đến hạn</h2>
          <DossierTable narrow rows={urgent} empty="Không có hồ sơ quá hạn hoặc sắp đến hạn." />
        </section>
        <section className="stack">
          <h2>Hồ sơ hôm nay</h2>
          <DossierTable
            narrow
            rows={today.data?.rows ?? []}
            empty="Hôm nay chưa tiếp nhận hồ sơ nào. Gõ tên thủ tục vào ô tìm ở trên (F2) để bắt đầu."
          />
        </section>
      </section>
      <RatingFigures ratings={data.ratings} />
    </div>
  );
}

/** What cannot wait: told on the first screen, with what to do. */
const urgentLists: readonly DossierList[] = [
  'incoming',
  'apologyDue',
  'forLeader',
  'toTell',
  'waitingReturn',
];

/** In the browser host a second screen becomes the pad with a code from here. */
function PairPad() {
  const [pairing, setPairing] = useState<{ code: string; address: string } | null>(null);
  const [error, setError] = useState('');
  if (window.quay) return null;
  const ask = async () => {
    const answer = await call('pad.pairingCode', {});
    if (answer.ok) setPairing(answer.value);
    setError(answer.ok ? '' : messageFor(answer.error));
  };
  return (
    <>
      <Button onPress={() => void ask()}>Ghép màn hình đánh giá</Button>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {pairing && (
        <Dialog title="Ghép màn hình đánh giá" onClose={() => setPairing(null)}>
          <p>
            Trên máy hoặc máy tính bảng đặt cạnh quầy, mở <strong>{pairing.address}</strong> rồi nhập mã:
          </p>
          <p className="big-code">{pairing.code.replace(/(\d{3})/, '$1 ')}</p>
          <p className="soft">Mã dùng một lần, trong 5 phút.</p>
        </Dialog>
      )}
    </>
  );
}
