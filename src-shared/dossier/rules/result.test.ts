import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, lived, next, processing } from '../sample/life.ts';
import { dueDay, factsWith, leader, person, specialist } from '../sample/world.ts';
import { statusOf } from '../state.ts';

const { kind: _, ...theLeader } = person(leader);
const on = (day: string, at = '09:00') => ({ now: `${day}T${at}` });
const ready = () => next(processing(), ask.takeResult(), on('2026-11-25'));
const posted = () => next(ready(), ask.postResult());

test('domain §2.4: when the counter takes the result over decides, to the minute', () => {
  const punctuality = (day: string, at: string) => {
    const [event] = eventsOf(processing(), ask.takeResult({ reason: 'overload' }), on(day, at));
    return event?.type === 'dossier.resultTaken' && [event.body.punctuality, event.body.reason];
  };
  expect(punctuality('2026-11-25', '23:59')).toEqual(['early', null]);
  expect(punctuality(dueDay, '07:00')).toEqual(['onTime', null]);
  expect(punctuality(dueDay, '17:00')).toEqual(['onTime', null]);
  expect(punctuality(dueDay, '17:01')).toEqual(['late', 'overload']);
  expect(codeOf(processing(), ask.takeResult(), on(dueDay, '17:01'))).toBe('dossier.latenessReasonNeeded');
});

test('domain §2.4: a reschedule does not make a late dossier timely, a pause does', () => {
  const rescheduled = next(processing(), ask.apologise(), on('2026-11-25'));
  const [late] = eventsOf(rescheduled, ask.takeResult({ reason: 'verification' }), on('2026-11-27'));
  expect(late).toMatchObject({ body: { punctuality: 'late' } });
  const paused = next(next(processing(), ask.awaitPayment()), ask.resume(), on('2026-11-25'));
  const [timely] = eventsOf(paused, ask.takeResult(), on('2026-11-27'));
  expect(timely).toMatchObject({ body: { punctuality: 'early' } });
});

test('a term in hours is late by a minute of the same day', () => {
  const online = lived(ask.receive({ facts: factsWith({ channel: 'online' }) }));
  expect(eventsOf(online, ask.takeResult(), on('2026-11-20', '11:00'))).toMatchObject([
    { body: { punctuality: 'onTime' } },
  ]);
  expect(codeOf(online, ask.takeResult(), on('2026-11-20', '11:01'))).toBe('dossier.latenessReasonNeeded');
});

test('a written refusal to resolve is a result like another', () => {
  const declined = lived(ask.receive(), ask.takeResult({ outcome: 'declined' }));
  expect(statusOf(declined)).toBe('resultReady');
  expect(statusOf(next(declined, ask.return()))).toBe('returned');
  expect(codeOf(declined, ask.takeResult())).toBe('dossier.resultAlreadyTaken');
});

test('the result goes to the right person, and how that was known is kept', () => {
  const give = (change: Parameters<typeof ask.return>[0]) => codeOf(ready(), ask.return(change));
  for (const who of ['applicant', 'submitter'] as const) {
    expect(give({ who, proof: 'slip' })).toBeNull();
    expect(give({ who, proof: 'identity' })).toBeNull();
  }
  expect(give({ proof: null })).toBe('return.proofNeeded');
  expect(give({ proof: 'leader' })).toBe('return.leaderNeeded');
  expect(give({ who: 'other', proof: 'slip' })).toBe('return.authorityNeeded');
  expect(give({ who: 'other', proof: 'identity' })).toBe('return.authorityNeeded');
  expect(give({ who: 'other', proof: 'authority' })).toBeNull();
  expect(give({ how: 'online', proof: null })).toBeNull();
});

test('a leader who answers for the taker is named in the record', () => {
  const state = next(ready(), ask.return({ who: 'other', proof: 'leader', approvedBy: theLeader }));
  expect(state.returned).toMatchObject({ proof: 'leader', approvedBy: { id: 'l' } });
  expect(next(ready(), ask.return({ approvedBy: theLeader })).returned).not.toHaveProperty('approvedBy');
});

test('nothing is returned, posted or noted as left lying before the result is there', () => {
  for (const command of [ask.return(), ask.postResult(), ask.recordNotCollected()]) {
    expect(codeOf(processing(), command)).toBe('dossier.resultNotThere');
    expect(codeOf(next(ready(), ask.return()), command)).toBe('dossier.alreadyReturned');
    expect(codeOf(posted(), command)).toBe('dossier.alreadyPosted');
  }
});

test('QĐ 45/2016: by post it is returned with the proof of delivery, and not before', () => {
  expect(codeOf(ready(), ask.postResult({ tracking: ' ' }))).toBe('post.noTracking');
  expect(codeOf(ready(), ask.recordDelivery())).toBe('post.notPosted');
  expect(statusOf(posted())).toBe('posted');
  expect(codeOf(posted(), ask.recordDelivery({ proof: ' ' }))).toBe('post.noProof');
  expect(eventsOf(posted(), ask.recordDelivery())).toMatchObject([
    { type: 'dossier.deliveryRecorded', body: { outcome: 'delivered', proof: 'BB 7' } },
    { type: 'dossier.returned', body: { how: 'post' } },
  ]);
  expect(statusOf(next(posted(), ask.recordDelivery()))).toBe('returned');
});

test('what the post could not deliver is at the counter again, to be fetched or sent once more', () => {
  const back = next(posted(), ask.recordDelivery({ outcome: 'undelivered' }));
  expect(statusOf(back)).toBe('resultReady');
  expect(codeOf(back, ask.recordDelivery())).toBe('post.notPosted');
  expect(codeOf(back, ask.return())).toBeNull();
  expect(statusOf(next(back, ask.postResult()))).toBe('posted');
});

test('a result nobody came for: each reminder is kept', () => {
  const state = next(next(ready(), ask.recordNotCollected()), ask.recordNotCollected({ how: 'residents' }));
  expect(state.notCollected.map(({ how }) => how)).toEqual(['phone', 'residents']);
  expect(statusOf(state)).toBe('resultReady');
});

test('NĐ 61/2018 Đ.5: a specialist does not meet the citizen past the counter', () => {
  for (const command of [ask.takeResult(), ask.postResult(), ask.recordDelivery(), ask.return()])
    expect(codeOf(ready(), command, { actor: specialist })).toBe('role.counterOnly');
});
