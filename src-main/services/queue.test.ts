import { afterEach, expect, test, vi } from 'vitest';
import type { ChannelName, InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import { channelNames, contract } from '../../src-shared/contract/index.ts';
import type { Result } from '../../src-shared/result.ts';
import { openTestCounter, type TestCounter, testId, validForm } from '../../tests/support/counter.ts';
import { takeTicket } from '../store/tickets.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
  vi.restoreAllMocks();
});

async function lobbyOf(options: Parameters<typeof openTestCounter>[0] = {}) {
  const test = await openTestCounter(options);
  open.push(test);
  const screen = test.counter.connect('lobby');
  const ask = async <C extends ChannelName>(channel: C, input: InputOf<C>) =>
    (await test.counter.call(screen, channel, input)) as Result<OutputOf<C>>;
  const got = async <C extends ChannelName>(channel: C, input: InputOf<C>) => {
    const answer = await ask(channel, input);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  return { ...test, ask, got };
}
const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });
const numberOf = (row: { readonly number: number | null }) => row.number;

test('I8: the lobby can call its own channels and nothing else; each refusal is logged by names alone', async () => {
  const { ask } = await lobbyOf();
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const others = channelNames.filter((name) => contract[name].surface !== 'lobby');
  for (const name of others)
    expect(await ask(name, { code: 'Rơ Châm H’Bơ', query: '052190001234' } as never)).toEqual(
      failed('api.wrongSurface'),
    );
  expect(log.mock.calls).toEqual(others.map((name) => [`call ${name} refused: lobby window`]));
  expect(await ask('lobby.view', {})).toMatchObject({ ok: true });
});

test('the counter cannot take a number in a citizen’s place', async () => {
  const { call } = await lobbyOf();
  expect(await call('lobby.takeTicket', { first: true })).toEqual(failed('api.wrongSurface'));
});

test('numbers are called fairly, each desk its own; done, absent, over after the third time', async () => {
  const { got, done, call } = await lobbyOf();
  for (const first of [false, false, true, true, true]) await got('lobby.takeTicket', { first });
  expect(await done('queue.board', {})).toMatchObject({ waiting: 5, first: 3, calls: [], used: true });
  const next = async (desk: number) => numberOf(await done('queue.next', { desk }));
  expect(await next(1)).toBe(3);
  expect(await next(2)).toBe(4);
  expect(await next(1)).toBe(1);
  expect((await done('queue.board', {})).calls.map(({ number, desk }) => [number, desk])).toEqual([
    [1, 1],
    [4, 2],
  ]);
  const before = (await got('lobby.board', {})).calls.find(({ number }) => number === 4)?.turn ?? 0;
  await done('queue.again', { desk: 2 });
  expect((await got('lobby.board', {})).calls[0]).toMatchObject({ number: 4, desk: 2 });
  expect((await got('lobby.board', {})).calls[0]?.turn).toBeGreaterThan(before);
  // Number 1 is not there: behind number 2 and 5, who wait.
  expect(await done('queue.absent', { desk: 1 })).toEqual({ over: false });
  await done('queue.done', { desk: 2 });
  expect(await call('queue.done', { desk: 2 })).toEqual(failed('ticket.noneCalled'));
  expect(await call('queue.again', { desk: 2 })).toEqual(failed('ticket.noneCalled'));
  expect([await next(1), await next(1), await next(1)].sort()).toEqual([1, 2, 5]);
  while (numberOf(await done('queue.next', { desk: 3 })) !== null);
  await got('lobby.takeTicket', { first: false });
  await next(1);
  expect(await done('queue.absent', { desk: 1 })).toEqual({ over: false });
  await next(1);
  expect(await done('queue.absent', { desk: 1 })).toEqual({ over: false });
  await next(1);
  expect(await done('queue.absent', { desk: 1 })).toEqual({ over: true });
  expect(await next(1)).toBeNull();
});

test('I2: no number twice in a day, over a restart and a clock set back; a new day begins with 1', async () => {
  const first = await openTestCounter();
  const take = async (it: TestCounter) => {
    const answer = await it.counter.call(it.counter.connect('lobby'), 'lobby.takeTicket', { first: false });
    return (answer as { value: { number: number; day: string } }).value;
  };
  expect([(await take(first)).number, (await take(first)).number]).toEqual([1, 2]);
  first.counter.close();
  const again = await lobbyOf({ folder: first.folder, clock: first.clock.clock });
  expect((await take(again)).number).toBe(3);
  expect(await again.done('queue.board', {})).toMatchObject({ waiting: 3 });
  first.clock.set('2026-11-19T02:00:00.000Z');
  expect(await take(again)).toMatchObject({ number: 4, day: '2026-11-20' });
  expect(await again.done('queue.board', {})).toMatchObject({ waiting: 4, day: '2026-11-20' });
  first.clock.set('2026-11-21T02:00:00.000Z');
  expect(await again.done('queue.board', {})).toMatchObject({ waiting: 0, used: false });
  expect(await take(again)).toMatchObject({ number: 1, day: '2026-11-21', waiting: 0 });
});

test('a number holds nothing about people, not even why it goes first or when it was taken', async () => {
  const { got, counter } = await lobbyOf();
  await got('lobby.takeTicket', { first: true });
  expect(counter.services.db.prepare('SELECT * FROM ticket').all()).toEqual([
    {
      day: '2026-11-20',
      number: 1,
      lane: 'priority',
      state: 'waiting',
      place: 1,
      misses: 0,
      desk: null,
      turn: 0,
    },
  ]);
  expect(
    counter.services.db.prepare(`SELECT count(*) FROM event WHERE type LIKE '%icket%'`).pluck().get(),
  ).toBe(0);
});

test('a playing child does not use the numbers up', async () => {
  const { ask, clock } = await lobbyOf();
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => ask('lobby.takeTicket', { first: false })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
  expect(answers.at(-1)).toEqual(failed('ticket.tooMany'));
  clock.advance(60_000);
  expect(await ask('lobby.takeTicket', { first: false })).toMatchObject({ ok: true });
});

/** The two codes printed on the slip of the only dossier, from the event that made it. */
function codesOf({ counter: { services } }: TestCounter, type: string) {
  const body = services.db.prepare('SELECT body FROM event WHERE type = ?').pluck().get(type) as string;
  const { code, lookupSecret: secret } = JSON.parse(body) as { code: string; lookupSecret: string };
  return { code, secret };
}

test('who was sent for papers gets a number before others, the same one while it waits', async () => {
  const it = await lobbyOf();
  await it.done('dossier.precheck', { id: testId(1), form: await validForm(it) });
  const slip = codesOf(it, 'dossier.opened');
  await it.got('lobby.takeTicket', { first: false });
  expect(await it.got('lobby.returnTicket', slip)).toMatchObject({ lane: 'return', number: 2 });
  expect(await it.got('lobby.returnTicket', slip)).toMatchObject({ number: 2 });
  expect(await it.done('queue.next', { desk: 1 })).toEqual({ number: 2 });
  expect(await it.ask('lobby.returnTicket', { ...slip, secret: 'ABCDEF' })).toEqual(
    failed('lookup.notFound'),
  );
});

test('a receipt is no return slip; its progress says step and days alone, and guessing is slowed down', async () => {
  const it = await lobbyOf();
  await it.done('dossier.receive', { id: testId(1), form: await validForm(it) });
  const { code, secret } = codesOf(it, 'dossier.received');
  const right = { code: ` ${code.toLowerCase()} `, secret: secret.toLowerCase() };
  const answer = await it.got('lobby.progress', right);
  expect(Object.keys(answer).sort()).toEqual([
    'appointment',
    'endedOn',
    'receivedOn',
    'resultReadyOn',
    'status',
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/Ưởng|1\.004873|hôn nhân/);
  expect(await it.ask('lobby.returnTicket', right)).toEqual(failed('ticket.notReturning'));
  const unknown = await it.ask('lobby.progress', { code: 'TAM-Q1-261120-9999', secret: 'ABCDEF' });
  expect(unknown).toEqual(await it.ask('lobby.progress', { code, secret: 'ABCDEF' }));
  for (let i = 0; i < 12; i += 1) await it.ask('lobby.progress', { code: `TAM-Q1-261120-${i}`, secret: 'X' });
  expect(await it.ask('lobby.progress', right)).toEqual(failed('lookup.tooMany'));
  it.clock.advance(60_000);
  expect(await it.ask('lobby.progress', right)).toMatchObject({ ok: true });
});

test('one number is not guessed at from several screens', async () => {
  const it = await lobbyOf();
  const screens = Array.from({ length: 4 }, () => it.counter.connect('lobby'));
  const guess = async (n: number) =>
    it.counter.call(screens[n % 4] ?? it.caller, 'lobby.progress', {
      code: 'TAM-Q1-261120-0001',
      secret: `G${n}`,
    });
  for (let n = 0; n < 12; n += 1) expect(await guess(n)).toEqual(failed('lookup.notFound'));
  expect(await guess(12)).toEqual(failed('lookup.tooMany'));
});

test('a browser that would have to ask with its own dialog prints nothing for citizens', async () => {
  const { ask, got } = await lobbyOf();
  expect(await got('lobby.view', {})).toMatchObject({ prints: false });
  const { number } = await got('lobby.takeTicket', { first: false });
  expect(await ask('lobby.printTicket', { number })).toEqual(failed('print.notHere'));
});

test('paper: the number large, the procedure in plain words; a printer that fails is told without its reasons', async () => {
  const print = vi.fn(async () => ({ outcome: 'printed' as const, savedTo: null }));
  const { ask, got } = await lobbyOf({ printer: { print } });
  const { number } = await got('lobby.takeTicket', { first: false });
  expect(await got('lobby.printTicket', { number })).toEqual({ outcome: 'printed' });
  expect(print.mock.calls[0]).toMatchObject([
    { target: 'printer', document: { blocks: [{ groups: ['1'] }, {}, {}] } },
  ]);
  expect(await ask('lobby.printTicket', { number: 9 })).toEqual(failed('ticket.unknown'));
  expect(await got('lobby.print', { paper: 'procedure', code: '1.001193' })).toEqual({ outcome: 'printed' });
  expect(print.mock.calls[1]).toMatchObject([{ document: { title: 'Đăng ký khai sinh' } }]);
  expect(await ask('lobby.print', { paper: 'procedure', code: '9.999999' })).toEqual(
    failed('procedure.unknown'),
  );
  print.mockRejectedValueOnce(new Error('driver'));
  expect(await got('lobby.printTicket', { number })).toEqual({ outcome: 'failed' });
});

test('a full disk refuses a number and keeps what there is', async () => {
  const { counter } = await lobbyOf();
  counter.services.db.pragma('query_only = ON');
  expect(takeTicket(counter.services.db, '2026-11-20', 'ordinary')).toMatchObject({ ok: false });
  counter.services.db.pragma('query_only = OFF');
  expect(takeTicket(counter.services.db, '2026-11-20', 'ordinary')).toMatchObject({ value: { number: 1 } });
});
