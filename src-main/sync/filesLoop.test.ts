import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { type FilesLoop, startFilesLoop } from './filesLoop.ts';

beforeEach(() => void vi.useFakeTimers());
let loop: FilesLoop | null = null;
afterEach(() => {
  loop?.stop();
  vi.useRealTimers();
});

/** Rounds that end when the test says so. */
function started() {
  const ends: ((done: Result<void>) => void)[] = [];
  const round = vi.fn(() => new Promise<Result<void>>((resolve) => ends.push(resolve)));
  loop = startFilesLoop({ round }, () => 1);
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const end = async (done: Result<void> = ok(undefined)) => {
    ends.shift()?.(done);
    await wait(0);
  };
  return { loop, round, wait, end };
}

test('it looks at once, when it is woken, and now and then', async () => {
  const files = started();
  await files.wait(0);
  await files.end();
  expect(files.round).toHaveBeenCalledTimes(1);
  files.loop.wake();
  await files.wait(0);
  expect(files.round).toHaveBeenCalledTimes(2);
  await files.end();
  await files.wait(10 * 60_000 - 1);
  expect(files.round).toHaveBeenCalledTimes(2);
  await files.wait(1);
  expect(files.round).toHaveBeenCalledTimes(3);
});

test('woken during a round it looks once more after it, never two rounds at a time', async () => {
  const files = started();
  await files.wait(0);
  for (let i = 0; i < 3; i += 1) files.loop.wake();
  await files.wait(60_000);
  expect(files.round).toHaveBeenCalledTimes(1);
  await files.end();
  expect(files.round).toHaveBeenCalledTimes(2);
  await files.end();
  await files.wait(60_000);
  expect(files.round).toHaveBeenCalledTimes(2);
});

test('a line that fails is tried less and less often, and at once when there is news', async () => {
  const files = started();
  await files.wait(0);
  let rounds = 1;
  for (const ms of [1000, 2000, 4000]) {
    await files.end(fail('sync.offline'));
    await files.wait(ms - 1);
    expect(files.round).toHaveBeenCalledTimes(rounds);
    await files.wait(1);
    rounds += 1;
    expect(files.round).toHaveBeenCalledTimes(rounds);
  }
  await files.end(fail('sync.offline'));
  files.loop.wake();
  await files.wait(0);
  expect(files.round).toHaveBeenCalledTimes(rounds + 1);
});

test('a fault of its own does not end it, stopping does', async () => {
  const round = vi.fn(async (): Promise<Result<void>> => {
    throw new Error('a bug');
  });
  loop = startFilesLoop({ round }, () => 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(round).toHaveBeenCalledTimes(2);
  loop.stop();
  loop.wake();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(round).toHaveBeenCalledTimes(2);
});
