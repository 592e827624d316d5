import { useCallback, useEffect, useState } from 'react';
import type { ManageChannel, ManageInput, ManageOutput } from '../../src-shared/contract/manage.ts';
import { type Failure, fail, type Result } from '../../src-shared/result.ts';

/** Calls the ward server; everything that goes wrong is a failure with a code, never an exception. */
export async function ask<C extends ManageChannel>(
  channel: C,
  input: ManageInput<C>,
): Promise<Result<ManageOutput<C>>> {
  try {
    const answer = await fetch(`/manage/api/${channel}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const read = (await answer.json()) as Result<ManageOutput<C>>;
    if (!read.ok && read.error.code === 'managers.notSignedIn') for (const told of leavers) told();
    return read;
  } catch {
    return fail('client.unreachable');
  }
}

const leavers = new Set<() => void>();

/** Tells when the session has ended; answers how to stop. */
export function onSignedOut(told: () => void): () => void {
  leavers.add(told);
  return () => leavers.delete(told);
}

/** Reads a channel now and when asked to again. */
export function useAnswer<C extends ManageChannel>(channel: C, input: ManageInput<C>) {
  const [state, setState] = useState<{ data: ManageOutput<C> | null; failure: Failure | null }>({
    data: null,
    failure: null,
  });
  const key = JSON.stringify(input);
  const reload = useCallback(() => {
    void ask(channel, JSON.parse(key) as ManageInput<C>).then((answer) =>
      setState((before) =>
        answer.ok ? { data: answer.value, failure: null } : { data: before.data, failure: answer.error },
      ),
    );
  }, [channel, key]);
  useEffect(reload, [reload]);
  return { ...state, reload };
}
