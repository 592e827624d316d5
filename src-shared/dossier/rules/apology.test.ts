import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, lived, next, processing } from '../sample/life.ts';
import { decision, dueDay, specialist } from '../sample/world.ts';
import { appointmentOf, noDossier } from '../state.ts';

const tuesday = '2026-12-01';
const on = (day: string, at = '09:00') => ({ now: `${day}T${at}` });
const apologised = () => next(processing(), ask.apologise(), on('2026-11-25'));

test('an apology says which day cannot be kept, the new one, and leaves the day by law where it is', () => {
  const state = apologised();
  expect(state.apologies).toMatchObject([
    {
      due: { date: dueDay },
      latestDay: '2026-11-25',
      inTime: true,
      newDue: { date: tuesday, at: '17:00', provisional: false, calendarVersion: 'test/1' },
      signed: null,
      notified: [],
    },
  ]);
  expect(state.due?.date).toBe(dueDay);
  expect(appointmentOf(state)?.date).toBe(tuesday);
});

test('trap 2: in time until the last working day before the day of return; later it is made and is a breach', () => {
  const inTime = (day: string) => {
    const [event] = eventsOf(processing(), ask.apologise(), on(day, '23:59'));
    return event?.type === 'dossier.apologised' && event.body.inTime;
  };
  expect(inTime('2026-11-25')).toBe(true);
  expect(inTime(dueDay)).toBe(false);
  // Due on Wednesday 25/11, and Tuesday 24/11 is a holiday: Monday is the last day.
  const wednesday = lived(ask.receive(), ask.awaitPayment());
  const earlier = {
    ...wednesday,
    pauses: [],
    due: wednesday.due && { ...wednesday.due, date: '2026-11-25' },
  };
  expect(eventsOf(earlier, ask.apologise(), on('2026-11-24'))).toMatchObject([
    { body: { latestDay: '2026-11-23', inTime: false } },
  ]);
});

test('trap 3: one new day for a dossier; on a second delay an apology without one', () => {
  const state = apologised();
  const again = ask.apologise({ slipId: 'x2', newDate: '2026-12-04' });
  expect(codeOf(state, again, on('2026-11-30'))).toBe('dossier.rescheduleLimit');
  const bare = next(state, ask.apologise({ slipId: 'x2', newDate: null }), on('2026-11-30'));
  expect(bare.apologies[1]).toMatchObject({ due: { date: tuesday }, latestDay: '2026-11-30', newDue: null });
  expect(codeOf(bare, ask.apologise({ slipId: 'x3', newDate: '2026-12-08' }), on('2026-12-02'))).toBe(
    'dossier.rescheduleLimit',
  );
});

test('the new day is a real working day after today and after the old one', () => {
  const state = processing();
  const code = (newDate: string | null, day = '2026-11-25') =>
    codeOf(state, ask.apologise({ newDate }), on(day));
  expect(code(null)).toBe('apology.noDate');
  expect(code('2026-11-31')).toBe('apology.badDate');
  expect(code('mai')).toBe('apology.badDate');
  expect(code(dueDay)).toBe('apology.notLater');
  expect(code('2026-11-27', '2026-11-27')).toBe('apology.notLater');
  expect(code('2026-11-28')).toBe('apology.dayOff');
  expect(code('2026-11-27')).toBeNull();
  expect(code('9999-12-31')).toBe('calendar.outOfRange');
  expect(codeOf(state, ask.apologise({ head: ' ' }), on('2026-11-25'))).toBe('apology.noHead');
});

test('a new day in a year not announced is provisional', () => {
  const [event] = eventsOf(processing(), ask.apologise({ newDate: '2027-01-05' }), on('2026-11-25'));
  expect(event).toMatchObject({ body: { newDue: { provisional: true } } });
});

test('a slip asked for again under its own id is not made twice', () => {
  expect(eventsOf(apologised(), ask.apologise(), on('2026-11-25'))).toEqual([]);
});

test('a pause after the apology that moves the day by law past the new one moves the appointment too', () => {
  const paused = next(apologised(), ask.awaitPayment(), on('2026-11-25', '10:00'));
  const resumed = next(paused, ask.resume(), on('2026-12-07'));
  expect(resumed.due?.date).toBe('2026-12-08');
  expect(appointmentOf(resumed)?.date).toBe('2026-12-08');
});

test('an apology is not made before receipt, nor once the result is there', () => {
  expect(codeOf(noDossier, ask.apologise())).toBe('dossier.unknown');
  expect(codeOf(lived(ask.receive(), ask.takeResult()), ask.apologise())).toBe('dossier.resultAlreadyTaken');
});

test('the signature is ink on paper: number, day and signer, once, between the slip and today', () => {
  const state = apologised();
  const sign = (change: Partial<typeof decision>, slipId = 'x1') =>
    codeOf(
      state,
      ask.signApology({ slipId, decision: { ...decision, date: '2026-11-25', ...change } }),
      on('2026-11-26'),
    );
  expect(sign({})).toBeNull();
  expect(sign({ date: '2026-11-24' })).toBe('decision.beforeSlip');
  expect(sign({ date: '2026-11-27' })).toBe('decision.future');
  expect(sign({ number: '' })).toBe('decision.incomplete');
  expect(sign({ date: 'hôm qua' })).toBe('field.badDate');
  expect(sign({}, 'x9')).toBe('apology.none');
  expect(codeOf(processing(), ask.signApology())).toBe('apology.none');
  const command = ask.signApology({ decision: { ...decision, date: '2026-11-25' } });
  const signed = next(state, command, on('2026-11-26'));
  expect(signed.apologies[0]?.signed).toMatchObject({
    at: '2026-11-26T09:00',
    decision: { number: '12/QĐ-UBND' },
  });
  expect(codeOf(signed, command, on('2026-11-26'))).toBe('apology.alreadySigned');
});

test('printed is not told: how and when the citizen learned of it, any number of times', () => {
  const state = apologised();
  const tell = (at: string, slipId = 'x1') =>
    codeOf(state, ask.notifyApplicant({ at, slipId }), on('2026-11-26'));
  expect(tell('2026-11-25T09:00')).toBeNull();
  expect(tell('2026-11-25T08:59')).toBe('notify.beforeSlip');
  expect(tell('2026-11-26T09:01')).toBe('field.future');
  expect(tell('chiều qua')).toBe('field.badDate');
  expect(tell('2026-11-25T09:00', 'x9')).toBe('apology.none');
  expect(codeOf(processing(), ask.notifyApplicant())).toBe('apology.none');
  const told = next(
    next(state, ask.notifyApplicant({ at: '2026-11-25T09:30' }), { ...on('2026-11-26'), actor: specialist }),
    ask.notifyApplicant({ at: '2026-11-25T15:00', how: 'residents' }),
    on('2026-11-26'),
  );
  expect(told.apologies[0]?.notified).toMatchObject([
    { how: 'phone', by: { id: 's' } },
    { how: 'residents' },
  ]);
});
