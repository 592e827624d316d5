import { useState } from 'react';
import type { PadShown } from '../../src-shared/rating/shown.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { RatingMonths } from '../ui/rating/RatingMonths.tsx';
import { ShownChoices } from '../ui/rating/ShownChoices.tsx';

/** For leaders: what citizens answered in months that are over, and what the pad tells of who serves. */
export default function RatingScreen() {
  const months = useQuery('rating.months', {});
  const shown = useQuery('pad.shown', {}, 'pad', 'settings');
  const [error, setError] = useState('');
  const change = async ({ counter, officer }: PadShown) => {
    const done = await call('pad.show', { counter, officer });
    setError(done.ok ? '' : messageFor(done.error));
    shown.reload();
  };
  if (months.failure) return <p className="error">{messageFor(months.failure)}</p>;
  return (
    <section className="stack">
      <h1>Người dân đánh giá</h1>
      {shown.data && (
        <>
          <ShownChoices
            shown={shown.data}
            {...(shown.data.ofWard ? {} : { onChange: (next: PadShown) => void change(next) })}
          />
          {shown.data.ofWard && <p className="soft">Đặt ở trang quản lý của máy chủ phường.</p>}
        </>
      )}
      {error && (
        <p className="summary" role="alert">
          {error}
        </p>
      )}
      {months.data && <RatingMonths months={months.data.months} />}
    </section>
  );
}
