import { useState } from 'react';
import type { Board } from '../../../src-shared/contract/queue.ts';
import type { Result } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { Button } from '../../ui/Button.tsx';

interface Props {
  readonly board: Board;
  readonly desk: number;
}

const noneCalled = 'Quầy này chưa gọi số nào.';

/** Calls numbers to this desk: the next one, the same one again, away, done. */
export function QueueButtons({ board, desk }: Props) {
  const [said, setSaid] = useState('');
  const current = board.calls.find((one) => one.desk === desk);
  const run = async (ask: () => Promise<Result<unknown>>) => {
    const answer = await ask();
    setSaid(answer.ok ? '' : messageFor(answer.error));
  };
  const next = async () => {
    const answer = await call('queue.next', { desk });
    setSaid(answer.ok ? (answer.value.number === null ? 'Không còn ai chờ.' : '') : messageFor(answer.error));
  };
  const absent = async () => {
    const answer = await call('queue.absent', { desk });
    if (!answer.ok) return setSaid(messageFor(answer.error));
    setSaid(answer.value.over ? 'Vắng quá số lần cho phép: số này đã hết.' : 'Đã chuyển xuống cuối hàng.');
  };
  const why = current ? null : noneCalled;
  return (
    <section className="queue-buttons" aria-label={`Gọi số ở quầy ${desk}`}>
      <p>
        Quầy {desk}: <strong>{current ? `số ${current.number}` : 'chưa gọi'}</strong>, chờ {board.waiting}
        {board.first > 0 && ` (mời trước ${board.first})`}
      </p>
      <Button look="primary" wide onPress={() => void next()}>
        Gọi số tiếp
      </Button>
      <div className="queue-more">
        <Button why={why} onPress={() => void run(() => call('queue.again', { desk }))}>
          Gọi lại
        </Button>
        <Button why={why} onPress={() => void absent()}>
          Vắng
        </Button>
        <Button why={why} onPress={() => void run(() => call('queue.done', { desk }))}>
          Xong
        </Button>
      </div>
      <p role="status" className="small">
        {said}
      </p>
    </section>
  );
}
