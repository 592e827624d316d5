import { afterEach, expect, test } from 'vitest';
import { openTestCounter, signIn, type TestCounter } from '../../tests/support/counter.ts';
import type { Caller } from './services.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});
async function atWork(): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  return test;
}

const padOf = async ({ counter }: TestCounter) =>
  counter.call(counter.connect('pad') as Caller, 'pad.view', {});

test('who leaves the counter is signed out, people waiting read why and until when, and the log keeps it', async () => {
  const test = await atWork();
  await test.done('counter.leave', { reason: 'meeting', minutes: 30 });
  expect(test.caller.staff).toBeNull();
  const away = { reason: 'meeting', since: '2026-11-20T09:00', backAt: '2026-11-20T09:30' };
  expect(await padOf(test)).toMatchObject({ ok: true, value: { state: 'idle', away } });
  expect((await test.done('session.open', {})).away).toEqual(away);
  test.clock.advance(20 * 60_000);
  await signIn(test, 'leader');
  expect(await padOf(test)).toMatchObject({ value: { away: null } });
  const { rows } = await test.done('counter.absences', { from: '2026-11-20', to: '2026-11-20' });
  expect(rows).toEqual([{ ...away, officer: 'Nguyễn Thị Minh Anh', returnedAt: '2026-11-20T09:20' }]);
  expect((await test.done('counter.absences', { from: '2026-11-21', to: '2026-11-21' })).rows).toEqual([]);
});

test('leaving needs somebody who is there, and a length that makes sense', async () => {
  const test = await atWork();
  expect(await test.call('counter.leave', { reason: 'meeting', minutes: 0 })).toMatchObject({
    error: { code: 'api.badInput' },
  });
  await test.done('counter.leave', { reason: 'break', minutes: 5 });
  expect(await test.call('counter.leave', { reason: 'break', minutes: 5 })).toMatchObject({
    error: { code: 'api.notSignedIn' },
  });
});
