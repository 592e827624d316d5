import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCounter, signIn, type TestCounter } from '../../tests/support/counter.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openTestCounter();
});
afterEach(() => counter.counter.close());

const vni = { typing: 'vni', tonePlacement: 'modern', volume: 35 } as const;
const onPad = () => counter.counter.call(counter.counter.connect('pad'), 'pad.settings', {});

test('a counter begins with Telex, hòa and full voice', async () => {
  const usual = { typing: 'telex', tonePlacement: 'classic', volume: 100 };
  expect(await counter.done('screens.settings', {})).toEqual(usual);
  expect(await onPad()).toEqual({ ok: true, value: usual });
});

test('what a leader decides is told to the pad at once and kept over a restart', async () => {
  await signIn(counter, 'leader');
  const told: string[] = [];
  counter.counter.onPush((topic) => told.push(topic));
  await counter.done('screens.saveSettings', vni);
  expect(told).toContain('settings');
  expect(await onPad()).toEqual({ ok: true, value: vni });
  counter.counter.close();
  counter = await openTestCounter({ folder: counter.folder });
  expect(await counter.done('screens.settings', {})).toEqual(vni);
});

test('neither an officer nor the pad decides it, and nonsense is refused', async () => {
  expect(await counter.call('screens.saveSettings', vni)).toMatchObject({
    error: { code: 'api.roleNeeded' },
  });
  const pad = counter.counter.connect('pad');
  expect(await counter.counter.call(pad, 'screens.saveSettings', vni)).toMatchObject({
    error: { code: 'api.wrongSurface' },
  });
  await signIn(counter, 'leader');
  expect(await counter.call('screens.saveSettings', { ...vni, volume: 101 })).toMatchObject({
    error: { code: 'api.badInput' },
  });
  expect(await counter.done('screens.settings', {})).toMatchObject({ typing: 'telex' });
});
