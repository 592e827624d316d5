import { fail, ok, type Result } from '../result.ts';
import type { DecideContext, ReceiveCommand } from './commands.ts';
import type { DossierEvent, ReceivedComponent } from './events.ts';
import type { DossierState } from './state.ts';
import { termsOf } from './terms.ts';

/** The papers that are there, under the names of the version received under. */
function given(command: ReceiveCommand): ReceivedComponent[] {
  return command.procedure.components.flatMap(({ id, name }) => {
    const entry = command.facts.components[id];
    if (!entry || entry.state === 'none') return [];
    return [{ id, name, state: entry.state, originals: entry.originals, copies: entry.copies }];
  });
}

/** Receipt of a valid dossier (NĐ 61/2018 Đ.17, kept by NĐ 118/2025): fixes the version, the term and the due date. */
export function receive(
  state: DossierState,
  command: ReceiveCommand,
  context: DecideContext,
): Result<readonly DossierEvent[]> {
  if (state.received) return fail('dossier.alreadyReceived');
  const { facts, procedure } = command;
  const day = facts.acceptedAt.slice(0, 10);
  if (day < procedure.effectiveFrom || (procedure.effectiveTo !== null && day > procedure.effectiveTo))
    return fail('procedure.notInForce', { code: procedure.code });
  const terms = termsOf(procedure, facts, facts.acceptedAt, context.calendar);
  if (!terms.ok) return terms;
  const { limit, ground, due, fee } = terms.value;
  return ok([
    {
      type: 'dossier.received',
      body: {
        code: command.code,
        lookupSecret: command.lookupSecret,
        counter: command.counter,
        procedure: {
          code: procedure.code,
          effectiveFrom: procedure.effectiveFrom,
          name: procedure.name,
          field: procedure.field,
        },
        ward: command.ward,
        profile: command.profile,
        officer: command.officer,
        channel: facts.channel,
        submittedAt: facts.submittedAt,
        acceptedAt: facts.acceptedAt,
        limit,
        limitGround: ground,
        due,
        components: given(command),
        sets: facts.sets,
        resultChannel: facts.resultChannel,
        fee: { kind: fee.kind, dong: fee.dong, text: fee.text },
        book: command.book,
        sealed: command.sealed,
      },
    },
  ]);
}
