import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import { goodPrints } from '../../src-shared/dossier/state.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { readState } from '../store/project.ts';
import { transact } from '../store/transact.ts';
import { apply } from './dossiers.ts';
import type { PrintResult } from './host.ts';
import type { CallContext, Handlers } from './services.ts';
import { slipOf } from './slipSource.ts';

/**
 * Print intent, then paper, then print result: two events, so that a print that never came out is not
 * taken for one. Whatever the printer does, the dossier stays as it is.
 */
async function print(
  { services, staff }: CallContext,
  { dossierId, form, slipId, layout, target }: InputOf<'slip.print'>,
): Promise<Result<OutputOf<'slip.print'>>> {
  const printId = uuidv7(services.clock(), services.random);
  const intent = transact(services.db, () =>
    apply(services, staff, dossierId, { type: 'requestPrint', printId, form, slipId, layout, target }),
  );
  if (!intent.ok) return intent;
  const slip = slipOf(services, dossierId, { form, slipId }, goodPrints(intent.value, form, slipId));
  if (!slip.ok) return slip;
  const answer = { printId, slip: slip.value, savedTo: null, failure: null };
  // A driver that breaks is a failed print, never broken work at the counter.
  const result = await services.printer
    .print({ slip: slip.value, layout, target })
    .catch((): PrintResult => ({ outcome: 'failed', failure: 'print.failed' }));
  if (result.outcome === 'atBrowser') return ok({ ...answer, outcome: 'atBrowser' as const });
  const failure = result.outcome === 'failed' ? result.failure : null;
  const recorded = transact(services.db, () =>
    apply(services, staff, dossierId, { type: 'finishPrint', printId, outcome: result.outcome, failure }),
  );
  if (!recorded.ok) return recorded;
  return ok({
    ...answer,
    outcome: result.outcome,
    failure,
    savedTo: result.outcome === 'printed' ? result.savedTo : null,
  });
}

export const slipHandlers: Handlers<'slip.view' | 'slip.print' | 'slip.recordPrint'> = {
  'slip.view': ({ services }, { dossierId, ...which }) => {
    const { form, slipId } = which;
    const prints = goodPrints(readState(services.db, dossierId), form, slipId);
    const slip = slipOf(services, dossierId, which, Math.max(0, prints - 1));
    return slip.ok ? ok({ slip: slip.value }) : slip;
  },
  'slip.print': print,
  'slip.recordPrint': ({ services, staff }, { dossierId, printId, printed }) => {
    const outcome = printed ? ('printed' as const) : ('failed' as const);
    const failure = printed ? null : 'print.notSeen';
    const recorded = transact(services.db, () =>
      apply(services, staff, dossierId, { type: 'finishPrint', printId, outcome, failure }),
    );
    return recorded.ok ? ok({}) : recorded;
  },
};
