import { useCallback, useEffect, useState } from 'react';

/** Without a touch for this long a person is asked whether they are still there, */
export const quietMs = 90_000;
/** and this much later everything of them is forgotten. */
export const answerMs = 30_000;

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

interface Idle {
  readonly asking: boolean;
  /** Somebody is still there. */
  stay(): void;
}

/** Asks a quiet screen's person, then calls `forget`. Runs no clock while there is nothing to forget. */
export function useIdle(somethingToForget: boolean, forget: () => void): Idle {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!somethingToForget) return;
    if (asking) {
      const timer = setTimeout(forget, answerMs);
      return () => clearTimeout(timer);
    }
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAsking(true), quietMs);
    };
    begin();
    for (const sign of signs) window.addEventListener(sign, begin, true);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, begin, true);
    };
  }, [somethingToForget, asking, forget]);
  return { asking: asking && somethingToForget, stay: useCallback(() => setAsking(false), []) };
}
