import { useState } from 'react';
import { mostDesks } from '../../../src-shared/contract/queue.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { useCounter } from '../store.ts';
import { useDesk, useDeskStore } from './desk.ts';
import './queue.css';

/** Which desk calls, what waits, and the screens for citizens. */
export default function QueueScreen() {
  const desk = useDesk(useCounter((state) => state.counterName));
  const choose = useDeskStore((state) => state.choose);
  const { data, failure } = useQuery('queue.board', {}, 'queue');
  return (
    <section className="stack">
      <h1>Gọi số</h1>
      {failure && <p className="error">{messageFor(failure)}</p>}
      <Stepper label="Quầy số" value={desk} min={1} max={mostDesks} onChange={choose} />
      <p className="soft">
        {data?.used
          ? `Đang chờ ${data.waiting} số. Nút gọi số ở cột bên trái.`
          : 'Hôm nay chưa ai lấy số. Khi có người lấy số ở màn hình sảnh, nút gọi số hiện ở cột bên trái.'}
      </p>
      <section className="stack">
        <h2>Đang gọi</h2>
        {data?.calls.length === 0 && <p className="soft">Chưa có số nào đang được gọi.</p>}
        <ul className="queue-calls">
          {data?.calls.map(({ number, desk: at }) => (
            <li key={number}>
              Số <strong>{number}</strong>, quầy {at}
            </li>
          ))}
        </ul>
      </section>
      <PairScreens />
    </section>
  );
}

/** In the browser host another machine becomes the lobby's screen or the display with a code from here. */
function PairScreens() {
  const [pairing, setPairing] = useState<{ code: string; lobby: string; display: string } | null>(null);
  const [error, setError] = useState('');
  if (window.quay) return null;
  const ask = async () => {
    const answer = await call('queue.pairingCode', {});
    if (answer.ok) setPairing(answer.value);
    setError(answer.ok ? '' : messageFor(answer.error));
  };
  return (
    <div className="row">
      <Button onPress={() => void ask()}>Ghép màn hình sảnh</Button>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {pairing && (
        <Dialog title="Ghép màn hình sảnh" onClose={() => setPairing(null)}>
          <p>
            Màn hình cho người dân: mở <strong>{pairing.lobby}</strong>. Màn hình gọi số: mở{' '}
            <strong>{pairing.display}</strong>. Rồi nhập mã:
          </p>
          <p className="big-code">{pairing.code.replace(/(\d{3})/, '$1 ')}</p>
          <p className="soft">Mã dùng một lần, trong 5 phút; mỗi màn hình một mã.</p>
        </Dialog>
      )}
    </div>
  );
}
