import { useCallback, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import type { PadView } from '../../src-shared/contract/pad.ts';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import { codeTextLength } from '../../src-shared/rating/code.ts';
import type { Failure } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { useScan } from '../ui/useScan.ts';
import { longestMs, next, type PadState, quietMs, start, thanksMs } from './padState.ts';

/** News may be lost (the counter restarted): the pad asks by itself too. */
const askAgainMs = 10_000;
const troubleMs = 6_000;

interface Pad {
  readonly state: PadState;
  readonly view: PadView | null;
  readonly failure: Failure | null;
  choose(level: number): void;
  /** The face was tapped by mistake. */
  again(): void;
  edit(answer: RatingAnswer): void;
  more(): void;
  /** Sends the answer that is there, or the given one, then thanks. */
  send(answer?: RatingAnswer): void;
  /** Exchanges the question for a code to rate by later. */
  later(): void;
  /** Opens the keys for a code, or goes on with what is typed of it. */
  typeCode(typed: string): void;
  /** Back to the greeting. */
  leave(): void;
  /** The person touched the screen: what is being written is not cut off. */
  touched(): void;
}

/** The life of the pad: what main says, the taps, and the clocks that end each screen. */
export function usePad(): Pad {
  const { data: view, failure, reload } = useQuery('pad.view', {}, 'pad');
  const [state, tell] = useReducer(next, start);
  const lastTouch = useRef(0);
  const busy = useRef(false);

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

  /** Two taps are one call. */
  const once = useCallback(async (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    await work();
    busy.current = false;
  }, []);

  const send = useCallback(
    (answer?: RatingAnswer) =>
      void once(async () => {
        const now = latest.current;
        if (now.stage !== 'details' && now.stage !== 'thanks') return;
        const kept = await call('pad.rate', { invitation: now.invitation, answer: answer ?? now.answer });
        // The next visit has begun meanwhile: nothing to tell a person who has left.
        if (kept.ok || kept.error.code === 'pad.notAwake') tell({ type: 'sent' });
        else tell({ type: 'failed', message: messageFor(kept.error) });
        reload();
      }),
    [once, reload],
  );

  const later = () =>
    void once(async () => {
      const now = latest.current;
      if (now.stage !== 'question') return;
      const code = await call('pad.takeCode', { invitation: now.invitation });
      if (code.ok) tell({ type: 'later', invitation: now.invitation, code: code.value });
      else if (code.error.code !== 'pad.notAwake') tell({ type: 'failed', message: messageFor(code.error) });
      reload();
    });

  const openCode = (text: string) =>
    void once(async () => {
      const opened = await call('pad.openCode', { text });
      if (!opened.ok) tell({ type: 'refused', message: messageFor(opened.error) });
      reload();
    });
  const typeCode = (typed: string) => {
    tell({ type: 'typed', typed: typed.slice(0, codeTextLength) });
    if (typed.length >= codeTextLength) openCode(typed);
  };
  useScan((text) => {
    const { stage } = latest.current;
    if (stage !== 'idle' && stage !== 'code') return;
    tell({ type: 'typed', typed: '' });
    openCode(text);
  });

  const { stage } = state;
  const sent = state.stage === 'thanks' && state.sent;
  useEffect(() => {
    const after = (ms: number, work: () => void) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    };
    const end = () => {
      tell({ type: 'over' });
      reload();
    };
    if (stage === 'thanks') return after(thanksMs, () => (sent ? tell({ type: 'over' }) : send()));
    if (stage === 'trouble') return after(troubleMs, end);
    if (stage !== 'details' && stage !== 'code' && stage !== 'later') return;
    const since = performance.now();
    lastTouch.current = since;
    const watch = setInterval(() => {
      const now = performance.now();
      if (now - lastTouch.current < quietMs && now - since < longestMs) return;
      if (stage === 'details') send();
      else end();
    }, 1000);
    return () => clearInterval(watch);
  }, [stage, sent, send, reload]);

  return {
    state,
    view,
    failure,
    choose: (level) => tell({ type: 'chose', level }),
    again: () => tell({ type: 'again' }),
    edit: (answer) => tell({ type: 'edited', answer }),
    more: () => tell({ type: 'more' }),
    send,
    later,
    typeCode,
    leave: () => {
      tell({ type: 'over' });
      reload();
    },
    touched: () => {
      lastTouch.current = performance.now();
    },
  };
}
