import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRest } from './rest.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-20T02:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

/** Milliseconds a step waits; `during` happens every 100 of them. */
async function waited(during: () => void, { worked, rest }: ReturnType<typeof createRest>, first = true) {
  if (first) worked();
  let over = false;
  void rest().then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  let ms = 0;
  for (; !over && ms < 5000; ms += 50) {
    if (ms % 100 === 50) during();
    await vi.advanceTimersByTimeAsync(50);
  }
  return ms;
}

const started = (signal = new AbortController().signal) => createRest(() => new Date(), signal);

test('where nobody works nothing waits', async () => {
  expect(await waited(() => {}, started(), false)).toBe(0);
});

test('after work the exchange stands aside for a moment', async () => {
  expect(await waited(() => {}, started())).toBe(250);
});

test('work upon work holds it up for a second, not for ever', async () => {
  const own = started();
  expect(await waited(own.worked, own)).toBe(1000);
});

test('a clock that is set back holds it up no longer', async () => {
  const own = started();
  expect(await waited(() => vi.setSystemTime(Date.now() - 3_600_000), own)).toBeLessThanOrEqual(1000);
});

test('a program that ends waits for nothing', async () => {
  const ended = new AbortController();
  expect(await waited(() => ended.abort(), started(ended.signal))).toBe(100);
});
