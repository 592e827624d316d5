import { useEffect, useRef } from 'react';
import type { Board } from '../../src-shared/contract/queue.ts';
import { queueCall } from '../../src-shared/voice/queueCall.ts';
import { say } from '../lobby/voice.ts';
import { newCalls } from './newCalls.ts';

/** Says what is newly called, one after the other; what was called before this screen came up is shown alone. */
export function useAnnouncements(board: Board | null): void {
  const heard = useRef<{ day: string; announced: number } | null>(null);
  const speaking = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (!board) return;
    const { day, calls } = board;
    const begins = heard.current === null;
    const since = heard.current?.day === day ? heard.current.announced : 0;
    const { fresh, announced } = newCalls(calls, since);
    heard.current = { day, announced };
    if (begins) return;
    for (const { number, desk } of fresh)
      speaking.current = speaking.current.then(() => say(queueCall({ number }, desk) ?? []));
  }, [board]);
}
