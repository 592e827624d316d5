import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workingCalendar } from '../calendar/types.ts';
import { procedureVersion } from '../procedure/version.ts';
import { checkIntake } from './checkIntake.ts';
import type { DossierCommand, ReceiveCommand } from './commands.ts';
import { decide, forbids } from './decide.ts';
import { emptyIntake } from './emptyIntake.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { type DossierState, goodPrints, noDossier, statusOf } from './state.ts';

const assets = join(import.meta.dirname, '..', '..', 'assets');
const read = (...path: string[]) => JSON.parse(readFileSync(join(assets, ...path), 'utf8')) as unknown;
const calendar = workingCalendar.parse(read('calendar', 'vn-public.json'));
const birth = procedureVersion
  .array()
  .parse(read('catalogue', 'ho-tich.json'))
  .find(({ code }) => code === '1.001193');
if (!birth) throw new Error('not shipped');

const now = '2026-11-20T09:00';
const context = { now, calendar };

/** A birth registration with every always-required paper. */
function filled() {
  const form = emptyIntake();
  const papers = birth?.components.filter(({ condition }) => condition === null) ?? [];
  return {
    ...form,
    procedureCode: '1.001193',
    applicant: { ...form.applicant, name: 'Hiên', address: 'Khu phố 1' },
    components: Object.fromEntries(
      papers.map(({ id }) => [id, { state: 'submitted' as const, originals: 1, copies: 0 }]),
    ),
  };
}

function receiveCommand(change: Partial<ReturnType<typeof filled>> = {}): ReceiveCommand {
  const intake = checkIntake({ ...filled(), ...change }, birth as NonNullable<typeof birth>, now);
  if (!intake.ok) throw new Error(JSON.stringify(intake.error));
  return {
    type: 'receive',
    facts: intake.value.facts,
    procedure: birth as NonNullable<typeof birth>,
    sealed: 'v1.',
    code: 'TAM-Q1-261120-0001',
    lookupSecret: 'ABC234',
    counter: 'Quầy 1',
    officer: 'A',
    ward: 'w',
    profile: '2025',
    book: { volume: '2026', number: 1 },
  };
}

const fold = (state: DossierState, events: readonly DossierEvent[]) => events.reduce(evolve, state);

function after(...commands: DossierCommand[]): DossierState {
  return commands.reduce((state, command) => {
    const decided = decide(state, command, context);
    if (!decided.ok) throw new Error(decided.error.code);
    return fold(state, decided.value);
  }, noDossier);
}

test('a receipt fixes the version, the term, the due date and the papers that are there', () => {
  const { received } = after(receiveCommand());
  expect(received).toMatchObject({
    procedure: { code: '1.001193', effectiveFrom: '2025-07-01' },
    limit: { kind: 'sameDay', cutOff: '15:00' },
    due: { date: '2026-11-20', at: '17:00', provisional: false },
    fee: { kind: 'exempt', dong: 0 },
    submittedAt: now,
    acceptedAt: now,
  });
  expect(received?.components).toHaveLength(3);
});

test('the term counts from acceptance, not from submission', () => {
  const { received } = after(
    receiveCommand({ channel: 'post', submittedAt: '2026-11-18T10:00', acceptedAt: '2026-11-19T15:30' }),
  );
  expect(received).toMatchObject({ submittedAt: '2026-11-18T10:00', due: { date: '2026-11-20' } });
});

test('a procedure of another body or not in force on the day is not received', () => {
  const command = receiveCommand();
  const with_ = (change: Partial<ReceiveCommand['procedure']>) =>
    decide(noDossier, { ...command, procedure: { ...command.procedure, ...change } }, context);
  expect(with_({ guideOnly: true })).toMatchObject({ ok: false, error: { code: 'procedure.guideOnly' } });
  expect(with_({ effectiveFrom: '2026-12-01' })).toMatchObject({
    ok: false,
    error: { code: 'procedure.notInForce' },
  });
  expect(with_({ effectiveTo: '2026-11-19' })).toMatchObject({
    ok: false,
    error: { code: 'procedure.notInForce' },
  });
  expect(with_({ channels: [] })).toMatchObject({
    ok: false,
    error: { code: 'procedure.channelNotOffered' },
  });
});

test('a term nobody published is not guessed: it needs an officer and a ground', () => {
  const command = receiveCommand();
  const channels = command.procedure.channels.map((terms) => ({
    ...terms,
    time: { kind: 'unknown' as const, text: '1' },
  }));
  const procedure = { ...command.procedure, channels };
  expect(decide(noDossier, { ...command, procedure }, context)).toMatchObject({
    ok: false,
    error: { code: 'procedure.termUnknown' },
  });
  const facts = { ...command.facts, term: { kind: 'workingDays' as const, value: 3, ground: 'QĐ 12' } };
  expect(decide(noDossier, { ...command, procedure, facts }, context)).toMatchObject({
    ok: true,
    value: [{ body: { due: { date: '2026-11-26' }, limitGround: 'QĐ 12' } }],
  });
});

test('on time is decided to the minute when the counter takes the result over', () => {
  const state = after(receiveCommand());
  const at = (moment: string) => decide(state, { type: 'takeResult' }, { now: moment, calendar });
  expect(at('2026-11-20T17:00')).toMatchObject({ value: [{ body: { punctuality: 'onTime' } }] });
  expect(at('2026-11-20T17:01')).toMatchObject({ value: [{ body: { punctuality: 'late' } }] });
  expect(at('2026-11-19T16:00')).toMatchObject({ value: [{ body: { punctuality: 'early' } }] });
});

test('trap 20: the repeat of a failed print is not a reprint; a copy after a good one is', () => {
  const request = (printId: string): DossierCommand => ({
    type: 'requestPrint',
    printId,
    layout: 'a5',
    target: 'printer',
  });
  const finish = (printId: string, outcome: 'printed' | 'failed'): DossierCommand => ({
    type: 'finishPrint',
    printId,
    outcome,
    failure: null,
  });
  const state = after(
    receiveCommand(),
    request('a'),
    finish('a', 'failed'),
    request('b'),
    finish('b', 'printed'),
    request('c'),
  );
  expect(state.prints.map(({ reprint }) => reprint)).toEqual([0, 0, 1]);
  expect(decide(state, finish('b', 'failed'), context)).toMatchObject({
    ok: false,
    error: { code: 'print.alreadyFinished' },
  });
  expect(decide(state, finish('z', 'failed'), context)).toMatchObject({
    ok: false,
    error: { code: 'print.unknown' },
  });
});

test('an event of a later release is kept and skipped', () => {
  const state = after(receiveCommand());
  expect(evolve(state, { type: 'dossier.fromTheFuture', body: { x: 1 } })).toEqual({
    ...state,
    version: state.version + 1,
  });
});

const commands = (): fc.Arbitrary<DossierCommand> =>
  fc.oneof(
    fc.constant(receiveCommand()),
    fc.constant<DossierCommand>({ type: 'takeResult' }),
    fc.constant<DossierCommand>({ type: 'return', who: 'applicant', sealed: 'v1.' }),
    fc
      .constantFrom('H08.12-261120-0012', 'TAM-Q1-261120-0001', '')
      .map((officialCode): DossierCommand => ({ type: 'recordOfficialCode', officialCode })),
    fc
      .constantFrom('a', 'b')
      .map((printId): DossierCommand => ({ type: 'requestPrint', printId, layout: 'a5', target: 'printer' })),
    fc
      .constantFrom('a', 'b', 'c')
      .map(
        (printId): DossierCommand => ({ type: 'finishPrint', printId, outcome: 'printed', failure: null }),
      ),
    fc.constant<DossierCommand>({ type: 'destroyData', ground: 'x' }),
  );

test('no sequence of commands reaches a state the rules forbid, and every refusal has a code', () => {
  fc.assert(
    fc.property(fc.array(commands(), { maxLength: 25 }), (given) => {
      let state = noDossier;
      const seen: DossierEvent[] = [];
      for (const command of given) {
        const decided = decide(state, command, context);
        expect(decided.ok && forbids(state, command.type)).toBeFalsy();
        if (!decided.ok) {
          expect(decided.error.code).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
          continue;
        }
        seen.push(...decided.value);
        state = fold(state, decided.value);
      }
      const count = (type: DossierEvent['type']) => seen.filter((event) => event.type === type).length;
      for (const once of [
        'dossier.received',
        'dossier.resultTaken',
        'dossier.returned',
        'dossier.officialCodeRecorded',
        'dossier.keyDestroyed',
      ] as const)
        expect(count(once)).toBeLessThanOrEqual(1);
      if (seen.length > 0) expect(seen[0]?.type).toBe('dossier.received');
      if (state.returned) expect(state.resultTaken).not.toBeNull();
      if (statusOf(state) === 'returned') expect(forbids(state, 'return')).toBe('dossier.alreadyReturned');
      expect(goodPrints(state)).toBeLessThanOrEqual(count('slip.printRequested'));
      expect(state.version).toBe(seen.length);
    }),
    { numRuns: 300 },
  );
});
