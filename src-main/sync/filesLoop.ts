import { fail, type Result } from '../../src-shared/result.ts';
import type { FileSync } from './files.ts';

export interface FilesLoop {
  /** There may be something to exchange, or the line is there again. */
  wake(): void;
  stop(): void;
}

const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** What was put off is looked at again. */
const everyMs = 10 * 60_000;

/** Exchanges files in the background, beside the commits and never before them. `random` from 0 to 1. */
export function startFilesLoop({ round }: Pick<FileSync, 'round'>, random: () => number): FilesLoop {
  let ended = false;
  let timer: NodeJS.Timeout | null = null;
  let running = false;
  let again = false;
  let failures = 0;

  const waitMs = () =>
    failures === 0
      ? everyMs
      : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 10)) * (0.5 + random() / 2);
  function plan(ms: number): void {
    if (timer) clearTimeout(timer);
    if (ended) return;
    timer = setTimeout(() => void run(), ms);
    timer.unref();
  }
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    again = false;
    const done = await round().catch((): Result<void> => fail('api.internal'));
    running = false;
    failures = done.ok ? 0 : failures + 1;
    plan(again && done.ok ? 0 : waitMs());
  }

  plan(0);
  return {
    wake() {
      again = true;
      if (!running) plan(0);
    },
    stop() {
      ended = true;
      if (timer) clearTimeout(timer);
    },
  };
}
