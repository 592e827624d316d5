import { pause } from './pause.ts';

/** After work at the counter the exchange stands aside for so long, */
const restMs = 250;
/** but where work follows work, no longer than this between two steps of its own. */
const longestMs = 1000;

/** Lets what is long go on in the pauses of the people at the counter. */
export interface Rest {
  worked(): void;
  /** Comes back when nobody has worked for a moment, or after a second. */
  rest(): Promise<void>;
}

export function createRest(clock: () => Date, signal: AbortSignal): Rest {
  let last = Number.NEGATIVE_INFINITY;
  return {
    worked() {
      last = clock().getTime();
    },
    async rest() {
      // Counted by what was waited, not by the clock, which may be set back meanwhile.
      for (let left = longestMs; left > 0 && !signal.aborted; ) {
        const ms = Math.min(last + restMs - clock().getTime(), restMs, left);
        if (ms <= 0) return;
        await pause(ms, signal);
        left -= ms;
      }
    },
  };
}
