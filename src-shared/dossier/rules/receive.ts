import type { ProcedureVersion } from '../../procedure/version.ts';
import { fail, ok } from '../../result.ts';
import type { Intake } from '../checkIntake.ts';
import type { Rule } from '../commands.ts';
import type { BookNumber, Place, ReceivedComponent, ReceivedFee } from '../events.ts';
import type { IntakeForm } from '../intake.ts';
import { termsOf } from '../terms.ts';
import { beforeReceipt, procedureRef } from './opening.ts';

export interface ReceiveCommand extends Place {
  readonly type: 'receive';
  readonly facts: Intake['facts'];
  readonly procedure: ProcedureVersion;
  readonly sealed: string;
  readonly code: string;
  readonly lookupSecret: string;
  readonly book: BookNumber;
  /** Counted paper by paper where one visit certifies several; else the procedure's own fee. */
  readonly fee?: ReceivedFee;
}

/** The papers that are there, under the names of the version received under. */
export const givenComponents = (
  procedure: ProcedureVersion,
  entries: IntakeForm['components'],
): ReceivedComponent[] =>
  procedure.components.flatMap(({ id, name }) => {
    const entry = entries[id];
    if (!entry || entry.state === 'none') return [];
    return [{ id, name, state: entry.state, originals: entry.originals, copies: entry.copies }];
  });

const orNull = (text: string): string | null => text.trim() || null;

/** Receipt of a valid dossier (NĐ 61/2018 Đ.17, kept by NĐ 118/2025): fixes the version, the term and the due date. */
export const receive: Rule<ReceiveCommand> = {
  forbids: beforeReceipt,
  decide(_, command, { calendar, actor }) {
    const { facts, procedure } = command;
    const day = facts.acceptedAt.slice(0, 10);
    if (day < procedure.effectiveFrom || (procedure.effectiveTo !== null && day > procedure.effectiveTo))
      return fail('procedure.notInForce', { code: procedure.code });
    const terms = termsOf(procedure, facts, facts.acceptedAt, calendar);
    if (!terms.ok) return terms;
    const { limit, ground, due } = terms.value;
    const fee = command.fee ?? terms.value.fee;
    return ok([
      {
        type: 'dossier.received',
        body: {
          code: command.code,
          lookupSecret: command.lookupSecret,
          counter: command.counter,
          procedure: procedureRef(procedure),
          ward: command.ward,
          profile: command.profile,
          officer: command.officer,
          officerId: actor.id,
          channel: facts.channel,
          submittedAt: facts.submittedAt,
          acceptedAt: facts.acceptedAt,
          limit,
          limitGround: ground,
          due,
          components: givenComponents(procedure, facts.components),
          sets: facts.sets,
          resultChannel: facts.resultChannel,
          fee: { kind: fee.kind, dong: fee.dong, text: fee.text },
          book: command.book,
          competentAgency: orNull(facts.competentAgency),
          mobile: orNull(facts.mobile),
          sealed: command.sealed,
        },
      },
    ]);
  },
};
