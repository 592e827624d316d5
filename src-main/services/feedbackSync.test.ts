import { afterEach, expect, test } from 'vitest';
import type { FeedbackStep } from '../../src-shared/feedback/state.ts';
import { openTestCounter, signIn, type TestCounter, testId } from '../../tests/support/counter.ts';
import { openTestWard } from '../../tests/support/ward.ts';
import { verifyStore } from '../store/verify.ts';

const open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open.splice(0)) counter.close();
});

const id = testId(1);
const coming = {
  id,
  form: 'written' as const,
  head: 'other' as const,
  concerns: null,
  letter: {
    name: 'Đặng Thị Hòa',
    address: 'Số 7, tổ 3',
    contact: '',
    content: 'Chờ ba giờ mà không ai gọi số.',
    documents: 'Hai ảnh',
  },
};
const own = { id, route: 'own' as const, head: 'other' as const, concerns: null, agency: '', reason: '' };

async function twoCounters() {
  const ward = openTestWard();
  const [one, two] = [await openTestCounter(), await openTestCounter()];
  open.push(one, two);
  await ward.join(one, 'Q1');
  await ward.join(two, 'Q2');
  for (const counter of [one, two]) await signIn(counter, 'leader');
  const meet = async () => {
    for (const counter of [one, two, one]) await ward.round(counter);
  };
  return { one, two, meet };
}

test('feedback of one counter is read and answered at another; both come to the same', async () => {
  const { one, two, meet } = await twoCounters();
  await one.done('feedback.receive', coming);
  await meet();
  await two.done('feedback.classify', own);
  await two.done('feedback.answer', { id, on: '2026-11-20', number: '', text: 'Đã xem.' });
  await meet();
  const [here, there] = [await one.done('feedback.get', { id }), await two.done('feedback.get', { id })];
  expect(here).toMatchObject({ status: 'answered', letter: coming.letter, answer: { text: 'Đã xem.' } });
  expect(there).toEqual(here);
  for (const { counter } of [one, two])
    expect(await verifyStore(counter.services.db)).toMatchObject({ ok: true, differing: [] });
});

test('two leaders who each decided alone agree afterwards, whichever was heard first', async () => {
  const { one, two, meet } = await twoCounters();
  await one.done('feedback.receive', coming);
  await meet();
  two.clock.advance(60_000);
  await two.done('feedback.classify', own);
  one.clock.advance(120_000);
  await one.done('feedback.classify', { ...own, route: 'notTaken', reason: 'Không rõ.' });
  await meet();
  const [here, there] = [await one.done('feedback.get', { id }), await two.done('feedback.get', { id })];
  expect(here.status).toBe('notTaken');
  expect(there).toEqual(here);
});

test('what turned out to be a complaint is unreadable at every counter', async () => {
  const { one, two, meet } = await twoCounters();
  await one.done('feedback.receive', coming);
  await meet();
  await two.done('feedback.dismiss', { id });
  await meet();
  const step: FeedbackStep = 'feedback.keyDestroyed';
  for (const counter of [one, two]) {
    expect(await counter.done('feedback.get', { id })).toMatchObject({ letter: null, status: 'destroyed' });
    const { db } = counter.counter.services;
    expect(db.prepare('SELECT count(*) FROM dossier_key').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM event WHERE type = ?').pluck().get(step)).toBe(1);
  }
});

test('suggestions of both counters are in the book of both, from the next day on', async () => {
  const { one, two, meet } = await twoCounters();
  const words = ['Thêm ghế ngồi chờ.', 'Mở cửa sớm hơn.'];
  for (const [i, counter] of [one, two].entries())
    await counter.done('suggestion.enter', { id: testId(i + 5), source: 'box', words: words[i] ?? '' });
  for (const counter of [one, two]) counter.clock.advance(86_400_000);
  for (const counter of [one, two]) await signIn(counter, 'leader');
  await meet();
  for (const counter of [one, two]) {
    const { suggestions } = await counter.done('suggestion.list', {});
    expect(suggestions.map((one) => one.words).sort()).toEqual([...words].sort());
  }
});
