import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import {
  type ChannelName,
  channelNames,
  contract,
  type InputOf,
  type OutputOf,
} from '../../src-shared/contract/index.ts';
import type { PadView } from '../../src-shared/contract/pad.ts';
import type { VisitKind } from '../../src-shared/rating/answer.ts';
import type { Result } from '../../src-shared/result.ts';
import {
  granted,
  handed,
  openTestCounter,
  signIn,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { setMeta } from '../store/meta.ts';
import type { Connection } from './host.ts';

let at: TestCounter | null = null;
afterEach(() => {
  at?.counter.close();
  at = null;
});

async function counter() {
  at = await openTestCounter({ random: randomBytes });
  const test = at;
  const pad = test.counter.connect('pad');
  const on = async <C extends ChannelName>(channel: C, input: InputOf<C>, from: Connection = pad) =>
    (await test.counter.call(from, channel, input)) as Result<OutputOf<C>>;
  const view = async (): Promise<PadView> => {
    const seen = await on('pad.view', {});
    if (!seen.ok) throw new Error(seen.error.code);
    return seen.value;
  };
  const asked = async (): Promise<VisitKind | null> => {
    const seen = await view();
    return seen.state === 'awake' ? seen.visit : null;
  };
  const rate = async (level = 5) => {
    const seen = await view();
    const invitation = seen.state === 'awake' ? seen.invitation : '';
    return on('pad.rate', { invitation, answer: { level, reasons: [], words: '' } });
  };
  return { ...test, on, view, asked, rate };
}

const failed = (code: string) => ({ ok: false, error: { code } });

/** The items of a slip that asks for one paper of the form. */
const oneItem = async (test: Pick<TestCounter, 'done'>) => {
  const form = await validForm(test);
  const [component = ''] = Object.keys(form.components);
  const components = { ...form.components, [component]: { state: 'none' as const, originals: 0, copies: 0 } };
  return {
    form: { ...form, components },
    items: [{ component, reason: 'Tờ khai chưa có chữ ký của người khai' }],
  };
};

const guide = async (test: TestCounter, n: number) =>
  test.done('dossier.requestSupplement', {
    id: testId(n),
    ...(await oneItem(test)),
    note: '',
    approval: null,
    decision: null,
  });

const refuse = async (test: TestCounter, n: number) =>
  test.done('dossier.refuse', {
    id: testId(n),
    form: await validForm(test),
    ground: 'notEligible',
    reason: 'Chưa đủ tuổi kết hôn theo quy định',
    guidance: '',
  });

test('it wakes after receipt, guidance, refusal and return, each by its kind, and takes one answer for each', async () => {
  const it = await counter();
  expect(await it.asked()).toBeNull();
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  expect(await it.asked()).toBe('receipt');
  expect(await it.rate()).toMatchObject({ ok: true });
  expect(await it.asked()).toBeNull();
  expect(await it.rate()).toEqual(failed('pad.notAwake'));
  await guide(it, 2);
  expect(await it.asked()).toBe('guidance');
  expect(await it.rate()).toMatchObject({ ok: true });
  await refuse(it, 3);
  expect(await it.asked()).toBe('refusal');
  expect(await it.rate()).toMatchObject({ ok: true });
  await it.done('dossier.takeResult', granted(testId(1)));
  expect(await it.asked()).toBeNull();
  await it.done('dossier.return', handed(testId(1)));
  expect(await it.asked()).toBe('return');
  expect(await it.rate()).toMatchObject({ ok: true });
});

test('a visit of several things is asked about each, one at a time: a new question takes the place of an unanswered one', async () => {
  const it = await counter();
  const form = await validForm(it);
  await it.done('dossier.receive', { id: testId(1), form });
  await it.done('dossier.takeResult', granted(testId(1)));
  await it.done('dossier.return', handed(testId(1)));
  const first = await it.view();
  await it.done('dossier.receive', { id: testId(2), form });
  expect(await it.asked()).toBe('receipt');
  // Who still holds the first question may answer it; nobody is shown it again.
  const answer = { level: 4, reasons: [], words: '' };
  const invitation = first.state === 'awake' ? first.invitation : '';
  expect(await it.on('pad.rate', { invitation, answer })).toMatchObject({ ok: true });
  expect(await it.on('pad.rate', { invitation, answer })).toEqual(failed('pad.notAwake'));
  expect(await it.rate()).toMatchObject({ ok: true });
  expect(await it.asked()).toBeNull();
});

test('an invitation that lapsed and its time to write are over takes no answer', async () => {
  const it = await counter();
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  const seen = await it.view();
  it.clock.advance(91_000 + 240_000);
  const invitation = seen.state === 'awake' ? seen.invitation : '';
  const answer = { level: 1, reasons: [], words: '' };
  expect(await it.on('pad.rate', { invitation, answer })).toEqual(failed('pad.notAwake'));
});

test('nobody stands at the counter: a dossier from the post or from home does not wake it, and counts as asked once a code is handed out', async () => {
  const it = await counter();
  const form = await validForm(it, { channel: 'post', submittedAt: '2026-11-20T08:00' });
  await it.done('dossier.receive', { id: testId(1), form });
  expect(await it.asked()).toBeNull();
  const { absent } = await it.done('pad.absent', {});
  expect(absent).toMatchObject([{ visit: 'receipt' }]);
  const { db, device, ratings } = it.counter.services;
  expect(db.prepare('SELECT count(*) FROM visit_day').pluck().get()).toBe(0);
  const invitation = absent[0]?.invitation ?? '';
  const paper = { paper: 'ratingInvitation', target: 'printer', invitation } as const;
  const printed = await it.done('paper.print', paper);
  // A second print is of the same code, and counts once.
  expect(await it.done('paper.print', paper)).toEqual(printed);
  expect(ratings.codes.handed('receipt', '2026-11-20', '2026-11-20')).toBe(1);
  expect(device).not.toBe('');
  await it.done('pad.forgetAbsent', { invitation });
  expect((await it.done('pad.absent', {})).absent).toEqual([]);
  expect(await it.call('paper.print', paper)).toEqual(failed('pad.notAwake'));
});

test('I9: the paper of a code names no dossier, person, officer, day or hour, and is in no file', async () => {
  const it = await counter();
  const form = await validForm(it, { channel: 'post', submittedAt: '2026-11-20T08:00' });
  const received = await it.done('dossier.receive', { id: testId(1), form });
  const [due] = (await it.done('pad.absent', {})).absent;
  const paper = { paper: 'ratingInvitation', target: 'printer', invitation: due?.invitation ?? '' } as const;
  const { document } = await it.done('paper.print', paper);
  expect(document?.file).toBeNull();
  const words = JSON.stringify(document);
  for (const told of [
    received.row.code,
    received.lookupSecret ?? 'K7',
    'Ưởng',
    'Minh Anh',
    '20/11',
    '2026',
    ':00',
  ])
    expect(words).not.toContain(told);
});

test('somebody in a hurry gets a code for the question: one of the two, and once', async () => {
  const it = await counter();
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  const seen = await it.view();
  const invitation = seen.state === 'awake' ? seen.invitation : '';
  const taken = await it.on('pad.takeCode', { invitation });
  if (!taken.ok) throw new Error(taken.error.code);
  expect(taken.value).toMatchObject({ page: null });
  expect(taken.value.text).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}-N$/);
  expect(await it.on('pad.takeCode', { invitation })).toEqual(failed('pad.notAwake'));
  expect(await it.rate()).toEqual(failed('pad.notAwake'));
  // The visit counts already.
  expect(it.counter.services.ratings.codes.handed('receipt', '2026-11-20', '2026-11-20')).toBe(0);

  it.clock.advance(3 * 86_400_000);
  for (const wrong of ['', 'ABCDE-FGHJK-N', taken.value.text.slice(0, -1), 'x'.repeat(200)])
    expect(await it.on('pad.openCode', { text: wrong })).toEqual(failed('rating.badCode'));
  const typed = ` ${taken.value.text.toLowerCase().replaceAll('-', ' ')}`;
  expect(await it.on('pad.openCode', { text: typed })).toMatchObject({ ok: true });
  expect(await it.asked()).toBe('receipt');
  // Whoever opened the pad with a code gets no second one, and opening twice is one answer.
  const brought = await it.view();
  const open = brought.state === 'awake' ? brought.invitation : '';
  await it.on('pad.openCode', { text: typed });
  expect(
    await it.on('pad.rate', { invitation: open, answer: { level: 2, reasons: [], words: '' } }),
  ).toMatchObject({
    ok: true,
  });
  expect(await it.rate()).toEqual(failed('pad.notAwake'));
  expect(await it.on('pad.openCode', { text: typed })).toEqual(failed('rating.badCode'));
});

test('codes cannot be tried at the pad without end', async () => {
  const it = await counter();
  const tries = [];
  for (let n = 0; n < 14; n += 1)
    tries.push(await it.on('pad.openCode', { text: `AAAAA-AAAA${(n % 8) + 2}-N` }));
  expect(tries.filter((one) => !one.ok && one.error.code === 'rating.tooMany')).toHaveLength(2);
  it.clock.advance(60_000);
  expect(await it.on('pad.openCode', { text: 'AAAAA-AAAAA-N' })).toEqual(failed('rating.badCode'));
});

test('officers cannot rate, wake the pad without a visit, or see single ratings: no channel of theirs does', async () => {
  const it = await counter();
  const staff = it.counter.connect('counter');
  Object.assign(staff, { staff: it.caller.staff });
  for (const channel of channelNames.filter((name) => contract[name].surface === 'pad'))
    expect(await it.on(channel, {} as never, staff)).toEqual(failed('api.wrongSurface'));
  // Whatever an officer, leader or administrator calls with anything at all: the pad sleeps on.
  const inputs: unknown[] = [
    {},
    { id: testId(1) },
    { visit: 'receipt' },
    { invitation: 'x' },
    { invitation: testId(2) },
  ];
  const idle = new Set<ChannelName>(['session.signOut', 'store.verify']);
  for (const role of ['receiver', 'leader', 'administrator']) {
    await signIn(it, role);
    for (const channel of channelNames.filter((name) => contract[name].surface !== 'pad' && !idle.has(name)))
      for (const input of inputs) await it.counter.call(it.caller, channel, input);
    expect(await it.asked()).toBeNull();
  }
});

test('no output of a staff channel holds an answer: levels and words only in sums of closed months, for leaders', async () => {
  const it = await counter();
  const { ratings } = it.counter.services;
  const say = (day: string, word: string) => {
    for (let n = 0; n < 5; n += 1)
      ratings.add('receipt', { level: 1, reasons: ['late'], words: `${word} ${n}` }, day);
  };
  say('2026-10-30', 'tháng trước');
  say('2026-11-19', 'hôm qua');
  say('2026-11-20', 'hôm nay');
  const outputs = async () => {
    const found: string[] = [];
    for (const channel of channelNames.filter(
      (name) => contract[name].kind === 'query' && contract[name].surface !== 'pad',
    ))
      found.push(JSON.stringify(await it.counter.call(it.caller, channel, {})));
    return found.join('\n');
  };
  const seen = await outputs();
  for (const word of ['hôm nay', 'hôm qua', 'tháng trước']) expect(seen).not.toContain(word);
  await signIn(it, 'leader');
  const { months } = await it.done('rating.months', {});
  expect(months).toMatchObject([
    { month: '2026-10', reasons: [{ reason: 'late', answers: 5 }], words: { length: 5 } },
  ]);
  const toLeader = await outputs();
  expect(toLeader).toContain('tháng trước');
  for (const word of ['hôm nay', 'hôm qua']) expect(toLeader).not.toContain(word);
  // Yesterday is closed and told as a sum; today is not.
  const { days } = (await it.done('home.summary', {})).ratings;
  expect(days.map(({ to }) => to)).toEqual(['2026-11-19', '2026-10-30']);
});

test('who served is told as the ward decides; with a ward server it decides', async () => {
  const it = await counter();
  const form = await validForm(it);
  await it.done('dossier.receive', { id: testId(1), form });
  expect(await it.view()).toMatchObject({ served: { counter: '', officer: '' } });
  expect(await it.call('pad.show', { counter: true, officer: true })).toEqual(failed('api.roleNeeded'));
  await signIn(it, 'administrator');
  await it.done('pad.show', { counter: true, officer: true });
  await signIn(it, 'receiver');
  await it.done('dossier.receive', { id: testId(2), form });
  expect(await it.view()).toMatchObject({
    served: { counter: 'Quầy 1', officer: 'Nguyễn Thị Minh Anh' },
  });
  await it.rate();
  expect(await it.view()).toMatchObject({ state: 'idle', counter: 'Quầy 1' });
  setMeta(it.counter.services.db, 'wardId', 'w');
  await signIn(it, 'administrator');
  expect(await it.call('pad.show', { counter: false, officer: false })).toEqual(failed('settings.ofWard'));
  expect(await it.done('pad.shown', {})).toEqual({ counter: true, officer: true, ofWard: true });
});

test('I9: nothing of the pad makes the counter speak to the ward', async () => {
  const it = await counter();
  let spoken = 0;
  Object.assign(it.counter.services.sync, {
    changed: () => {
      spoken += 1;
    },
  });
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  expect(spoken).toBe(1);
  await it.rate();
  const [invitation, text] = ['x', 'AAAAA-AAAAA-N'];
  await it.on('pad.takeCode', { invitation });
  await it.on('pad.openCode', { text });
  await it.done('pad.forgetAbsent', { invitation });
  expect(spoken).toBe(1);
});

test('the shares of the home screen are of this counter’s own visits, by kind', async () => {
  const it = await counter();
  const { db, device, ratings } = it.counter.services;
  const put = db.prepare('INSERT INTO visit_day (device, day, kind, visits) VALUES (?, ?, ?, ?)');
  put.run(device, '2026-11-19', 'receipt', 8);
  put.run(device, '2026-11-19', 'return', 3);
  put.run('another counter', '2026-11-19', 'receipt', 40);
  db.prepare('INSERT INTO former_device VALUES (?)').run('as it was before');
  put.run('as it was before', '2026-11-19', 'receipt', 2);
  for (const day of ['2026-11-19', '2026-11-20'])
    for (let n = 0; n < 5; n += 1) ratings.add('receipt', { level: 4, reasons: [], words: '' }, day);
  const { days } = (await it.done('home.summary', {})).ratings;
  expect(days).toMatchObject([{ visit: 'receipt', to: '2026-11-19', answers: 5, invitations: 10 }]);
});
