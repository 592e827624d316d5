import { useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { PadView } from '../../src-shared/contract/pad.ts';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import type { Failure } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { longestMs, next, type PadState, quietMs, start, thanksMs } from './padState.ts';

/** News may be lost (the counter restarted): the pad asks by itself too. */
const askAgainMs = 10_000;
const troubleMs = 6_000;

interface Pad {
  readonly state: PadState;
  readonly view: PadView | null;
  readonly failure: Failure | null;
  choose(level: number): void;
  edit(answer: RatingAnswer): void;
  more(): void;
  /** Sends the answer that is there, or the given one, then thanks. */
  send(answer?: RatingAnswer): void;
  /** The person touched the screen: what is being written is not cut off. */
  touched(): void;
}

/** The life of the pad: what main says, the taps, and the clocks that end each screen. */
export function usePad(): Pad {
  const { data: view, failure, reload } = useQuery('pad.view', {}, 'pad');
  const [state, tell] = useReducer(next, start);
  const lastTouch = useRef(0);
  const sending = useRef(false);

  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    if (!view) return;
    const left = latest.current;
    const chosen = left.stage === 'details' || (left.stage === 'thanks' && !left.sent);
    // The next visit begins: what was chosen before counts, then the pad is the next person's.
    if (chosen && view.state === 'awake' && view.invitation !== left.invitation)
      void call('pad.rate', { invitation: left.invitation, answer: left.answer });
    tell({ type: 'viewed', view });
  }, [view]);
  useEffect(() => {
    const every = setInterval(reload, askAgainMs);
    return () => clearInterval(every);
  }, [reload]);
  useEffect(() => {
    if (view?.state !== 'awake') return;
    const timer = setTimeout(reload, view.msLeft + 50);
    return () => clearTimeout(timer);
  }, [view, reload]);

  const submit = useCallback(
    async (invitation: string, answer: RatingAnswer) => {
      // Two taps are one answer.
      if (sending.current) return;
      sending.current = true;
      const kept = await call('pad.rate', { invitation, answer });
      sending.current = false;
      // The next visit has begun meanwhile: nothing to tell a person who has left.
      if (kept.ok || kept.error.code === 'pad.notAwake') tell({ type: 'sent' });
      else tell({ type: 'failed', message: messageFor(kept.error) });
      reload();
    },
    [reload],
  );

  const send = useCallback(
    (answer?: RatingAnswer) => {
      const now = latest.current;
      if (now.stage === 'details' || now.stage === 'thanks')
        void submit(now.invitation, answer ?? now.answer);
    },
    [submit],
  );

  const { stage } = state;
  const sent = state.stage === 'thanks' && state.sent;
  useEffect(() => {
    if (stage === 'thanks') {
      const timer = setTimeout(() => (sent ? tell({ type: 'over' }) : send()), thanksMs);
      return () => clearTimeout(timer);
    }
    if (stage === 'trouble') {
      const timer = setTimeout(() => {
        tell({ type: 'over' });
        reload();
      }, troubleMs);
      return () => clearTimeout(timer);
    }
    if (stage !== 'details') return;
    const since = performance.now();
    lastTouch.current = since;
    const watch = setInterval(() => {
      const now = performance.now();
      if (now - lastTouch.current >= quietMs || now - since >= longestMs) send();
    }, 1000);
    return () => clearInterval(watch);
  }, [stage, sent, send, reload]);

  return {
    state,
    view,
    failure,
    choose: (level) => tell({ type: 'chose', level }),
    edit: (answer) => tell({ type: 'edited', answer }),
    more: () => tell({ type: 'more' }),
    send,
    touched: () => {
      lastTouch.current = performance.now();
    },
  };
}
