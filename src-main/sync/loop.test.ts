import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { PullReply } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { emptyCopy } from '../store/verify.ts';
import { readCursor, writeCursor } from '../store/ward.ts';
import type { HttpWardClient } from './httpClient.ts';
import { type LoopDeps, type SyncLoop, startLoop } from './loop.ts';

let db: WriteDb;
let loop: SyncLoop | null = null;
beforeEach(async () => {
  db = await emptyCopy();
  vi.useFakeTimers({ now: Date.parse('2026-11-20T02:00:00.000Z') });
});
afterEach(async () => {
  loop?.stop();
  vi.useRealTimers();
  db.close();
});

/** A ward with nothing new, whose answers and line are given out by hand. */
function fakeWard(after?: LoopDeps['after'], lacks: Partial<HttpWardClient> = {}) {
  let answer: (reply: Result<PullReply>) => void = () => undefined;
  let told: (position: number | null) => void = () => undefined;
  let hangUp: () => void = () => undefined;
  const pulls = vi.fn();
  const compares = vi.fn();
  let lastAt = 0;
  const client: HttpWardClient = {
    codes: async () => ok({}),
    rate: async () => ok({}),
    push: async () => ok({ outcomes: [], stopped: null }),
    pull: (request) => {
      pulls(request);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    settings: async () => ok({ settings: [], last: 0 }),
    offer: async () => ok({ taken: 0, different: 0 }),
    digests: async (request) => {
      compares(request);
      return ok({ digests: [], last: lastAt });
    },
    page: async () => fail('api.notFound'),
    lines: async () => ok({ lines: [] }),
    follow: (changed, signal) => {
      told = changed;
      return new Promise((resolve) => {
        hangUp = () => resolve({ code: 'sync.offline' });
        signal.addEventListener('abort', hangUp);
      });
    },
    ...lacks,
  };
  const level = () =>
    ok({ entries: [], devices: [], last: lastAt, revision: 0, now: '2026-11-20T01:59:00.000Z' });
  const news = vi.fn();
  const beside = after ? { after } : {};
  loop = startLoop({ db, device: 'd', client, clock: () => new Date(), random: () => 1, ...beside, news });
  return {
    pulls,
    compares,
    /** The ward's log has this many entries, and the counter has read them. */
    isAt(position: number) {
      lastAt = position;
      writeCursor(db, position);
    },
    /** The ward's log has this many entries, whatever the counter has read. */
    goesTo(position: number) {
      lastAt = position;
    },
    news,
    loop,
    tell: (position: number | null) => told(position),
    hangUp: () => hangUp(),
    async say(reply: Result<PullReply> = level()) {
      answer(reply);
      await vi.advanceTimersByTimeAsync(0);
    },
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

test('it asks at once, then by the clock, and knows how far the clocks are apart', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  expect(ward.pulls).toHaveBeenCalledTimes(1);
  await ward.say();
  expect(ward.loop.state()).toEqual({
    enrolled: true,
    lastContact: '2026-11-20T02:00:00.000Z',
    failure: null,
    skewMs: 60_000,
  });
  await ward.wait(59_000);
  expect(ward.pulls).toHaveBeenCalledTimes(1);
  await ward.wait(1000);
  expect(ward.pulls).toHaveBeenCalledTimes(2);
});

test('what is written while a round runs is sent right after it, not a minute later', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  ward.loop.changed();
  await ward.say();
  await ward.wait(0);
  expect(ward.pulls).toHaveBeenCalledTimes(2);
});

test('work that follows work does not put the round off', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  await ward.say();
  for (let i = 0; i < 3; i += 1) {
    ward.loop.changed();
    await ward.wait(60);
  }
  expect(ward.pulls).toHaveBeenCalledTimes(2);
  await ward.say();
  ward.loop.changed();
  await ward.wait(150);
  expect(ward.pulls).toHaveBeenCalledTimes(3);
});

test('a line that opens anew asks what was missed; a position that is here already asks nothing', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  await ward.say();
  ward.tell(0);
  await ward.wait(0);
  expect(ward.pulls).toHaveBeenCalledTimes(1);
  ward.hangUp();
  await ward.wait(5000);
  ward.tell(null);
  await ward.wait(0);
  expect(ward.pulls).toHaveBeenCalledTimes(2);
  await ward.say();
  ward.tell(7);
  await ward.wait(0);
  expect(ward.pulls).toHaveBeenCalledTimes(3);
});

test('out of reach it tries less and less often, tells once, and at once when somebody asks', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  for (const ms of [1000, 2000, 4000]) {
    await ward.say(fail('sync.offline'));
    expect(ward.loop.state().failure).toBe('sync.offline');
    const before = ward.pulls.mock.calls.length;
    await ward.wait(ms - 1);
    expect(ward.pulls.mock.calls.length).toBe(before);
    await ward.wait(1);
    expect(ward.pulls.mock.calls.length).toBe(before + 1);
  }
  expect(ward.news).toHaveBeenCalledTimes(1);
  await ward.say(fail('sync.offline'));
  const before = ward.pulls.mock.calls.length;
  ward.loop.retry();
  await ward.wait(0);
  expect(ward.pulls.mock.calls.length).toBe(before + 1);
  await ward.say();
  expect(ward.loop.state().failure).toBeNull();
  expect(ward.news).toHaveBeenCalledTimes(2);
});

test('stopped in the middle of a round it writes nothing any more', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  ward.loop.stop();
  await ward.say();
  expect(ward.loop.state().lastContact).toBeNull();
  await ward.wait(600_000);
  expect(ward.pulls).toHaveBeenCalledTimes(1);
});

test('a fault of its own is shown as one, and the next round comes all the same', async () => {
  const ward = fakeWard();
  await ward.wait(0);
  await ward.say(null as unknown as Result<PullReply>);
  expect(ward.loop.state().failure).toBe('api.internal');
  await ward.wait(1000);
  await ward.say();
  expect(ward.loop.state().failure).toBeNull();
});

test('every hour, and when somebody asks, the logs are compared; what is left to a person stays shown', async () => {
  const ward = fakeWard();
  ward.isAt(5);
  await ward.wait(0);
  await ward.say();
  ward.loop.compare();
  await ward.wait(0);
  await ward.say();
  expect(ward.compares).toHaveBeenCalledTimes(1);
  expect(ward.loop.state().failure).toBeNull();
  await ward.wait(3_599_000);
  await ward.say();
  expect(ward.compares).toHaveBeenCalledTimes(1);
  await ward.wait(1000);
  await ward.say();
  expect(ward.compares).toHaveBeenCalledTimes(2);
});

test('a ward that has less than was read of it is told, until the next comparison finds all well', async () => {
  const ward = fakeWard();
  ward.isAt(5);
  await ward.wait(0);
  await ward.say();
  ward.goesTo(2);
  ward.loop.retry();
  await ward.wait(0);
  await ward.say();
  await vi.waitFor(() => expect(ward.pulls).toHaveBeenCalledTimes(3));
  expect(readCursor(db)).toBe(2);
  await ward.say();
  expect(ward.loop.state().failure).toBe('sync.wardBehind');
  await ward.wait(60_000);
  await ward.say();
  expect(ward.loop.state().failure).toBe('sync.wardBehind');
  ward.loop.compare();
  await ward.wait(0);
  await ward.say();
  await vi.waitFor(() => expect(ward.loop.state().failure).toBeNull());
});

test('what goes beside the log goes after a round that went through, and its failure is not the round’s', async () => {
  const after = vi.fn(async (): Promise<Result<unknown>> => fail('sync.dayNotOver'));
  const ward = fakeWard(after);
  await ward.wait(0);
  await ward.say(fail('sync.offline'));
  expect(after).not.toHaveBeenCalled();
  await ward.wait(1000);
  await ward.say();
  expect(after).toHaveBeenCalledTimes(1);
  expect(ward.loop.state().failure).toBeNull();
  after.mockRejectedValueOnce(new Error('disk'));
  await ward.wait(60_000);
  await ward.say();
  expect(ward.loop.state().failure).toBeNull();
  await ward.wait(60_000);
  expect(ward.pulls).toHaveBeenCalledTimes(4);
});

test('a ward of the release before lacks what this one added, and that is no failure', async () => {
  const missing = async () => fail('api.notFound');
  const lacks = { settings: missing, offer: missing, page: missing, digests: missing, lines: missing };
  const ward = fakeWard(missing, { ...lacks, rate: missing });
  await ward.wait(0);
  for (let rounds = 0; rounds < 2; rounds += 1) {
    ward.loop.compare();
    await ward.say();
    await ward.wait(0);
    await ward.say();
    expect(ward.loop.state()).toMatchObject({ failure: null, lastContact: expect.any(String) });
    await ward.wait(60_000);
  }
});
