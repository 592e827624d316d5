import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, lived, next, processing } from '../sample/life.ts';
import { administrator, agency, leader, person, receiver, specialist } from '../sample/world.ts';
import { holderOf, noDossier, pendingHandOver, statusOf } from '../state.ts';

const bySpecialist = { actor: specialist };

test('each hand-over names who gave, who takes and when; the holder changes when the taker says so', () => {
  const given = lived(ask.receive(), ask.handOver({ list: 'd7' }));
  expect(given.handOvers).toMatchObject([{ from: person(receiver), to: person(specialist), list: 'd7' }]);
  expect(holderOf(given)).toEqual(person(receiver));
  expect(statusOf(given)).toBe('received');
  const taken = next(given, ask.answerHandOver(), bySpecialist);
  expect(holderOf(taken)).toEqual(person(specialist));
  expect(statusOf(taken)).toBe('processing');
});

test('what was not taken stays where it was, with the reason', () => {
  const given = lived(ask.receive(), ask.handOver());
  const declined = next(given, ask.answerHandOver({ declined: 'v1.thiếu trang' }), bySpecialist);
  expect(holderOf(declined)).toEqual(person(receiver));
  expect(pendingHandOver(declined)).toBeNull();
  expect(statusOf(declined)).toBe('received');
  expect(codeOf(declined, ask.handOver({ handOverId: 'h2' }))).toBeNull();
});

test('only the named colleague answers; one answer is enough', () => {
  const given = lived(ask.receive(), ask.handOver());
  expect(codeOf(given, ask.answerHandOver())).toBe('handOver.notReceiver');
  expect(codeOf(given, ask.answerHandOver(), { actor: leader })).toBe('handOver.notReceiver');
  expect(codeOf(given, ask.answerHandOver({ handOverId: 'h9' }), bySpecialist)).toBe('handOver.nonePending');
  expect(codeOf(processing(), ask.answerHandOver(), bySpecialist)).toBe('handOver.nonePending');
  expect(codeOf(lived(ask.receive()), ask.answerHandOver())).toBe('handOver.nonePending');
});

test('who has the papers gives them on, or a leader or administrator does', () => {
  const state = processing();
  const back = ask.handOver({ handOverId: 'h2', to: person(receiver) });
  expect(codeOf(state, back)).toBe('handOver.notHolder');
  expect(codeOf(state, back, bySpecialist)).toBeNull();
  expect(codeOf(state, back, { actor: leader })).toBeNull();
  expect(codeOf(state, back, { actor: administrator })).toBeNull();
  expect(codeOf(state, ask.handOver({ handOverId: 'h2' }), bySpecialist)).toBe('handOver.toHolder');
  expect(codeOf(noDossier, back)).toBe('dossier.unknown');
});

test('receipts of the first release name no id: anyone at the counter gives those on', () => {
  const { officerId: _, ...old } = lived(ask.receive()).received ?? {};
  const first = { ...lived(ask.receive()), received: old as NonNullable<typeof noDossier.received> };
  expect(codeOf(first, ask.handOver(), { actor: leader })).toBeNull();
});

test('to another agency: its share of the time is counted, the counter records that it took the papers', () => {
  const share = { kind: 'workingDays', value: 2 } as const;
  const command = ask.handOver({ handOverId: 'h2', to: agency, share });
  const given = next(processing(), command, bySpecialist);
  expect(pendingHandOver(given)).toMatchObject({ to: agency, share, shareDue: { date: '2026-11-25' } });
  expect(codeOf(given, ask.answerHandOver({ handOverId: 'h2' }), bySpecialist)).toBe('role.counterOnly');
  const there = next(given, ask.answerHandOver({ handOverId: 'h2' }));
  expect(holderOf(there)).toEqual(agency);
  expect(codeOf(there, ask.handOver({ handOverId: 'h3', to: agency }))).toBe('handOver.toHolder');
  expect(codeOf(there, ask.handOver({ handOverId: 'h3', to: person(specialist) }))).toBeNull();
});

test('a share that ends past the calendars is refused', () => {
  const share = { kind: 'workingDays', value: 2000 } as const;
  expect(codeOf(lived(ask.receive()), ask.handOver({ share }), { now: '2099-11-20T09:00' })).toBe(
    'calendar.outOfRange',
  );
});

test('a hand-over asked for again under its own id is not made twice', () => {
  expect(eventsOf(processing(), ask.handOver(), bySpecialist)).toEqual([]);
});

test('nobody waits for papers that went back to the citizen', () => {
  const state = lived(ask.receive(), ask.handOver(), ask.withdraw());
  expect(pendingHandOver(state)).toBeNull();
  expect(codeOf(state, ask.answerHandOver(), bySpecialist)).toBe('dossier.withdrawn');
});
