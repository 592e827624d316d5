import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ChannelName, InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import type { Result } from '../../src-shared/result.ts';
import { openTestCounter, signIn, type TestCounter, testId } from '../../tests/support/counter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
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

const failed = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

const letter = {
  name: 'Đặng Thị Hòa',
  address: 'Số 7, tổ 3, phường Minh Họa',
  contact: '0905 123 456',
  content: 'Chờ từ 8 giờ đến 11 giờ mà không ai gọi số. Tôi là Đặng Thị Hòa, xin gọi 0905 123 456.',
  documents: '',
};
const id = testId(1);
const coming = { id, form: 'phone' as const, head: 'other' as const, concerns: null, letter };

/** The citizens' screen of the same counter. */
function lobbyOf({ counter }: TestCounter) {
  const caller = counter.connect('lobby');
  return async <C extends ChannelName>(channel: C, input: InputOf<C>) =>
    (await counter.call(caller, channel, input)) as Result<OutputOf<C>>;
}

const staffId = ({ counter }: TestCounter, role: string) =>
  String(counter.services.db.prepare('SELECT id FROM staff WHERE role = ?').pluck().get(role));

const take = { id, route: 'own' as const, head: 'other' as const, concerns: null, agency: '', reason: '' };

async function answered(): Promise<TestCounter> {
  const it = await counter();
  await it.done('feedback.receive', coming);
  await signIn(it, 'leader');
  await it.done('feedback.classify', take);
  await it.done('feedback.answer', {
    id,
    on: '2026-11-20',
    number: '12/UBND',
    text: 'Đã thêm một quầy gọi số.',
  });
  return it;
}

test('what is written down at the counter is in the book, with its days; the same id again is the same', async () => {
  const it = await counter();
  await it.done('feedback.receive', coming);
  await it.done('feedback.receive', coming);
  const { rows, open: waiting } = await it.done('feedback.list', {});
  expect(waiting).toBe(1);
  expect(rows).toEqual([
    expect.objectContaining({
      id,
      code: 'PA-Q1-261120-0001',
      book: '1/2026',
      status: 'received',
      // Five working days from Friday the 20th, the 24th being a holiday (NĐ 20/2008 Đ.9).
      due: '2026-11-30',
      late: false,
    }),
  ]);
  expect(await it.done('feedback.get', { id })).toMatchObject({
    letter: { name: letter.name, contact: letter.contact },
    officer: 'Nguyễn Thị Minh Anh',
    replyBy: '2026-12-14',
    may: [],
  });
  expect(await verifyStore(it.counter.services.db)).toMatchObject({ ok: true, differing: [] });
});

test('nothing of a letter lies open in the log, and a letter that lacks what the law wants is told what', async () => {
  const it = await counter();
  await it.done('feedback.receive', coming);
  const log = JSON.stringify(it.counter.services.db.prepare('SELECT body FROM event').all());
  for (const open of ['Hòa', '0905', 'tổ 3', 'gọi số']) expect(log).not.toContain(open);
  const lacking = (change: Partial<typeof letter>) =>
    it.call('feedback.receive', { ...coming, id: testId(2), letter: { ...letter, ...change } });
  expect(await lacking({ name: ' ' })).toEqual(failed('feedback.noName'));
  expect(await lacking({ address: '' })).toEqual(failed('feedback.noAddress'));
  expect(await lacking({ content: '???' })).toEqual(failed('feedback.noContent'));
  expect(await lacking({ contact: '12' })).toEqual(failed('feedback.badContact'));
  expect(await lacking({ contact: '' })).toMatchObject({ ok: true });
});

test('a complaint or denunciation is pointed to its place and leaves nothing anywhere', async () => {
  const it = await counter();
  const lobby = lobbyOf(it);
  const petition = { ...letter, content: 'Tôi tố cáo cán bộ nhận tiền của người dân.' };
  const before = it.counter.services.db.prepare('SELECT count(*) FROM event').pluck().get();
  expect(await it.call('feedback.receive', { ...coming, letter: petition })).toEqual(
    failed('feedback.petition'),
  );
  expect(
    await lobby('lobby.sendFeedback', { id, head: 'conduct', concerns: null, letter: petition }),
  ).toEqual(failed('feedback.petition'));
  expect(await lobby('lobby.sendSuggestion', { id, words: petition.content })).toEqual(
    failed('feedback.petition'),
  );
  const { db, ratings } = it.counter.services;
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(before);
  expect(ratings.suggestions.before('9999-12-31')).toEqual([]);
});

test('one that turns out to be a complaint loses its content everywhere and keeps its line in the book', async () => {
  const it = await counter();
  await it.done('feedback.receive', coming);
  await signIn(it, 'leader');
  await it.done('feedback.dismiss', { id });
  expect(await it.done('feedback.get', { id })).toMatchObject({
    status: 'destroyed',
    letter: null,
    due: null,
    may: [],
  });
  const { db } = it.counter.services;
  expect(db.prepare('SELECT count(*) FROM dossier_key').pluck().get()).toBe(0);
  expect(await verifyStore(db)).toMatchObject({ ok: true, differing: [] });
});

test('feedback about an officer is hidden from that officer, leader or not, and from whoever did not write it down', async () => {
  const it = await counter();
  const lobby = lobbyOf(it);
  const leader = staffId(it, 'leader');
  const about = (n: number, concerns: string | null) =>
    lobby('lobby.sendFeedback', { id: testId(n), head: 'conduct', concerns, letter });
  await about(1, staffId(it, 'receiver'));
  await about(2, leader);
  await about(3, null);
  const seen = async () => (await it.done('feedback.list', {})).rows.map((row) => row.id).sort();
  expect(await seen()).toEqual([]);
  expect(await it.call('feedback.get', { id: testId(1) })).toEqual(failed('feedback.unknown'));
  await signIn(it, 'leader');
  expect(await seen()).toEqual([testId(1), testId(3)]);
  expect(await it.call('feedback.get', { id: testId(2) })).toEqual(failed('feedback.unknown'));
  expect(await it.call('feedback.classify', { ...take, id: testId(2) })).toEqual(failed('feedback.unknown'));
  expect(await it.call('paper.print', { paper: 'feedbackNote', target: 'printer', id: testId(2) })).toEqual(
    failed('feedback.unknown'),
  );
  // Whoever it is found to concern stops seeing it, even though they wrote it down.
  await signIn(it, 'receiver');
  expect(
    await it.call('feedback.receive', {
      ...coming,
      id: testId(4),
      head: 'conduct',
      concerns: staffId(it, 'receiver'),
    }),
  ).toEqual(failed('feedback.aboutYou'));
  await it.done('feedback.receive', { ...coming, id: testId(5), head: 'conduct' });
  expect(await seen()).toEqual([testId(5)]);
  await signIn(it, 'leader');
  const head = 'conduct' as const;
  expect(await it.call('feedback.classify', { ...take, id: testId(5), head, concerns: leader })).toEqual(
    failed('feedback.aboutYou'),
  );
  await it.done('feedback.classify', { ...take, id: testId(5), head, concerns: staffId(it, 'receiver') });
  await signIn(it, 'receiver');
  expect(await seen()).toEqual([]);
});

test('only leaders and administrators decide; each step comes after the one before and once', async () => {
  const it = await counter();
  await it.done('feedback.receive', coming);
  expect(await it.call('feedback.classify', take)).toEqual(failed('api.roleNeeded'));
  await signIn(it, 'leader');
  const reply = { id, on: '2026-11-20', number: '', text: 'Đã xem.' };
  expect(await it.call('feedback.answer', reply)).toEqual(failed('feedback.notClassified'));
  expect(await it.call('feedback.forward', { id, on: '2026-11-20', number: '' })).toEqual(
    failed('feedback.notForwarded'),
  );
  expect(await it.call('feedback.classify', { ...take, route: 'forward' })).toEqual(
    failed('feedback.noAgency'),
  );
  expect(await it.call('feedback.classify', { ...take, route: 'notTaken' })).toEqual(
    failed('feedback.noReason'),
  );
  expect(await it.call('feedback.publish', { id, question: 'a', answer: 'b', ways: ['portal'] })).toEqual(
    failed('feedback.notAnswered'),
  );
  await it.done('feedback.classify', { ...take, route: 'forward', agency: 'Sở Xây dựng' });
  expect(await it.call('feedback.forward', { id, on: '2026-11-21', number: '' })).toEqual(
    failed('feedback.badDay'),
  );
  await it.done('feedback.forward', { id, on: '2026-11-20', number: '9/CV' });
  expect(await it.done('feedback.get', { id })).toMatchObject({
    status: 'forwarded',
    due: null,
    agency: 'Sở Xây dựng',
    may: ['answer'],
  });
  expect(await it.call('feedback.classify', take)).toEqual(failed('feedback.ended'));
  expect(await it.call('feedback.answer', { ...reply, text: ' ' })).toEqual(failed('feedback.noAnswer'));
  await it.done('feedback.answer', reply);
  expect(await it.call('feedback.answer', reply)).toEqual(failed('feedback.ended'));
});

test('one that is not taken tells why and waits for nothing', async () => {
  const it = await counter();
  await it.done('feedback.receive', coming);
  await signIn(it, 'leader');
  await it.done('feedback.classify', { ...take, route: 'notTaken', reason: 'Không rõ việc gì.' });
  expect(await it.done('feedback.get', { id })).toMatchObject({
    status: 'notTaken',
    reason: 'Không rõ việc gì.',
    due: null,
  });
});

test('what is published has no name, telephone or address in it, and can be taken down', async () => {
  const it = await answered();
  const words = await it.done('feedback.publishable', { id });
  expect(words).toEqual({
    question: 'Chờ từ 8 giờ đến 11 giờ mà không ai gọi số. Tôi là (…), xin gọi (…).',
    answer: 'Đã thêm một quầy gọi số.',
  });
  const ways = ['portal' as const, 'letter' as const];
  for (const told of ['dang thi hoa', 'Gọi 0905123456', 'hoa@vidu.vn', 'Căn cước 052085000123'])
    expect(await it.call('feedback.publish', { id, ...words, question: told, ways })).toEqual(
      failed('feedback.tellsSender'),
    );
  expect(await it.call('feedback.publish', { id, ...words, answer: ' ', ways })).toEqual(
    failed('feedback.noWords'),
  );
  const lobby = lobbyOf(it);
  await it.done('feedback.publish', { id, ...words, ways: ['letter'] });
  expect(await lobby('lobby.answers', {})).toEqual({ ok: true, value: { answers: [] } });
  await it.done('feedback.publish', { id, ...words, ways });
  expect(await lobby('lobby.answers', {})).toEqual({
    ok: true,
    value: { answers: [{ id, publishedOn: '2026-11-20', ...words }] },
  });
  await it.done('feedback.unpublish', { id });
  expect(await lobby('lobby.answers', {})).toEqual({ ok: true, value: { answers: [] } });
  expect(await it.call('feedback.unpublish', { id })).toEqual(failed('feedback.notPublished'));
});

test('the sender looks it up by the two codes of the note, and says once what they think of the answer', async () => {
  const it = await counter();
  const lobby = lobbyOf(it);
  const sent = await lobby('lobby.sendFeedback', { id, head: 'other', concerns: null, letter });
  if (!sent.ok) throw new Error(sent.error.code);
  const note = { code: sent.value.code.toLowerCase(), secret: sent.value.lookupSecret };
  expect(await lobby('lobby.feedbackProgress', note)).toEqual({
    ok: true,
    value: {
      status: 'received',
      receivedOn: '2026-11-20',
      agency: '',
      forwardedOn: null,
      replyBy: '2026-12-14',
      answeredOn: null,
      satisfied: null,
    },
  });
  expect(await lobby('lobby.feedbackProgress', { ...note, secret: 'AAAAAA' })).toEqual(
    failed('lookup.notFound'),
  );
  expect(await lobby('lobby.feedbackProgress', { code: 'PA-Q9-1', secret: '' })).toEqual(
    failed('lookup.notFound'),
  );
  expect(await lobby('lobby.rateAnswer', { ...note, satisfied: true })).toEqual(
    failed('feedback.notAnswered'),
  );
  await signIn(it, 'leader');
  await it.done('feedback.classify', take);
  await it.done('feedback.answer', { id, on: '2026-11-20', number: '', text: 'Đã xem.' });
  expect(await lobby('lobby.rateAnswer', { ...note, satisfied: false })).toMatchObject({ ok: true });
  expect(await lobby('lobby.rateAnswer', { ...note, satisfied: true })).toEqual(failed('feedback.ended'));
  expect(await it.done('feedback.get', { id })).toMatchObject({ satisfied: false });
});

test('the citizens’ screen takes a few letters a minute and reads nothing of the staff’s', async () => {
  const it = await counter();
  const lobby = lobbyOf(it);
  const send = () => lobby('lobby.sendFeedback', { id: randomUUID(), head: 'other', concerns: null, letter });
  for (let n = 0; n < 6; n += 1) expect(await send()).toMatchObject({ ok: true });
  expect(await send()).toEqual(failed('feedback.tooMany'));
  it.clock.advance(60_000);
  expect(await send()).toMatchObject({ ok: true });
  for (const channel of ['feedback.list', 'suggestion.list'] as const)
    expect(await lobby(channel, {})).toEqual(failed('api.wrongSurface'));
});

test('a suggestion is read from the next day on, by leaders alone, and nothing tells its hour or its place', async () => {
  const it = await counter();
  const lobby = lobbyOf(it);
  const { db } = it.counter.services;
  expect(await lobby('lobby.sendSuggestion', { id: randomUUID(), words: '  ' })).toEqual(
    failed('suggestion.empty'),
  );
  await lobby('lobby.sendSuggestion', { id: randomUUID(), words: 'Thêm ghế ngồi chờ.' });
  await it.done('suggestion.enter', { id: randomUUID(), source: 'box', words: 'Mở cửa sớm hơn.' });
  expect(await it.call('suggestion.list', {})).toEqual(failed('api.roleNeeded'));
  await signIn(it, 'leader');
  expect(await it.done('suggestion.list', {})).toEqual({ suggestions: [] });
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
  it.clock.advance(86_400_000);
  // One more writes nothing of the day before down: that would tell its hour.
  await lobby('lobby.sendSuggestion', { id: randomUUID(), words: 'Một lời nữa.' });
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
  const { suggestions } = await it.done('suggestion.list', {});
  expect(suggestions.map(({ day, source, words }) => [day, source, words]).sort()).toEqual([
    ['2026-11-20', 'box', 'Mở cửa sớm hơn.'],
    ['2026-11-20', 'lobby', 'Thêm ghế ngồi chờ.'],
  ]);
  expect(await it.done('suggestion.list', {})).toEqual({ suggestions });
  const log = db.prepare('SELECT type, body FROM event').all() as { type: string; body: string }[];
  expect(log.map(({ type }) => type)).toEqual(['suggestions.kept']);
  expect(log[0]?.body).not.toContain('ghế');
  expect(it.counter.services.ratings.suggestions.before('9999-12-31')).toHaveLength(1);
  expect(await verifyStore(db)).toMatchObject({ ok: true, differing: [] });
});

test('a suggestion of the day before goes into the log at the next start; one written twice is read once', async () => {
  const first = await openTestCounter();
  await lobbyOf(first)('lobby.sendSuggestion', { id: testId(7), words: 'Thêm ghế ngồi chờ.' });
  first.counter.close();
  const keys = fileKeyBox(join(first.folder, 'keys.json'));
  const clock = () => new Date('2026-11-21T02:00:00.000Z');
  const it = await openTestCounter({ folder: first.folder, keys, clock });
  open.push(it);
  await signIn(it, 'leader');
  // As after a cut between the two files: it waits again.
  it.counter.services.ratings.suggestions.add({
    id: testId(7),
    day: '2026-11-20',
    source: 'lobby',
    words: 'Thêm ghế ngồi chờ.',
  });
  expect((await it.done('suggestion.list', {})).suggestions).toHaveLength(1);
  expect(it.counter.services.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(2);
});

test('the book goes out as a spreadsheet, and the papers are made', async () => {
  const it = await answered();
  const file = await it.done('feedback.export', {});
  expect(file.name).toBe('So-phan-anh-kien-nghi_2026-11-20.xlsx');
  expect(
    Buffer.from(file.content ?? '', 'base64')
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  const paper = async (paper: 'feedbackNote' | 'feedbackAnswer') =>
    JSON.stringify((await it.done('paper.print', { paper, target: 'printer', id })).document);
  expect(await paper('feedbackNote')).toMatch(/QMC1\|PA-Q1-261120-0001\|/);
  expect(await paper('feedbackNote')).not.toContain('Hòa');
  for (const part of ['Ông/bà Đặng Thị Hòa', 'Số: 12/UBND', 'Đã thêm một quầy gọi số.'])
    expect(await paper('feedbackAnswer')).toContain(part);
  const poster = await it.done('paper.print', { paper: 'feedbackAddress', target: 'printer' });
  expect(JSON.stringify(poster.document)).toContain('Nơi nhận');
});
