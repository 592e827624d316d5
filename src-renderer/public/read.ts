import { useEffect, useState } from 'react';
import { type Failure, fail, type Result } from '../../src-shared/result.ts';

/** Asks the ward; everything that goes wrong is a failure with a code, never an exception. */
export async function read<T>(path: string, body?: unknown): Promise<Result<T>> {
  try {
    const answer = await fetch(
      path,
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    return (await answer.json()) as Result<T>;
  } catch {
    return fail('client.unreachable');
  }
}

/** What is at a path; late answers to another path are dropped. */
export function useRead<T>(path: string): { readonly data: T | null; readonly failure: Failure | null } {
  const [state, setState] = useState<{ data: T | null; failure: Failure | null }>({
    data: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = true;
    void read<T>(path).then((answer) => {
      if (wanted)
        setState(answer.ok ? { data: answer.value, failure: null } : { data: null, failure: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [path]);
  return state;
}
