import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workingCalendar } from '../calendar/types.ts';
import { procedureVersion } from '../procedure/version.ts';
import { checkIntake } from './checkIntake.ts';
import type { CommandName } from './commands.ts';
import { commandNames, decide, forbids } from './decide.ts';
import { emptyIntake } from './emptyIntake.ts';
import { ask } from './sample/commands.ts';
import { lived, next, processing } from './sample/life.ts';
import { agency, factsWith, friday, leader, nextCalendar, receiver, specialist } from './sample/world.ts';
import { type DossierState, noDossier, statusOf } from './state.ts';

const assets = join(import.meta.dirname, '..', '..', 'assets');
const read = (...path: string[]) => JSON.parse(readFileSync(join(assets, ...path), 'utf8')) as unknown;

test('a birth registration of the shipped catalogue is received from the form as it is typed', () => {
  const birth = procedureVersion
    .array()
    .parse(read('catalogue', 'ho-tich.json'))
    .find(({ code }) => code === '1.001193');
  if (!birth) throw new Error('not shipped');
  const form = emptyIntake();
  const always = birth.components.filter(({ condition }) => condition === null);
  const filled = {
    ...form,
    procedureCode: birth.code,
    applicant: { ...form.applicant, name: 'Hiên', address: 'Khu phố 1' },
    components: Object.fromEntries(
      always.map(({ id }) => [id, { state: 'submitted' as const, originals: 1, copies: 0 }]),
    ),
  };
  const intake = checkIntake(filled, birth, friday);
  if (!intake.ok) throw new Error(JSON.stringify(intake.error));
  const calendar = workingCalendar.parse(read('calendar', 'vn-public.json'));
  expect(
    decide(noDossier, ask.receive({ facts: intake.value.facts, procedure: birth }), {
      now: friday,
      calendar,
      actor: receiver,
    }),
  ).toMatchObject({
    ok: true,
    value: [
      {
        type: 'dossier.received',
        body: {
          limit: { kind: 'sameDay', cutOff: '15:00' },
          due: { date: '2026-11-20', at: '17:00', provisional: false },
          fee: { kind: 'exempt', dong: 0 },
        },
      },
    ],
  });
});

const ready = next(processing(), ask.takeResult());
const states = {
  nothing: noDossier,
  guided: lived(ask.requestSupplement()),
  refused: lived(ask.refuse()),
  received: lived(ask.receive()),
  given: lived(ask.receive(), ask.handOver()),
  processing: processing(),
  awaitingSupplement: lived(ask.receive(), ask.requestSupplement()),
  awaitingPayment: lived(ask.receive(), ask.awaitPayment()),
  apologised: next(processing(), ask.apologise()),
  resultReady: ready,
  posted: next(ready, ask.postResult()),
  returned: next(ready, ask.return()),
  withdrawn: next(processing(), ask.withdraw()),
  stopped: next(processing(), ask.stop()),
  erased: next(next(ready, ask.return()), ask.destroyData()),
} satisfies Readonly<Record<string, DossierState>>;

const beforeReceipt = 'nothing guided';
const running = 'received processing apologised';
const unresolved = `${running} given awaitingSupplement awaitingPayment`;
const open = `${unresolved} resultReady posted`;
const ended = 'returned withdrawn stopped';

/** In which states a command is open to the counter; in every other it is refused. */
const allowed: Readonly<Record<CommandName, string>> = {
  precheck: beforeReceipt,
  requestSupplement: `${beforeReceipt} ${running}`,
  recordExtraPaper: `${beforeReceipt} ${open}`,
  refuse: beforeReceipt,
  receive: beforeReceipt,
  correct: open,
  recordOfficialCode: `${open} ${ended} erased`,
  handOver: running,
  answerHandOver: 'given',
  awaitPayment: running,
  resume: 'awaitingSupplement awaitingPayment',
  recomputeDue: '',
  apologise: `${running} given`,
  signApology: 'apologised',
  notifyApplicant: 'apologised',
  takeResult: running,
  postResult: 'resultReady',
  recordDelivery: 'posted',
  recordNotCollected: 'resultReady',
  return: 'resultReady',
  withdraw: unresolved,
  stop: unresolved,
  payFee: `${open} ${ended} erased`,
  voidFeeReceipt: '',
  certify: unresolved,
  attach: `${open} ${ended}`,
  detach: open,
  requestPrint: `guided refused ${open} ${ended}`,
  finishPrint: `guided refused ${open} ${ended} erased`,
  destroyData: `guided refused ${ended}`,
};

test.each(commandNames)('%s is open in these states and no other', (name) => {
  const found = Object.entries(states).filter(([, state]) => forbids(state, name, 'receiver') === null);
  expect(found.map(([state]) => state).sort()).toEqual(allowed[name].split(' ').filter(Boolean).sort());
});

test('each state has its own word', () => {
  const { nothing, given, apologised, erased, ...named } = states;
  for (const [status, state] of Object.entries(named)) expect(statusOf(state)).toBe(status);
  expect([nothing, given, apologised, erased].map(statusOf)).toEqual([
    'guided',
    'received',
    'processing',
    'returned',
  ]);
});

const counterOnly: readonly CommandName[] = [
  'precheck',
  'refuse',
  'receive',
  'recordOfficialCode',
  'takeResult',
  'postResult',
  'recordDelivery',
  'recordNotCollected',
  'return',
  'withdraw',
  'stop',
  'payFee',
  'voidFeeReceipt',
  'certify',
];

test('NĐ 61/2018 Đ.5: a specialist does what is done with papers, the counter what is done with citizens', () => {
  for (const [name, state] of Object.entries(states))
    for (const command of commandNames) {
      const answer = forbids(state, command, 'specialist');
      const direct =
        counterOnly.includes(command) ||
        (!state.received && ['requestSupplement', 'recordExtraPaper'].includes(command)) ||
        (name === 'awaitingSupplement' && command === 'resume');
      expect([name, command, answer]).toEqual([
        name,
        command,
        direct ? 'role.counterOnly' : forbids(state, command, 'receiver'),
      ]);
    }
  const toAgency = next(processing(), ask.handOver({ handOverId: 'h2', to: agency }), { actor: specialist });
  expect(forbids(toAgency, 'answerHandOver', 'specialist')).toBe('role.counterOnly');
});

test('leaders and administrators may do what the counter may', () => {
  for (const state of Object.values(states))
    for (const command of commandNames)
      for (const role of ['leader', 'administrator'] as const)
        expect(forbids(state, command, role)).toBe(forbids(state, command, 'receiver'));
});

test('what a screen greys is what is refused, with the same code', () => {
  const context = { now: friday, calendar: nextCalendar, actor: leader };
  for (const state of Object.values(states))
    for (const name of commandNames) {
      const forbidden = forbids(state, name, 'leader');
      if (forbidden === null) continue;
      const decided = decide(state, ask[name](), context);
      expect(decided.ok ? null : decided.error.code).toBe(forbidden);
    }
});

test('nothing about people is among what is open in a receipt', () => {
  const [received] = (() => {
    const decided = decide(noDossier, ask.receive({ facts: factsWith(), sealed: 'v1.mật' }), {
      now: friday,
      calendar: nextCalendar,
      actor: receiver,
    });
    return decided.ok ? decided.value : [];
  })();
  if (received?.type !== 'dossier.received') throw new Error('not received');
  const { sealed, ...openPart } = received.body;
  expect(sealed).toBe('v1.mật');
  expect(Object.keys(openPart)).not.toEqual(expect.arrayContaining(['applicant']));
  expect(JSON.stringify(openPart)).not.toMatch(/v1\.|applicant|submitter"|phone|address/);
});
