import { expect, test } from 'vitest';
import { ask, opening } from '../sample/commands.ts';
import { codeOf, eventsOf, lived } from '../sample/life.ts';
import { decision, guideOnly, leader, newVersion, person } from '../sample/world.ts';
import { noDossier, statusOf } from '../state.ts';
import { refusalGround } from '../words.ts';

const { kind: _, ...theLeader } = person(leader);

test('a look through the papers tells what is there and what is always required and missing', () => {
  expect(eventsOf(noDossier, ask.precheck())).toMatchObject([
    { type: 'dossier.opened', body: { code: 'HD-Q1-261120-0001', procedure: { code: '1.001193' } } },
    { type: 'dossier.prechecked', body: { have: ['c1'], missing: [{ id: 'c3', name: 'Giấy c3' }] } },
  ]);
  expect(statusOf(lived(ask.precheck()))).toBe('guided');
});

test('what is typed where only ids of papers belong does not get into the open body', () => {
  const [, checked] = eventsOf(noDossier, ask.precheck({ have: ['c1', 'Nguyễn Văn A', 'c9'] }));
  expect(checked).toMatchObject({ body: { have: ['c1'] } });
});

test('a second visit goes on with the case of the first: code and secret stay, the rest is as it is now', () => {
  const again = { ...opening, code: 'HD-Q2-261121-0009', lookupSecret: 'ZZZ999', officer: 'Khác' };
  const state = lived(ask.precheck(), ask.precheck({ slipId: 'p2', opening: again }));
  expect(state.opened).toMatchObject({ code: opening.code, lookupSecret: 'AAA111', officer: 'Khác' });
});

test('NĐ 63/2010 Đ.20.4: the second slip needs a leader, the third a decision', () => {
  const one = lived(ask.requestSupplement());
  expect(one.supplements).toMatchObject([{ round: 1, stage: 'beforeReceipt', items: [{ id: 'c1' }] }]);
  expect(one.pauses).toEqual([]);
  expect(codeOf(one, ask.requestSupplement({ slipId: 's2' }))).toBe('supplement.leaderNeeded');
  const second = ask.requestSupplement({ slipId: 's2', approvedBy: theLeader });
  const two = lived(ask.requestSupplement(), second);
  expect(two.supplements[1]).toMatchObject({ round: 2, approvedBy: { id: 'l' } });
  expect(codeOf(two, ask.requestSupplement({ slipId: 's3', approvedBy: theLeader }))).toBe(
    'supplement.decisionNeeded',
  );
  const third = ask.requestSupplement({ slipId: 's3', decision });
  expect(lived(ask.requestSupplement(), second, third).supplements[2]).toMatchObject({ round: 3, decision });
});

test('a decision that is blank, of no real day or of tomorrow is none', () => {
  const one = lived(ask.requestSupplement());
  const by = (change: Partial<typeof decision>) =>
    codeOf(one, ask.requestSupplement({ slipId: 's2', decision: { ...decision, ...change } }));
  expect(by({})).toBeNull();
  expect(by({ number: ' ' })).toBe('decision.incomplete');
  expect(by({ signer: '' })).toBe('decision.incomplete');
  expect(by({ date: '' })).toBe('decision.incomplete');
  expect(by({ date: '2026-02-30' })).toBe('field.badDate');
  expect(by({ date: '2026-11-21' })).toBe('decision.future');
});

test('NĐ 118/2025 Đ.5: only papers of the published list are asked for, each once', () => {
  expect(codeOf(noDossier, ask.requestSupplement({ items: [] }))).toBe('supplement.noItems');
  expect(codeOf(noDossier, ask.requestSupplement({ items: ['c1', 'c9'] }))).toBe('supplement.notRegulated');
  expect(codeOf(noDossier, ask.requestSupplement({ procedure: guideOnly }))).toBe('procedure.guideOnly');
  expect(codeOf(noDossier, ask.requestSupplement({ opening: null }))).toBe('dossier.unknown');
  const twice = lived(ask.requestSupplement({ items: ['c3', 'c1', 'c3'] }));
  expect(twice.supplements[0]?.items.map(({ id }) => id)).toEqual(['c3', 'c1']);
});

test('a slip asked for again under its own id is not made twice', () => {
  expect(eventsOf(lived(ask.requestSupplement()), ask.requestSupplement())).toEqual([]);
});

test('a paper outside the list: that it was asked for or left is recorded, and nothing is asked', () => {
  expect(eventsOf(noDossier, ask.recordExtraPaper()).map(({ type }) => type)).toEqual([
    'dossier.opened',
    'dossier.extraPaperAttempted',
  ]);
  expect(
    eventsOf(lived(ask.precheck()), ask.recordExtraPaper({ how: 'volunteered', opening: null })),
  ).toMatchObject([{ type: 'dossier.paperVolunteered', body: { officer: { id: 'r' } } }]);
  expect(eventsOf(lived(ask.receive()), ask.recordExtraPaper({ opening: null }))).toHaveLength(1);
  expect(codeOf(noDossier, ask.recordExtraPaper({ opening: null }))).toBe('dossier.unknown');
});

test('a refusal has a ground of substance; another ward of the province is none (NĐ 118/2025)', () => {
  for (const ground of refusalGround.options)
    expect(codeOf(noDossier, ask.refuse({ ground }))).toBe(
      ground === 'otherArea' ? 'refusal.otherArea' : null,
    );
  expect(codeOf(noDossier, ask.refuse({ procedure: guideOnly }))).toBe('procedure.guideOnly');
  const state = lived(ask.refuse());
  expect(statusOf(state)).toBe('refused');
  expect(state.refused).toMatchObject({ ground: 'notEligible', officer: opening.officer });
});

test('after a refusal nothing goes on but its print; after receipt nothing is refused', () => {
  const refused = lived(ask.refuse());
  for (const command of [ask.precheck(), ask.requestSupplement(), ask.refuse(), ask.receive()])
    expect(codeOf(refused, command)).toBe('dossier.refused');
  expect(codeOf(refused, ask.recordExtraPaper())).toBe('dossier.refused');
  expect(codeOf(refused, ask.requestPrint({ form: 'refusal', slipId: 'r1' }))).toBeNull();
  const received = lived(ask.receive());
  for (const command of [ask.precheck(), ask.refuse(), ask.receive()])
    expect(codeOf(received, command)).toBe('dossier.alreadyReceived');
  expect(codeOf(received, ask.requestSupplement({ procedure: newVersion }))).toBe('supplement.otherVersion');
});
