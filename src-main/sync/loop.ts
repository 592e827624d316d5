import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { WriteDb } from '../store/brands.ts';
import { storeFailure } from '../store/failures.ts';
import { readCursor } from '../store/ward.ts';
import type { FileGate } from './files.ts';
import type { HttpWardClient } from './httpClient.ts';
import { pause } from './pause.ts';
import type { SyncPort, SyncState } from './port.ts';
import { createRest } from './rest.ts';
import { settingsExchange } from './settings.ts';
import { createSync, type RoundDone } from './sync.ts';

export interface LoopDeps {
  readonly db: WriteDb;
  readonly device: string;
  readonly client: HttpWardClient;
  readonly clock: () => Date;
  readonly files?: FileGate;
  /** From 0 to 1: counters that lost one server do not all come back in one moment. */
  readonly random: () => number;
  /** After a round that went through: what goes to the ward beside the log. Its failure is no failure of the round. */
  readonly after?: (stopped: () => boolean) => Promise<Result<unknown>>;
  /** What others wrote is here now, or how the exchange stands has changed. */
  readonly news: (what: { readonly settings: boolean }) => void;
}

export interface SyncLoop extends SyncPort {
  /** Nothing is written from here on; a request that is under way ends in nothing. */
  stop(): void;
}

/** A small page is taken in while nobody notices, a large one while somebody types. */
export const batchAtWork = 100;
/** The server tells of news; this is for news that were lost on the way. */
const everyMs = 60_000;
const soonMs = 150;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** How often the whole log is compared with the ward's. */
const compareEveryMs = 3_600_000;

/** Exchanges with the ward server in the background: at once after work, when the server tells, and by the clock. */
export function startLoop({ db, device, client, clock, files, random, after, news }: LoopDeps): SyncLoop {
  const ended = new AbortController();
  const stopped = () => ended.signal.aborted;
  const { worked, rest } = createRest(clock, ended.signal);
  const sync = createSync({
    db,
    device,
    client,
    clock,
    ...(files ? { files } : {}),
    batch: batchAtWork,
    rest,
    stopped,
  });
  const exchangeSettings = settingsExchange({ db, client, stopped });
  let state: SyncState = { enrolled: true, lastContact: null, failure: null, skewMs: null };
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  /** A round comes within `soonMs`. */
  let soon = false;
  let failures = 0;
  /** What the last comparison left for a person. */
  let alarm: string | null = null;
  let compareDue = false;
  let compareTimer: NodeJS.Timeout | null = null;

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
  const planCompare = (ms: number) => {
    if (compareTimer) clearTimeout(compareTimer);
    compareTimer = setTimeout(compareSoon, ms);
    compareTimer.unref();
  };
  function compareSoon(): void {
    compareDue = true;
    start();
  }
  /** True where something was put right. */
  async function compared(): Promise<boolean> {
    compareDue = false;
    planCompare(compareEveryMs);
    const done = await sync.compare().catch(faultOf);
    if (done.ok) alarm = done.value.alarm;
    return done.ok && done.value.mended > 0;
  }
  function start(): void {
    soon = false;
    if (running) again = true;
    else running = run();
  }
  /** First the dossiers, then what the ward decided: neither waits for the other to be sent. */
  async function round(): Promise<Result<RoundDone & { readonly settings: boolean }>> {
    const done = await sync.round();
    if (!done.ok) return done;
    const settings = await exchangeSettings(done.value.revision);
    return settings.ok ? ok({ ...done.value, settings: settings.value }) : settings;
  }
  async function run(): Promise<void> {
    const done = await round().catch(faultOf);
    if (ended.signal.aborted) return;
    if (done.ok && done.value.compared) alarm = done.value.compared.alarm;
    const mended = done.ok && compareDue && (await compared());
    if (ended.signal.aborted) return;
    const now = clock();
    const before = state;
    failures = done.ok ? 0 : failures + 1;
    state = done.ok
      ? {
          enrolled: true,
          lastContact: now.toISOString(),
          failure: alarm,
          skewMs: now.getTime() - Date.parse(done.value.serverNow),
        }
      : { ...state, failure: done.error.code };
    const settings = done.ok && done.value.settings;
    const moved = done.ok && (done.value.pushed + done.value.pulled > 0 || done.value.compared !== null);
    if (before.failure !== state.failure || moved || mended || settings) news({ settings });
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
  // Not all counters of a ward in one moment.
  planCompare(compareEveryMs * random());
  void follow();
  return {
    state: () => state,
    retry: start,
    compare: compareSoon,
    changed() {
      worked();
      // The end of a round plans the next one, which would take the place of this one.
      if (running) again = true;
      // Not put off by each further piece of work.
      else if (!soon) {
        soon = true;
        plan(soonMs);
      }
    },
    stop() {
      ended.abort();
      if (timer) clearTimeout(timer);
      if (compareTimer) clearTimeout(compareTimer);
    },
  };
}

const faultOf = (error: unknown): Result<never> => fail(storeFailure(error)?.code ?? 'api.internal');
