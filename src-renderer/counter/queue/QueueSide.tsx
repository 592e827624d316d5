import { useQuery } from '../../client/useQuery.ts';
import { useCounter } from '../store.ts';
import { readDesk } from './desk.ts';
import { QueueButtons } from './QueueButtons.tsx';
import './queue.css';

/** Beside every screen, on days on which anybody takes numbers. */
export function QueueSide() {
  const counterName = useCounter((state) => state.counterName);
  // The desk may have been chosen anew on the queue's own screen.
  useCounter((state) => state.screens);
  const { data } = useQuery('queue.board', {}, 'queue');
  return data?.used ? <QueueButtons board={data} desk={readDesk(counterName)} /> : null;
}
