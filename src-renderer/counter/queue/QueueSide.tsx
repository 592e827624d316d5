import { useQuery } from '../../client/useQuery.ts';
import { useCounter } from '../store.ts';
import { useDesk } from './desk.ts';
import { QueueButtons } from './QueueButtons.tsx';
import './queue.css';

/** Beside every screen, on days on which anybody takes numbers. */
export function QueueSide() {
  const desk = useDesk(useCounter((state) => state.counterName));
  const { data } = useQuery('queue.board', {}, 'queue');
  return data?.used ? <QueueButtons board={data} desk={desk} /> : null;
}
