import { useEffect, useState } from 'react';

/** True once something has gone on for longer than people take for at once. */
export function useSlow(busy: boolean, after = 300): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), after);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy, after]);
  return slow && busy;
}
