import type { PaperPrinted } from '../../src-shared/contract/paper.ts';
import { cashDayPaper } from '../../src-shared/document/cashDay.ts';
import type { PlainDocument } from '../../src-shared/document/document.ts';
import { privacyNotice } from '../../src-shared/document/privacy.ts';
import { recoveryPaper } from '../../src-shared/document/recoveryKey.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import { composed } from '../../src-shared/slip/composed.ts';
import { cashDay } from './cash.ts';
import { recoveryKey } from './home.ts';
import type { PrintJob, PrintResult } from './host.ts';
import type { Handlers, Services } from './services.ts';

/** The same trouble in words that do not speak of a dossier. */
const failureOf = (code: string) => code.replace(/^print\./, 'paper.');

async function print(
  { printer }: Services,
  made: PlainDocument,
  target: PrintJob['target'],
): Promise<Result<PaperPrinted>> {
  const document = composed(made);
  const result = await printer
    .print({ document, target })
    .catch((): PrintResult => ({ outcome: 'failed', failure: 'print.failed' }));
  return ok({
    outcome: result.outcome,
    failure: result.outcome === 'failed' ? failureOf(result.failure) : null,
    savedTo: result.outcome === 'printed' ? result.savedTo : null,
    document,
  });
}

const wardName = ({ profiles, clock }: Services) => profiles.wardOn(clock().toISOString()).wardName;

export const paperHandlers: Handlers<'paper.print' | 'paper.printRecoveryKey'> = {
  'paper.print': ({ services }, wanted) => {
    const ward = wardName(services);
    const made =
      wanted.paper === 'privacy'
        ? privacyNotice(ward)
        : cashDayPaper(ward, cashDay(services, wanted.day, services.counter.id));
    return print(services, made, wanted.target);
  },
  'paper.printRecoveryKey': ({ services }) => {
    const key = recoveryKey(services);
    return key.ok ? print(services, recoveryPaper(wardName(services), key.value.key), 'printer') : key;
  },
};
