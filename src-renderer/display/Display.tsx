import { useEffect } from 'react';
import { formatDay } from '../../src-shared/calendar/format.ts';
import { useQuery } from '../client/useQuery.ts';
import { useSettings } from '../lobby/useSettings.ts';
import { Pairing } from '../pad/Pairing.tsx';
import { useAnnouncements } from './useAnnouncements.ts';

/** News may be lost (the counter restarted): the display asks by itself too. */
const askAgainMs = 10_000;
/** More at once cannot be read from the back of the room. */
const mostShown = 6;

/** Which number goes to which desk, read from across the room; the newest largest. */
export function Display() {
  const { data: board, failure, reload } = useQuery('lobby.board', {}, 'queue', 'settings');
  useEffect(() => {
    const every = setInterval(reload, askAgainMs);
    return () => clearInterval(every);
  }, [reload]);
  useSettings();
  useAnnouncements(board);
  if (failure?.code === 'api.notPaired')
    return (
      <main className="display-pairing">
        <Pairing screen="lobby" />
      </main>
    );
  if (!board) return <main className="display" />;
  const [newest, ...others] = board.calls.slice(0, mostShown);
  return (
    <main className="display">
      <header>
        <h1>{board.wardName}</h1>
        <p>{formatDay(board.day)}</p>
      </header>
      {newest ? (
        <section className="display-newest" aria-live="assertive" key={newest.turn}>
          <p>Mời số</p>
          <p className="display-number">{newest.number}</p>
          <p className="display-desk">đến quầy {newest.desk}</p>
        </section>
      ) : (
        <section className="display-newest">
          <p className="display-desk">Mời ông/bà lấy số</p>
        </section>
      )}
      {others.length > 0 && (
        <ul className="display-others" aria-label="Đã gọi">
          {others.map(({ number, desk }) => (
            <li key={number}>
              <strong>{number}</strong> quầy {desk}
            </li>
          ))}
        </ul>
      )}
      <footer>
        <p>{board.waiting === 0 ? 'Không có số chờ' : `Đang chờ: ${board.waiting} số`}</p>
        {failure && <p>Màn hình đang chờ nối với quầy.</p>}
      </footer>
    </main>
  );
}
