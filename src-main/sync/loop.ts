import { fail, type Result } from '../../src-shared/result.ts';
import type { WriteDb } from '../store/brands.ts';
import { storeFailure } from '../store/failures.ts';
import { readCursor } from '../store/ward.ts';
import type { HttpWardClient } from './httpClient.ts';
import type { SyncPort, SyncState } from './port.ts';
import { createSync, type RoundDone } from './sync.ts';

export interface LoopDeps {
  readonly db: WriteDb;
  readonly device: string;
  readonly client: HttpWardClient;
  readonly clock: () => Date;
  /** From 0 to 1: counters that lost one server do not all come back in one moment. */
  readonly random: () => number;
  /** After a round that went through: what goes to the ward beside the log. Its failure is no failure of the round. */
  readonly after?: (stopped: () => boolean) => Promise<Result<unknown>>;
  /** What others wrote is here now, or how the exchange stands has changed. */
  readonly news: () => void;
}

export interface SyncLoop extends SyncPort {
  /** Nothing is written from here on; a request that is under way ends in nothing. */
  stop(): void;
}

/** A small page is taken in while nobody notices, a large one while somebody types. */
const batch = 100;
/** The server tells of news; this is for news that were lost on the way. */
const everyMs = 60_000;
const soonMs = 150;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** Exchanges with the ward server in the background: at once after work, when the server tells, and by the clock. */
export function startLoop({ db, device, client, clock, random, after, news }: LoopDeps): SyncLoop {
  const ended = new AbortController();
  const stopped = () => ended.signal.aborted;
  const sync = createSync({
    db,
    device,
    client,
    clock,
    batch,
    stopped,
  });
  let state: SyncState = { enrolled: true, lastContact: null, failure: null, skewMs: null };
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;

  const waitMs = () => {
    if (failures === 0) return everyMs;
    return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 10)) * (0.5 + random() / 2);
  };
  const plan = (ms: number) => {
    if (timer) clearTimeout(timer);
    if (ended.signal.aborted) return;
    timer = setTimeout(start, ms);
    timer.unref();
  };
  function start(): void {
    if (running) again = true;
    else running = run();
  }
  async function run(): Promise<void> {
    const done = await sync.round().catch(faultOf);
    if (ended.signal.aborted) return;
    const now = clock();
    const before = state;
    failures = done.ok ? 0 : failures + 1;
    state = done.ok
      ? {
          enrolled: true,
          lastContact: now.toISOString(),
          failure: null,
          skewMs: now.getTime() - Date.parse(done.value.serverNow),
        }
      : { ...state, failure: done.error.code };
    if (before.failure !== state.failure || (done.ok && done.value.pushed + done.value.pulled > 0)) news();
    if (done.ok && after) await after(stopped).catch(faultOf);
    running = null;
    plan(again ? 0 : waitMs());
    again = false;
  }
  async function follow(): Promise<void> {
    let misses = 0;
    while (!ended.signal.aborted) {
      const { code } = await client.follow((position) => {
        misses = 0;
        // What was new while the line was down was told to nobody.
        if (position === null || position > readCursor(db)) start();
      }, ended.signal);
      if (code !== 'sync.replayed') misses += 1;
      await pause(
        Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(misses, 6)) * (0.5 + random() / 2),
        ended.signal,
      );
    }
  }

  plan(0);
  void follow();
  return {
    state: () => state,
    retry: start,
    changed() {
      // The end of a round plans the next one, which would take the place of this one.
      if (running) again = true;
      else plan(soonMs);
    },
    stop() {
      ended.abort();
      if (timer) clearTimeout(timer);
    },
  };
}

const faultOf = (error: unknown): Result<RoundDone> => fail(storeFailure(error)?.code ?? 'api.internal');

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
