import { useEffect, useRef, useState } from 'react';
import type { Ticket } from '../../src-shared/contract/queue.ts';
import { laneWords } from '../../src-shared/document/ticket.ts';
import type { Result } from '../../src-shared/result.ts';
import { lobbyButtons } from '../../src-shared/text/lobbyWords.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { PrintButton } from './PrintButton.tsx';
import { useVisit } from './visit.ts';

const notOurs = 'Mã vừa quét không phải mã trên phiếu của phường. Đưa đúng phiếu, hoặc lấy số bên dưới.';

/** A number, nothing else: in turn, before others, or before others by a slip that sent somebody for papers. */
export function TicketPage() {
  const { view, scan, home } = useVisit();
  const [ticket, setTicket] = useState<Ticket | null>(null);
  const [problem, setProblem] = useState('');
  const busy = useRef(false);
  const take = async (asked: () => Promise<Result<Ticket>>) => {
    // A second tap of a trembling finger takes no second number.
    if (busy.current) return;
    busy.current = true;
    const answer = await asked();
    busy.current = false;
    setProblem(answer.ok ? '' : messageFor(answer.error));
    if (answer.ok) setTicket(answer.value);
  };
  useEffect(() => {
    if (!scan) return;
    const { slip } = scan;
    if (slip) void take(() => call('lobby.returnTicket', { code: slip.code, secret: slip.lookupSecret }));
    else setProblem(notOurs);
  }, [scan?.nth]);
  if (ticket) return <Taken ticket={ticket} onDone={home} />;
  return (
    <>
      <h1>{lobbyButtons.ticket}</h1>
      <p>Không cần ghi tên. Có phiếu hướng dẫn hoặc phiếu bổ sung giấy tờ thì đưa mã vuông vào máy quét.</p>
      <p role="alert" className="lobby-problem">
        {problem}
      </p>
      <button
        type="button"
        className="button primary lobby-take-number"
        onClick={() => void take(() => call('lobby.takeTicket', { first: false }))}
      >
        Lấy số thường
      </button>
      <section className="lobby-part lobby-note" aria-labelledby="priority">
        <h2 id="priority">Được mời trước</h2>
        <p>{view.priority.join(' · ')}</p>
        <button
          type="button"
          className="button lobby-take-number"
          onClick={() => void take(() => call('lobby.takeTicket', { first: true }))}
        >
          Lấy số ưu tiên
        </button>
      </section>
    </>
  );
}

function Taken({ ticket, onDone }: { readonly ticket: Ticket; readonly onDone: () => void }) {
  const { number, lane, waiting } = ticket;
  return (
    <section className="lobby-ticket" role="status">
      <h1>Số của ông/bà</h1>
      <p className="lobby-number">{number}</p>
      <p className="lobby-lead">{laneWords[lane]}</p>
      <p>
        {waiting === 0 ? 'Chưa có ai chờ.' : `Đang có ${waiting} số chờ.`} Xin nhớ số này; số được gọi bằng
        tiếng và hiện trên màn hình.
      </p>
      <div className="lobby-row">
        <PrintButton word="In số" about={String(number)} ask={() => call('lobby.printTicket', { number })} />
        <button type="button" className="button primary" onClick={onDone}>
          Tôi đã nhớ số
        </button>
      </div>
    </section>
  );
}
