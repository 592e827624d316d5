import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelName, InputOf, OutputOf, PushTopic } from '../../src-shared/contract/index.ts';
import type { Failure } from '../../src-shared/result.ts';
import { call, onPush } from './call.ts';

export interface Query<C extends ChannelName> {
  /** Null until the first answer; the last good one while a newer is on its way. */
  readonly data: OutputOf<C> | null;
  readonly failure: Failure | null;
  reload(): void;
}

/** Reads a channel now, when its input changes, and when main says so. Late answers are dropped. */
export function useQuery<C extends ChannelName>(
  channel: C,
  input: InputOf<C>,
  ...topics: readonly PushTopic[]
): Query<C> {
  const [state, setState] = useState<Pick<Query<C>, 'data' | 'failure'>>({ data: null, failure: null });
  const latest = useRef(0);
  const key = JSON.stringify(input);
  const reload = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    void call(channel, JSON.parse(key) as InputOf<C>).then((answer) => {
      if (mine !== latest.current) return;
      setState((before) =>
        answer.ok ? { data: answer.value, failure: null } : { data: before.data, failure: answer.error },
      );
    });
  }, [channel, key]);
  useEffect(reload, [reload]);
  const heard = topics.join(' ');
  useEffect(() => {
    if (heard === '') return;
    const wanted = new Set(heard.split(' '));
    return onPush((told) => wanted.has(told) && reload());
  }, [heard, reload]);
  return { ...state, reload };
}
