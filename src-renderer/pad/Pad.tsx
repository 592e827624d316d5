import { useCallback, useEffect, useState } from 'react';
import type { PadView } from '../../src-shared/contract/pad.ts';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call, onPush } from '../client/call.ts';
import { Pairing } from './Pairing.tsx';
import { Question } from './Question.tsx';
import { Reasons } from './Reasons.tsx';

/** How long the thanks stand. */
const thanksMs = 3000;
/** Somebody who is still choosing reasons is not cut off, but the pad is not held for ever either. */
const writingMs = 180_000;
/** Below this a second tap is the same finger. */
const tapMs = 700;

type Step =
  | { readonly name: 'question' }
  | { readonly name: 'reasons'; readonly level: number }
  | { readonly name: 'thanks' };

/** Greeting, one question, thanks, greeting. Nothing of a person stays on it. */
export function Pad() {
  const [view, setView] = useState<PadView | null>(null);
  const [step, setStep] = useState<Step>({ name: 'question' });
  const [trouble, setTrouble] = useState('');
  const [unpaired, setUnpaired] = useState(false);

  const look = useCallback(async () => {
    const answer = await call('pad.view', {});
    setUnpaired(!answer.ok && answer.error.code === 'api.notPaired');
    if (answer.ok) setView(answer.value);
    setTrouble(answer.ok || answer.error.code === 'api.notPaired' ? '' : messageFor(answer.error));
  }, []);
  useEffect(() => void look(), [look]);
  useEffect(() => onPush((topic) => topic === 'pad' && void look()), [look]);

  const invitation = view?.state === 'awake' ? view.invitation : '';
  const msLeft = view?.state === 'awake' ? view.msLeft : 0;
  useEffect(() => {
    if (invitation) setStep({ name: 'question' });
  }, [invitation]);

  const send = useCallback(
    async (answer: RatingAnswer) => {
      setStep({ name: 'thanks' });
      const kept = await call('pad.rate', { invitation, answer });
      if (!kept.ok && kept.error.code !== 'pad.notAwake') setTrouble(messageFor(kept.error));
    },
    [invitation],
  );
  // The question goes away by itself; a level already chosen is an answer and is kept.
  useEffect(() => {
    if (step.name === 'thanks') {
      const timer = setTimeout(() => {
        setStep({ name: 'question' });
        void look();
      }, thanksMs);
      return () => clearTimeout(timer);
    }
    if (!invitation) return;
    const chosen = step.name === 'reasons' ? step.level : null;
    const timer = setTimeout(
      () => (chosen === null ? void look() : void send({ level: chosen, reasons: [], words: '' })),
      chosen === null ? msLeft + 50 : writingMs,
    );
    return () => clearTimeout(timer);
  }, [step, invitation, msLeft, look, send]);
  // A pad that lost its counter looks again by itself, so that nobody has to touch it.
  useEffect(() => {
    if (!trouble) return;
    const timer = setTimeout(() => void look(), 5000);
    return () => clearTimeout(timer);
  }, [trouble, look]);

  if (unpaired) return <Pairing onPaired={() => window.location.reload()} />;
  if (step.name === 'thanks')
    return (
      <main className="pad center">
        <h1>Xin cảm ơn ông/bà!</h1>
        <p>Ý kiến của ông/bà giúp phường phục vụ tốt hơn.</p>
      </main>
    );
  if (view?.state === 'awake' && step.name === 'reasons')
    return <Reasons onSend={(reasons, words) => void send({ level: step.level, reasons, words })} />;
  if (view?.state === 'awake')
    return (
      <Question
        key={view.invitation}
        guardMs={tapMs}
        onChoose={(level) =>
          level <= 2 ? setStep({ name: 'reasons', level }) : void send({ level, reasons: [], words: '' })
        }
      />
    );
  return (
    <main className="pad center">
      <h1>Xin chào</h1>
      <p>{view?.wardName ?? ''}</p>
      {trouble && <p className="pad-trouble">{trouble}</p>}
    </main>
  );
}
