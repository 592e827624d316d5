import type { ProcedureVersion } from '../../procedure/version.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Rule } from '../commands.ts';
import type { BookNumber, Decision, DossierEvent, NamedComponent, StaffRef } from '../events.ts';
import { type DossierState, openPause } from '../state.ts';
import { checkDecision } from './decision.ts';
import { beforeReceipt, isVersionOf, type Opening, opened } from './opening.ts';
import { notRunning } from './standing.ts';

export interface RequestSupplementCommand {
  readonly type: 'requestSupplement';
  readonly slipId: string;
  readonly number: BookNumber;
  readonly officer: string;
  /** The case before receipt; null after it. */
  readonly opening: Opening | null;
  readonly procedure: ProcedureVersion;
  /** Ids of components of that version: nothing else can be asked for. */
  readonly items: readonly string[];
  /** The reason of each item, sealed. */
  readonly sealed: string;
  readonly approvedBy: StaffRef | null;
  readonly decision: Decision | null;
}

/** Only what the version's own list names may be asked for (NĐ 61/2018 Đ.5, kept by NĐ 118/2025 Đ.5). */
function regulated(procedure: ProcedureVersion, items: readonly string[]): Result<NamedComponent[]> {
  if (items.length === 0) return fail('supplement.noItems');
  const asked = [...new Set(items)];
  const known = asked.flatMap((id) => procedure.components.find((component) => component.id === id) ?? []);
  if (known.length < asked.length) return fail('supplement.notRegulated');
  return ok(known.map(({ id, name }) => ({ id, name })));
}

/** The round this slip is, and who has to stand behind it: guided once, at most two trips (NĐ 63/2010 Đ.20.4). */
function roundOf(
  state: DossierState,
  { approvedBy, decision }: RequestSupplementCommand,
  now: string,
): Result<{ round: number; decision: Decision | null }> {
  const round = state.supplements.length + 1;
  if (round === 2 && !approvedBy && !decision) return fail('supplement.leaderNeeded');
  if (round > 2 && !decision) return fail('supplement.decisionNeeded', { round });
  if (!decision) return ok({ round, decision });
  const checked = checkDecision(decision, now);
  return checked.ok ? ok({ round, decision: checked.value }) : checked;
}

/** Mẫu 02: what is missing or wrong, in writing, with a reason for each; after receipt the term stands still. */
export const requestSupplement: Rule<RequestSupplementCommand> = {
  forbids(state) {
    if (!state.received) return beforeReceipt(state);
    return openPause(state)?.reason === 'supplement' ? 'dossier.supplementOpen' : notRunning(state);
  },
  decide(state, command, { now }) {
    const { procedure, opening, slipId, number, officer, sealed, approvedBy } = command;
    if (state.supplements.some((slip) => slip.slipId === slipId)) return ok([]);
    if (procedure.guideOnly) return fail('procedure.guideOnly', { agency: procedure.agency });
    if (state.received && !isVersionOf(state.received.procedure, procedure))
      return fail('supplement.otherVersion');
    const items = regulated(procedure, command.items);
    if (!items.ok) return items;
    const round = roundOf(state, command, now);
    if (!round.ok) return round;
    if (!state.received && !opening) return fail('dossier.unknown');
    const slip: DossierEvent = {
      type: 'dossier.supplementRequested',
      body: {
        slipId,
        number,
        at: now,
        officer,
        stage: state.received ? 'afterReceipt' : 'beforeReceipt',
        ...round.value,
        items: items.value,
        approvedBy,
        sealed,
      },
    };
    return ok(
      opening && !state.received
        ? [opened(state, opening, procedure, now), slip]
        : [slip, { type: 'dossier.paused', body: { at: now, reason: 'supplement', slipId } }],
    );
  },
};
