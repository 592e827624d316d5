import fc from 'fast-check';
import type { CommandName, DecideContext, DossierCommand } from '../commands.ts';
import { commandNames, forbids } from '../decide.ts';
import { type DossierState, pendingHandOver } from '../state.ts';
import { latenessReason, proof, refusalGround, slipForm } from '../words.ts';
import { ask, opening } from './commands.ts';
import {
  type Actor,
  administrator,
  agency,
  calendar,
  decision,
  factsWith,
  guideOnly,
  leader,
  newVersion,
  nextCalendar,
  papers,
  person,
  procedure,
  receiver,
  specialist,
} from './world.ts';

// Any command at any time by anyone: steps of a life nobody planned.

export interface Step {
  /** Minutes since the step before. */
  readonly minutes: number;
  readonly actor: Actor;
  /** Any command at all, or one of those the state does not forbid. */
  readonly wild: boolean;
  readonly pick: number;
  /** What chooses between the variants of a command. */
  readonly dice: readonly [number, number, number, number];
}

const die = fc.nat({ max: 59 });

export const step: fc.Arbitrary<Step> = fc.record({
  minutes: fc.constantFrom(0, 1, 45, 240, 1440, 2 * 1440, 5 * 1440),
  actor: fc.constantFrom(receiver, receiver, specialist, leader, administrator),
  wild: fc.boolean(),
  pick: fc.nat({ max: 999 }),
  dice: fc.tuple(die, die, die, die),
});

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** From 30/12 the next year is announced. */
export const contextAt = (now: string, actor: Actor): DecideContext => ({
  now,
  actor,
  calendar: now < '2026-12-30' ? calendar : nextCalendar,
});

export const later = (now: string, minutes: number): string =>
  new Date(Date.parse(`${now}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);

/** Ends a life early, so chosen more seldom. */
const seldom = new Set<CommandName>(['refuse', 'withdraw', 'stop', 'destroyData']);

function nameOf(state: DossierState, { wild, pick, dice, actor }: Step): CommandName {
  const open = commandNames.filter(
    (name) => forbids(state, name, actor.role) === null && (dice[3] % 4 === 0 || !seldom.has(name)),
  );
  return wild || open.length === 0 ? of(commandNames, pick) : of(open, pick);
}

const signed = (day: string, n: number) =>
  of([null, { ...decision, date: day }, { ...decision, date: day, signer: '' }, decision], n);

/** The command a step stands for in a state at a time. */
export function commandAt(state: DossierState, given: Step, now: string): DossierCommand {
  const [a, b, c, d] = given.dice;
  const today = now.slice(0, 10);
  const id = (kind: string) => `${kind}${a % 3}`;
  const version = of([procedure, procedure, procedure, newVersion, guideOnly], b);
  const begun = of([opening, opening, null], c);
  const { kind: _, ...approver } = person(leader);
  const commands: { readonly [N in CommandName]: () => DossierCommand } = {
    precheck: () => ask.precheck({ slipId: id('p'), procedure: version, have: of([[], ['c1', 'c9']], c) }),
    requestSupplement: () =>
      ask.requestSupplement({
        slipId: id('s'),
        procedure: version,
        opening: begun,
        items: of([['c1'], ['c1', 'c3'], ['c3', 'c3'], [], ['c9']], d),
        approvedBy: of([null, approver], a),
        decision: signed(today, c),
      }),
    recordExtraPaper: () =>
      ask.recordExtraPaper({ how: of(['demanded', 'volunteered'], a), opening: begun, procedure: version }),
    refuse: () => ask.refuse({ slipId: id('r'), ground: of(refusalGround.options, b), procedure: version }),
    receive: () =>
      ask.receive({
        facts: factsWith({
          acceptedAt: now,
          submittedAt: now,
          channel: of(['inPerson', 'inPerson', 'online', 'post'], a),
        }),
        officer: given.actor.name,
        profile: of(['2018', '2025'], c),
        procedure: version,
      }),
    correct: () => ask.correct(),
    recordOfficialCode: () => ({
      ...ask.recordOfficialCode(of(['H08.12-261120-0012', '', 'TAM-1'], a)),
      confirmOtherDay: b % 2 === 0,
    }),
    handOver: () =>
      ask.handOver({
        handOverId: id('h'),
        to: of([person(specialist), person(receiver), person(leader), agency], b),
        share: of([null, { kind: 'hours', value: 4 } as const], c),
      }),
    answerHandOver: () =>
      ask.answerHandOver({
        handOverId: b % 4 === 0 ? id('h') : (pendingHandOver(state)?.handOverId ?? 'h0'),
        declined: of([null, null, 'v1.'], c),
      }),
    awaitPayment: () => ask.awaitPayment(),
    resume: () =>
      ask.resume(
        of([null, papers('submitted', 'c1'), papers('lookedUp', 'c3'), papers('checkLater', 'c1')], a),
      ),
    recomputeDue: () => ask.recomputeDue(),
    apologise: () =>
      ask.apologise({
        slipId: id('x'),
        reason: of(latenessReason.options, c),
        newDate: b % 3 === 0 ? null : later(now, 1440 * (b % 20)).slice(0, 10),
        head: of(['Đỗ Văn Chủ', 'Đỗ Văn Chủ', ''], d),
      }),
    signApology: () =>
      ask.signApology({
        slipId: state.apologies[0]?.slipId ?? id('x'),
        decision: signed(today, b) ?? decision,
      }),
    notifyApplicant: () =>
      ask.notifyApplicant({ slipId: state.apologies.at(-1)?.slipId ?? id('x'), at: now }),
    takeResult: () =>
      ask.takeResult({
        outcome: of(['granted', 'declined'], a),
        reason: of([null, ...latenessReason.options], b),
      }),
    postResult: () => ask.postResult({ tracking: of(['EB1', ''], a) }),
    recordDelivery: () =>
      ask.recordDelivery({ outcome: of(['delivered', 'undelivered'], a), proof: of(['BB', 'BB', ''], b) }),
    recordNotCollected: () => ask.recordNotCollected(),
    return: () =>
      ask.return({
        how: of(['counter', 'counter', 'online'], a),
        who: of(['applicant', 'submitter', 'other'], b),
        proof: of([null, ...proof.options], c),
        approvedBy: of([null, approver], d),
      }),
    withdraw: () => ask.withdraw(),
    stop: () => ask.stop(),
    payFee: () =>
      ask.payFee({
        paymentId: id('f'),
        dong: of([5000, 0], b),
        receipt: of([null, { series: 'AA', number: `000000${c % 4}` }], d),
      }),
    voidFeeReceipt: () => ask.voidFeeReceipt({ paymentId: state.payments[b]?.paymentId ?? id('f') }),
    certify: () => ask.certify(a % 5 === 0 ? { entries: [] } : {}),
    attach: () => ask.attach({ attachmentId: id('t'), hash: of(['aa', 'bb', 'cc'], b) }),
    detach: () => ask.detach({ attachmentId: state.attachments[0]?.attachmentId ?? id('t') }),
    requestPrint: () => {
      const slips = [
        { form: 'receipt' as const, slipId: null },
        ...state.supplements.map(({ slipId }) => ({ form: 'supplement' as const, slipId })),
        ...state.apologies.map(({ slipId }) => ({ form: 'apology' as const, slipId })),
        { form: of(slipForm.options, b), slipId: of([null, id('p'), id('r')], d) },
      ];
      return ask.requestPrint({ printId: `i${b}`, ...of(slips, c) });
    },
    finishPrint: () =>
      ask.finishPrint({
        printId: state.prints.find(({ outcome }) => outcome === 'pending')?.printId ?? 'i0',
        outcome: of(['printed', 'printed', 'failed'], a),
      }),
    destroyData: () => ask.destroyData(),
  };
  return commands[nameOf(state, given)]();
}
