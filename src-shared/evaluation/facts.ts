import { type DossierState, openPause } from '../dossier/state.ts';

/** What the figures of a period need of one dossier or case; local date-times. */
export interface DossierFacts {
  /** Null before receipt: such a case stands outside the figures of dossiers. */
  readonly acceptedAt: string | null;
  /** The counter took the result over, a refusal to resolve included. */
  readonly resolvedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly stoppedAt: string | null;
  readonly refusedAt: string | null;
  readonly openedAt: string | null;
  readonly punctuality: 'early' | 'onTime' | 'late' | null;
  /** The due moment by law, moved by pauses alone: a reschedule does not make a late dossier timely. */
  readonly dueAt: string | null;
  readonly pausedAt: string | null;
  readonly rescheduled: boolean;
  /** Supplement slips before and after receipt. */
  readonly supplements: number;
  readonly procedureCode: string;
}

/** The facts of a dossier as its events say. */
export const factsOf = (state: DossierState): DossierFacts => ({
  acceptedAt: state.received?.acceptedAt ?? null,
  resolvedAt: state.resultTaken?.takenAt ?? null,
  withdrawnAt: state.withdrawn?.at ?? null,
  stoppedAt: state.stopped?.at ?? null,
  refusedAt: state.refused?.at ?? null,
  openedAt: state.opened?.at ?? null,
  punctuality: state.resultTaken?.punctuality ?? null,
  dueAt: state.due ? `${state.due.date}T${state.due.at}` : null,
  pausedAt: openPause(state)?.from ?? null,
  rescheduled: state.apologies.some(({ newDue }) => newDue !== null),
  supplements: state.supplements.length,
  procedureCode: (state.received ?? state.opened)?.procedure.code ?? '',
});

/** How a dossier left the books, and when; a clock set back never closes it before its receipt. */
export function closing(
  facts: DossierFacts,
): { how: 'resolved' | 'withdrawn' | 'stopped'; at: string } | null {
  const { acceptedAt, resolvedAt, withdrawnAt, stoppedAt } = facts;
  const [how, at] =
    resolvedAt !== null
      ? (['resolved', resolvedAt] as const)
      : withdrawnAt !== null
        ? (['withdrawn', withdrawnAt] as const)
        : (['stopped', stoppedAt] as const);
  if (acceptedAt === null || at === null) return null;
  return { how, at: at < acceptedAt ? acceptedAt : at };
}
