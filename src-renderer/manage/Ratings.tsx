import { nothingShown, type PadShown } from '../../src-shared/rating/shown.ts';
import { type BodyOf, settingOf } from '../../src-shared/sync/settings.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { RatingMonths } from '../ui/rating/RatingMonths.tsx';
import { ShownChoices } from '../ui/rating/ShownChoices.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';

/** What citizens answered at all counters and by code, and what the pads tell of who serves. */
export function Ratings() {
  const months = useAnswer('ratings', {});
  const decided = useAnswer('settings', { kind: 'pad' });
  const { error, run } = useAction(decided.reload);
  const failure = months.failure ?? decided.failure;
  if (failure && !months.data) return <Refusal text={messageFor(failure)} />;
  const shown = decided.data?.settings[0]?.setting.body as BodyOf<'pad'> | undefined;
  const change = (next: PadShown) => run(() => ask('change', { settings: [settingOf('pad', next)] }));
  return (
    <section className="stack">
      {decided.data && <ShownChoices shown={shown ?? nothingShown} onChange={change} />}
      <Refusal text={error} />
      {months.data && <RatingMonths months={months.data.months} />}
    </section>
  );
}
