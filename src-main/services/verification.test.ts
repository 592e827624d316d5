import { afterEach, expect, test } from 'vitest';
import { openTestCounter, signIn, type TestCounter, testId, validForm } from '../../tests/support/counter.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function withDossiers(count: number): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  const form = await validForm(test);
  for (let n = 1; n <= count; n += 1) await test.done('dossier.receive', { id: testId(n), form });
  await signIn(test, 'leader');
  return test;
}

/** Waits for the end of the check; counts how often somebody else had a turn. */
async function finished(test: TestCounter) {
  for (let turns = 0; ; turns += 1) {
    const state = await test.done('store.verification', {});
    if (!state.progress) return { ...state, turns };
    await new Promise((resume) => setImmediate(resume));
  }
}

test('I3, I4: a leader has the register checked while the counter goes on receiving', async () => {
  const test = await withDossiers(250);
  expect((await test.done('store.verification', {})).report).toBeNull();
  expect((await test.done('store.verify', {})).progress).toEqual({ step: 'file', done: 0, of: 0 });
  const form = await validForm(test);
  await signIn(test, 'receiver');
  await test.done('dossier.receive', { id: testId(900), form });
  await signIn(test, 'leader');
  const { report, failure, turns } = await finished(test);
  expect(failure).toBeNull();
  // What came in after the check began belongs to the next one.
  expect(report).toMatchObject({ ok: true, events: 250, commits: 250, firstBad: null, differing: [] });
  expect(turns).toBeGreaterThan(4);
});

test('asking twice does not check twice, and a check can be run again', async () => {
  const test = await withDossiers(2);
  await test.done('store.verify', {});
  await test.done('store.verify', {});
  expect((await finished(test)).report).toMatchObject({ ok: true, events: 2 });
  await test.done('store.verify', {});
  expect((await finished(test)).report).toMatchObject({ ok: true });
});

test('I3: the first bad event is named by its dossier, its machine, its number and its hour', async () => {
  const test = await withDossiers(3);
  const { db } = test.counter.services;
  db.exec(`DROP TRIGGER event_no_update; UPDATE event SET body = body || ' ' WHERE seq IN (2, 3)`);
  await test.done('store.verify', {});
  const { report } = await finished(test);
  expect(report?.ok).toBe(false);
  expect(report?.firstBad).toMatchObject({
    seq: 2,
    reason: 'altered',
    code: 'TAM-Q1-261120-0002',
    at: '2026-11-20T02:00:00.000Z',
  });
  expect(report?.firstBad?.deviceName).not.toBe('');
});

test('only leaders and administrators may ask for it', async () => {
  const test = await withDossiers(1);
  for (const role of ['receiver', 'specialist']) {
    await signIn(test, role);
    for (const channel of ['store.verify', 'store.verification'] as const)
      expect(await test.call(channel, {})).toMatchObject({ ok: false, error: { code: 'api.roleNeeded' } });
  }
  await signIn(test, 'administrator');
  expect((await test.call('store.verify', {})).ok).toBe(true);
});

test('a counter that closes in the middle of a check gives the store back at once', async () => {
  const test = await withDossiers(220);
  await test.done('store.verify', {});
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resume) => setImmediate(resume));
  expect((await test.done('store.verification', {})).progress).not.toBeNull();
  open = [];
  test.counter.close();
  const again = await openTestCounter({ folder: test.folder });
  open.push(again);
  await signIn(again, 'leader');
  await again.done('store.verify', {});
  expect((await finished(again)).report).toMatchObject({ ok: true, events: 220 });
});
