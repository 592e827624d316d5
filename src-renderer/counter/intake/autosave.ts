import type { Result } from '../../../src-shared/result.ts';

/** Rest after a key before saving: a power cut takes at most this much typing. */
export const restMs = 200;
/** A full disk may be made room on while typing goes on. */
export const retryMs = 5_000;

export interface Autosave<T> {
  changed(value: T): void;
  /** Saves what is not saved yet, now; settles when nothing is on its way. */
  flush(): Promise<void>;
  /** No save begins after this; settles when the last one that was on its way has ended. */
  end(): Promise<void>;
}

/** One save at a time, the latest value wins, a failed one is tried again. `told` hears of every outcome. */
export function createAutosave<T, S>(
  save: (value: T) => Promise<Result<S>>,
  told: (answer: Result<S>) => void,
): Autosave<T> {
  let pending: { readonly value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let ended = false;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const drain = async () => {
    while (pending && !ended) {
      const mine: { readonly value: T } = pending;
      pending = null;
      const answer = await save(mine.value);
      if (ended) return;
      told(answer);
      if (answer.ok) continue;
      pending ??= mine;
      return later(retryMs);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    changed(value) {
      if (ended) return;
      pending = { value };
      later(restMs);
    },
    flush,
    end() {
      ended = true;
      pending = null;
      clearTimeout(timer);
      return running ?? Promise.resolve();
    },
  };
}
