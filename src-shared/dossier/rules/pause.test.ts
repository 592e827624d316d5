import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, lived, next, processing } from '../sample/life.ts';
import { calendar, factsWith, newVersion, nextCalendar, papers, procedure } from '../sample/world.ts';
import { openPause, statusOf } from '../state.ts';

const monday = { now: '2026-11-23T10:00' };
const wednesday = { now: '2026-11-25T10:00' };
const waiting = () => next(lived(ask.receive()), ask.requestSupplement({ opening: null }), monday);

test('a slip after receipt stops the term, and the papers that came move the day by what it took', () => {
  const paused = waiting();
  expect(statusOf(paused)).toBe('awaitingSupplement');
  expect(paused.supplements[0]).toMatchObject({ stage: 'afterReceipt', round: 1 });
  expect(openPause(paused)).toEqual({ from: monday.now, to: null, reason: 'supplement', slipId: 's1' });
  const resumed = next(paused, ask.resume(papers('shown', 'c1')), wednesday);
  // Monday to Wednesday with 24/11 off: one working day.
  expect(resumed.due).toMatchObject({ date: '2026-11-27', at: '17:00' });
  expect(resumed.pauses).toEqual([
    { from: monday.now, to: wednesday.now, reason: 'supplement', slipId: 's1' },
  ]);
  expect(resumed.components.map(({ id, state }) => [id, state])).toEqual([
    ['c3', 'submitted'],
    ['c1', 'shown'],
  ]);
  expect(resumed.received?.due.date).toBe('2026-11-26');
});

test('two pauses count together, each kept with its beginning and end', () => {
  const first = next(waiting(), ask.resume(papers('submitted', 'c1')), wednesday);
  const second = next(first, ask.awaitPayment(), { now: '2026-11-26T09:00' });
  expect(statusOf(second)).toBe('awaitingPayment');
  const resumed = next(second, ask.resume(), { now: '2026-12-01T09:00' });
  expect(resumed.pauses).toHaveLength(2);
  expect(resumed.due?.date).toBe('2026-12-02');
});

test('a term in hours is moved by counter hours', () => {
  const online = lived(ask.receive({ facts: factsWith({ channel: 'online' }) }));
  expect(online.due).toMatchObject({ date: '2026-11-20', at: '11:00' });
  const paused = next(online, ask.awaitPayment(), { now: '2026-11-20T10:00' });
  const resumed = next(paused, ask.resume(), { now: '2026-11-20T14:00' });
  expect(resumed.due).toMatchObject({ date: '2026-11-20', at: '15:00' });
});

test('resuming a supplement needs a paper of the list it was received under', () => {
  const paused = waiting();
  expect(codeOf(paused, ask.resume(), wednesday)).toBe('supplement.nothingCame');
  expect(codeOf(paused, ask.resume(papers('submitted')), wednesday)).toBe('supplement.nothingCame');
  expect(codeOf(paused, ask.resume(papers('submitted', 'c9')), wednesday)).toBe('supplement.nothingCame');
  expect(codeOf(paused, ask.resume({ ...papers('submitted', 'c1'), procedure: newVersion }), wednesday)).toBe(
    'supplement.otherVersion',
  );
  expect(codeOf(paused, ask.resume(papers('checkLater', 'c1')), wednesday)).toBe('intake.lookupNotOffered');
  expect(codeOf(paused, ask.resume(papers('lookedUp', 'c3')), wednesday)).toBeNull();
  expect(codeOf(lived(ask.receive()), ask.resume())).toBe('dossier.notPaused');
});

test('after a payment the term runs again without papers: none were asked for', () => {
  const paying = lived(ask.receive(), ask.awaitPayment());
  expect(codeOf(paying, ask.resume(papers('submitted', 'c1')))).toBe('supplement.notAsked');
  expect(codeOf(paying, ask.resume())).toBeNull();
});

test('a clock set back behind the beginning of a pause is told, and moves nothing', () => {
  expect(codeOf(waiting(), ask.resume(papers('submitted', 'c1')), { now: '2026-11-23T09:00' })).toBe(
    'calendar.badPause',
  );
});

test('while the term stands still nothing else starts', () => {
  const paused = waiting();
  expect(codeOf(paused, ask.requestSupplement({ slipId: 's2' }), monday)).toBe('dossier.supplementOpen');
  for (const command of [ask.awaitPayment(), ask.handOver(), ask.apologise(), ask.takeResult()])
    expect(codeOf(paused, command, monday)).toBe('dossier.paused');
  const paying = lived(ask.receive(), ask.awaitPayment());
  expect(codeOf(paying, ask.requestSupplement())).toBe('dossier.paused');
});

test('papers that are between two hands are not asked for and not waited for', () => {
  const given = lived(ask.receive(), ask.handOver());
  for (const command of [ask.requestSupplement(), ask.awaitPayment(), ask.takeResult(), ask.handOver()])
    expect(codeOf(given, command)).toBe('dossier.handOverOpen');
});

test('trap 6: only a provisional day is counted again, once a new calendar is there', () => {
  const late = lived(ask.receive({ facts: factsWith({ acceptedAt: '2026-12-30T09:00' }) }));
  expect(late.due).toMatchObject({ provisional: true, calendarVersion: 'test/1' });
  expect(codeOf(late, ask.recomputeDue(), { calendar })).toBe('dossier.sameCalendar');
  const [counted] = eventsOf(late, ask.recomputeDue(), { calendar: nextCalendar });
  expect(counted).toMatchObject({
    type: 'dossier.dueRecomputed',
    body: { due: { date: '2027-01-06', provisional: false, calendarVersion: 'test/2' } },
  });
  expect(codeOf(lived(ask.receive()), ask.recomputeDue())).toBe('dossier.dueNotProvisional');
  expect(codeOf(processing(), ask.recomputeDue(), { calendar: nextCalendar })).toBe(
    'dossier.dueNotProvisional',
  );
});

test('a day past the end of the calendars is refused, not guessed', () => {
  const far = lived(ask.receive({ facts: factsWith({ acceptedAt: '2026-12-30T09:00' }) }));
  const paused = next(far, ask.awaitPayment(), { now: '2026-12-30T10:00' });
  expect(codeOf(paused, ask.resume(), { now: '2101-01-03T10:00' })).toBe('calendar.outOfRange');
  expect(codeOf(paused, ask.recomputeDue(), { now: '2101-01-03T10:00', calendar: nextCalendar })).toBe(
    'calendar.outOfRange',
  );
});

test('the slip names the papers as the version names them', () => {
  expect(waiting().supplements[0]?.items).toEqual([{ id: 'c1', name: procedure.components[0]?.name }]);
});
