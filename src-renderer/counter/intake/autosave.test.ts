import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '../../../src-shared/result.ts';
import { createAutosave, restMs, retryMs } from './autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A disk that answers when told to. */
function disk() {
  const saved: string[] = [];
  const waiting: ((answer: Result<string>) => void)[] = [];
  const save = (value: string) => {
    saved.push(value);
    return new Promise<Result<string>>((resolve) => waiting.push(resolve));
  };
  const answer = async (result: Result<string> = ok('')) => {
    waiting.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saved, save, answer };
}

describe('autosave', () => {
  it('saves once typing rests, the latest value only', async () => {
    const { saved, save } = disk();
    const autosave = createAutosave(save, () => undefined);
    for (const text of ['N', 'Ng', 'Ngu']) autosave.changed(text);
    await vi.advanceTimersByTimeAsync(restMs - 1);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual(['Ngu']);
  });
  it('one save at a time; what was typed meanwhile follows', async () => {
    const { saved, save, answer } = disk();
    const autosave = createAutosave(save, () => undefined);
    autosave.changed('a');
    void autosave.flush();
    autosave.changed('b');
    autosave.changed('c');
    await vi.advanceTimersByTimeAsync(restMs);
    expect(saved).toEqual(['a']);
    await answer();
    expect(saved).toEqual(['a', 'c']);
  });
  it('a failed save is told and tried again with the latest value', async () => {
    const { saved, save, answer } = disk();
    const told: Result<string>[] = [];
    const autosave = createAutosave(save, (result) => told.push(result));
    autosave.changed('a');
    void autosave.flush();
    await answer(fail('store.full'));
    expect(told).toEqual([fail('store.full')]);
    await vi.advanceTimersByTimeAsync(retryMs);
    expect(saved).toEqual(['a', 'a']);
    autosave.changed('b');
    await answer();
    await vi.advanceTimersByTimeAsync(restMs);
    expect(saved.at(-1)).toBe('b');
  });
  it('nothing is saved after the end, and the end waits for the save on its way', async () => {
    const { saved, save, answer } = disk();
    const autosave = createAutosave(save, () => undefined);
    autosave.changed('a');
    void autosave.flush();
    autosave.changed('b');
    let over = false;
    void autosave.end().then(() => {
      over = true;
    });
    await vi.advanceTimersByTimeAsync(retryMs);
    expect(over).toBe(false);
    await answer();
    autosave.changed('c');
    await vi.advanceTimersByTimeAsync(retryMs);
    expect(over).toBe(true);
    expect(saved).toEqual(['a']);
  });
});
