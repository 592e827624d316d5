import { formatTerm } from '../../src-shared/calendar/format.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/index.ts';
import { goodPrints } from '../../src-shared/dossier/state.ts';
import { uuidv7 } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { buildReceiptSlip } from '../../src-shared/slip/buildReceipt.ts';
import type { ReceiptSlip } from '../../src-shared/slip/receipt.ts';
import { dossierStream, readPersonal, readState } from '../store/project.ts';
import { first, sqlFor } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { apply } from './dossiers.ts';
import type { PrintResult } from './host.ts';
import type { CallContext, Handlers, Services } from './services.ts';

/** The slip as it would be printed now, from the event alone: the ward's name and term of the day of receipt. */
export function receiptSlip(services: Services, dossier: string, reprint: number): Result<ReceiptSlip> {
  const { db, profiles } = services;
  const state = readState(db, dossier);
  const { received } = state;
  if (!received) return fail('dossier.unknown');
  const event = first(
    db,
    sqlFor
      .selectFrom('event')
      .select('hash')
      .where('stream', '=', dossierStream(dossier))
      .where('type', '=', 'dossier.received')
      .limit(1),
  );
  return ok(
    buildReceiptSlip({
      forms: profiles.forms(received.profile),
      ward: profiles.ward(received.ward),
      code: state.officialCode ?? received.code,
      isTemporary: state.officialCode === null,
      lookupSecret: received.lookupSecret,
      procedureName: received.procedure.name,
      channel: received.channel,
      acceptedAt: received.acceptedAt,
      due: received.due,
      term: formatTerm(received.limit),
      components: received.components,
      sets: received.sets,
      resultChannel: received.resultChannel,
      fee: received.fee.text,
      personal: readPersonal(db, dossier, received),
      officer: received.officer,
      book: received.book,
      hash: event?.hash ?? '',
      reprint,
    }),
  );
}

/**
 * Print intent, then paper, then print result: two events, so that a print that never came out is not
 * taken for one. Whatever the printer does, the dossier stays received.
 */
async function print(
  { services, staff }: CallContext,
  { dossierId, layout, target }: InputOf<'slip.print'>,
): Promise<Result<OutputOf<'slip.print'>>> {
  const printId = uuidv7(services.clock(), services.random);
  const intent = transact(services.db, () =>
    apply(services, staff.id, dossierId, { type: 'requestPrint', printId, layout, target }),
  );
  if (!intent.ok) return intent;
  const slip = receiptSlip(services, dossierId, goodPrints(intent.value));
  if (!slip.ok) return slip;
  const answer = { printId, slip: slip.value, savedTo: null, failure: null };
  // A driver that breaks is a failed print, never a broken reception.
  const result = await services.printer
    .print({ slip: slip.value, layout, target })
    .catch((): PrintResult => ({ outcome: 'failed', failure: 'print.failed' }));
  if (result.outcome === 'atBrowser') return ok({ ...answer, outcome: 'atBrowser' as const });
  const failure = result.outcome === 'failed' ? result.failure : null;
  const recorded = transact(services.db, () =>
    apply(services, staff.id, dossierId, { type: 'finishPrint', printId, outcome: result.outcome, failure }),
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
  'slip.view': ({ services }, { dossierId }) => {
    const state = readState(services.db, dossierId);
    const slip = receiptSlip(services, dossierId, Math.max(0, goodPrints(state) - 1));
    return slip.ok ? ok({ slip: slip.value }) : slip;
  },
  'slip.print': print,
  'slip.recordPrint': ({ services, staff }, { dossierId, printId, printed }) => {
    const outcome = printed ? ('printed' as const) : ('failed' as const);
    const failure = printed ? null : 'print.notSeen';
    const recorded = transact(services.db, () =>
      apply(services, staff.id, dossierId, { type: 'finishPrint', printId, outcome, failure }),
    );
    return recorded.ok ? ok({}) : recorded;
  },
};
