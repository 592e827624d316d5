import { afterEach, expect, test } from 'vitest';
import { itemsOf } from '../../src-shared/survey/questionnaire.ts';
import { openTestCounter, signIn, type TestCounter, testId } from '../../tests/support/counter.ts';
import { verifyStore } from '../store/verify.ts';

const open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open.splice(0)) counter.close();
});

async function counter(): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  return test;
}

const id = testId(1);
const wanted = {
  id,
  name: 'Khảo sát quý IV',
  from: '2026-10-01',
  to: '2026-12-31',
  target: 200,
  questionnaire: { shipped: 'sipas-2022' },
};
const failed = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

async function opened(): Promise<{ test: TestCounter; items: number }> {
  const test = await counter();
  await signIn(test, 'leader');
  await test.done('survey.open', wanted);
  const { questionnaire } = await test.done('survey.get', { id });
  return { test, items: itemsOf(questionnaire).length };
}

const sheets = (count: number, items: number, level: 1 | 2 | 3 | 4 | 5 | null) =>
  Array.from({ length: count }, () => [5 as const, ...Array.from({ length: items - 1 }, () => level)]);

test('the questionnaires that ship are the three of domain §5, each with how far it was checked', async () => {
  const { questionnaires } = await (await counter()).done('survey.questionnaires', {});
  expect(questionnaires.map((one) => [one.id, itemsOf(one).length, one.status])).toEqual([
    ['officials', 12, 'UNVERIFIED'],
    ['sipas-2017', 22, 'UNVERIFIED'],
    ['sipas-2022', 19, 'PARTIAL'],
  ]);
});

test('papers typed in come out by item and factor; closed, none is taken any more', async () => {
  const { test, items } = await opened();
  expect(await test.done('survey.enter', { id, sheets: sheets(6, items, 4) })).toEqual({ sheets: 6 });
  expect(await test.done('survey.enter', { id, sheets: sheets(5, items, 2) })).toEqual({ sheets: 11 });
  const { results, survey } = await test.done('survey.get', { id });
  expect(survey).toMatchObject({ sheets: 11, target: 200, closedAt: null });
  expect(results.factors[0]?.items[0]?.figure).toMatchObject({ n: 11, good: 11, mean: 5 });
  expect(results.factors[1]?.items[0]?.figure).toMatchObject({ n: 11, good: 6 });
  await test.done('survey.close', { id });
  await test.done('survey.close', { id });
  expect(await test.call('survey.enter', { id, sheets: sheets(5, items, 2) })).toEqual(
    failed('survey.closed'),
  );
  expect(await verifyStore(test.counter.services.db)).toMatchObject({ ok: true, differing: [] });
});

test('fewer than five papers are not written down at all; a wrong one keeps all of its batch out', async () => {
  const { test, items } = await opened();
  expect(await test.call('survey.enter', { id, sheets: sheets(4, items, 4) })).toEqual(
    failed('api.badInput'),
  );
  const wrong = [...sheets(5, items, 4), [5 as const]];
  expect(await test.call('survey.enter', { id, sheets: wrong })).toEqual(failed('survey.badSheet'));
  const blank = [...sheets(5, items, 4), Array.from({ length: items }, () => null)];
  expect(await test.call('survey.enter', { id, sheets: blank })).toEqual(failed('survey.badSheet'));
  expect((await test.done('survey.get', { id })).survey.sheets).toBe(0);
});

test('I9: what is written down keeps no order of the papers', async () => {
  const { test, items } = await opened();
  const typed = Array.from({ length: 60 }, (_, n) => [
    (n < 30 ? 1 : 5) as 1 | 5,
    ...Array.from({ length: items - 1 }, () => null),
  ]);
  await test.done('survey.enter', { id, sheets: typed });
  const body = test.counter.services.db
    .prepare(`SELECT body FROM event WHERE type = 'survey.sheetsEntered'`)
    .pluck()
    .get() as string;
  const kept = (JSON.parse(body) as { sheets: number[][] }).sheets.map(([first]) => first);
  expect(kept.filter((level) => level === 1)).toHaveLength(30);
  expect(kept).not.toEqual(typed.map(([first]) => first));
});

test('the ward asks its own questions; what cannot be asked is said', async () => {
  const test = await counter();
  await signIn(test, 'leader');
  const own = {
    ...wanted,
    questionnaire: { audience: 'citizens' as const, questions: '# Chờ\nChỗ ngồi\nNước uống' },
  };
  await test.done('survey.open', own);
  const { questionnaire } = await test.done('survey.get', { id });
  expect(questionnaire).toMatchObject({ status: 'LOCAL', factors: [{ name: 'Chờ', items: [{}, {}] }] });
  for (const [change, code] of [
    [{ name: '  ' }, 'survey.noName'],
    [{ from: '2027-01-01' }, 'survey.badPeriod'],
    [{ questionnaire: { shipped: 'nothing' } }, 'survey.badQuestions'],
    [{ questionnaire: { audience: 'citizens' as const, questions: '#' } }, 'survey.badQuestions'],
  ] as const)
    expect(await test.call('survey.open', { ...own, id: testId(9), ...change })).toEqual(failed(code));
  expect(await test.call('survey.get', { id: testId(9) })).toEqual(failed('survey.notFound'));
});

test('who receives types papers in, and opens or closes nothing', async () => {
  const { test, items } = await opened();
  await signIn(test, 'receiver');
  expect(await test.call('survey.open', { ...wanted, id: testId(2) })).toEqual(failed('role.managersOnly'));
  expect(await test.call('survey.close', { id })).toEqual(failed('role.managersOnly'));
  await test.done('survey.enter', { id, sheets: sheets(5, items, 3) });
});

test('surveys with one questionnaire stand side by side, oldest first, and go into a file', async () => {
  const { test, items } = await opened();
  await test.done('survey.open', {
    ...wanted,
    id: testId(2),
    name: 'Quý III',
    from: '2026-07-01',
    to: '2026-09-30',
  });
  await test.done('survey.open', { ...wanted, id: testId(3), questionnaire: { shipped: 'officials' } });
  await test.done('survey.enter', { id: testId(2), sheets: sheets(5, items, 4) });
  const { periods } = await test.done('survey.get', { id });
  expect(periods.map(({ survey }) => survey.name)).toEqual(['Quý III', 'Khảo sát quý IV']);
  expect(periods[0]?.results.overall.figure?.share).toBe(1);
  expect(await test.done('survey.export', { id })).toMatchObject({
    name: 'Khao-sat_2026-10-01_2026-12-31.xlsx',
  });
});
