import { useQuery } from '../../client/useQuery.ts';
import { useCounter, useScreen } from '../store.ts';
import { lineOf } from './syncText.ts';
import './sync.css';

/** How this counter stands with the ward server: one quiet line, and the way to the page about it. */
export function SyncLine({ today }: { readonly today: string }) {
  const open = useCounter((state) => state.open);
  const screen = useScreen();
  const { data } = useQuery('sync.status', {}, 'dossiers', 'sync');
  if (!data) return null;
  const { mark, text } = lineOf(data, today);
  return (
    <button
      type="button"
      className={`sync small ${data.state}`}
      data-mark={mark || undefined}
      aria-current={screen.name === 'sync' ? 'page' : undefined}
      onClick={() => open({ name: 'sync' })}
    >
      <span>{text}</span>
    </button>
  );
}
