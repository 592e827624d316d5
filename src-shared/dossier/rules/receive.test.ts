import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, lived, next } from '../sample/life.ts';
import { factsWith, friday, leader, procedure } from '../sample/world.ts';
import { noDossier, statusOf } from '../state.ts';

const receivedWith = (facts: Parameters<typeof factsWith>[0]) =>
  lived(ask.receive({ facts: factsWith(facts) })).received;
const refusedWith = (change: Partial<typeof procedure>) =>
  codeOf(noDossier, ask.receive({ procedure: { ...procedure, ...change } }));

test('a receipt fixes the version, the term, the due date and the papers that are there', () => {
  const state = lived(ask.receive());
  expect(statusOf(state)).toBe('received');
  expect(state.received).toMatchObject({
    procedure: { code: '1.001193', effectiveFrom: '2025-07-01' },
    officerId: 'r',
    limit: { kind: 'workingDays', value: 3 },
    limitGround: null,
    due: { date: '2026-11-26', at: '17:00', provisional: false, calendarVersion: 'test/1' },
    fee: { kind: 'amount', dong: 5000 },
    submittedAt: friday,
    acceptedAt: friday,
    competentAgency: null,
    mobile: null,
  });
  expect(state.components.map(({ id }) => id)).toEqual(['c1', 'c3']);
  expect(state.due).toEqual(state.received?.due);
});

test('the term counts from acceptance, not from submission', () => {
  expect(receivedWith({ submittedAt: '2026-11-18T10:00', acceptedAt: '2026-11-19T15:30' })).toMatchObject({
    submittedAt: '2026-11-18T10:00',
    due: { date: '2026-11-25' },
  });
});

test('NĐ 118/2025: received for another agency, and outside the office, is said so', () => {
  expect(receivedWith({ competentAgency: ' UBND phường Bồng Sơn ', mobile: 'QĐ 3 ' })).toMatchObject({
    competentAgency: 'UBND phường Bồng Sơn',
    mobile: 'QĐ 3',
  });
});

test('a procedure of another body, not in force on the day or not offered this way is not received', () => {
  expect(refusedWith({ guideOnly: true })).toBe('procedure.guideOnly');
  expect(refusedWith({ effectiveFrom: '2026-12-01' })).toBe('procedure.notInForce');
  expect(refusedWith({ effectiveTo: '2026-11-19' })).toBe('procedure.notInForce');
  expect(refusedWith({ effectiveTo: '2026-11-20' })).toBeNull();
  expect(refusedWith({ channels: [] })).toBe('procedure.channelNotOffered');
});

test('a term nobody published is not guessed: it needs an officer and a ground', () => {
  const channels = procedure.channels.map((terms) => ({
    ...terms,
    time: { kind: 'unknown' as const, text: '1' },
  }));
  const unread = { ...procedure, channels };
  expect(refusedWith({ channels })).toBe('procedure.termUnknown');
  const facts = factsWith({ term: { kind: 'workingDays', value: 5, ground: 'QĐ 12' } });
  const { received } = lived(ask.receive({ procedure: unread, facts }));
  expect(received).toMatchObject({ due: { date: '2026-11-30' }, limitGround: 'QĐ 12' });
});

test('after guidance the same case is received, and keeps its count of slips', () => {
  const state = lived(ask.precheck(), ask.requestSupplement(), ask.receive());
  expect(state).toMatchObject({ received: { code: 'TAM-Q1-261120-0001' }, supplements: [{ round: 1 }] });
});

test('a mistyped name is corrected: what is shown changes, what was received does not', () => {
  const state = lived(ask.receive(), ask.correct());
  expect(state.sealed).toBe('v1.đúng');
  expect(state.received?.sealed).toBe('v1.');
  expect(codeOf(noDossier, ask.correct())).toBe('dossier.unknown');
  expect(codeOf(lived(ask.receive(), ask.withdraw()), ask.correct())).toBe('dossier.withdrawn');
});

test('TT 01/2018 Đ.19: the official code is recorded once, and a temporary one is none', () => {
  const state = lived(ask.receive());
  expect(next(state, ask.recordOfficialCode(' h08.12-261120-0012 ')).officialCode).toBe('H08.12-261120-0012');
  expect(codeOf(state, ask.recordOfficialCode(''))).toBe('officialCode.empty');
  expect(codeOf(state, ask.recordOfficialCode('TAM-Q1-261120-0001'))).toBe('officialCode.temporary');
  expect(codeOf(state, ask.recordOfficialCode('H08'))).toBe('officialCode.shape');
  expect(codeOf(state, ask.recordOfficialCode('H08.12-261320-0012'))).toBe('officialCode.badDate');
  const nextDay = ask.recordOfficialCode('H08.12-261121-0012');
  expect(codeOf(state, nextDay)).toBe('officialCode.otherDay');
  expect(codeOf(state, { ...nextDay, confirmOtherDay: true })).toBeNull();
  expect(codeOf(next(state, ask.recordOfficialCode()), ask.recordOfficialCode())).toBe(
    'dossier.codeAlreadyRecorded',
  );
  expect(codeOf(noDossier, ask.recordOfficialCode())).toBe('dossier.unknown');
  expect(codeOf(lived(ask.refuse()), ask.recordOfficialCode())).toBe('dossier.refused');
});

test('the officer who receives is the holder, whoever that is', () => {
  expect(next(noDossier, ask.receive(), { actor: leader }).received?.officerId).toBe('l');
});
