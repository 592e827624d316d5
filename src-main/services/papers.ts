import type { InputOf } from '../../src-shared/contract/index.ts';
import type { PaperPrinted } from '../../src-shared/contract/paper.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { cashDayPaper } from '../../src-shared/document/cashDay.ts';
import type { DocumentBlock, PlainDocument } from '../../src-shared/document/document.ts';
import { feedbackAddressPaper } from '../../src-shared/document/feedbackAddress.ts';
import { paperFailure } from '../../src-shared/document/paperFailure.ts';
import { privacyNotice } from '../../src-shared/document/privacy.ts';
import { ratingInvitation } from '../../src-shared/document/ratingInvitation.ts';
import { recoveryPaper } from '../../src-shared/document/recoveryKey.ts';
import { exhaustive, ok, type Result } from '../../src-shared/result.ts';
import { composed } from '../../src-shared/slip/composed.ts';
import { cashDay } from './cash.ts';
import { feedbackPaper } from './feedback.ts';
import { recoveryKey } from './home.ts';
import type { PrintJob, PrintResult } from './host.ts';
import { codeOfAbsent } from './padHandlers.ts';
import type { Handlers, Services } from './services.ts';

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
    failure: result.outcome === 'failed' ? paperFailure(result.failure) : null,
    savedTo: result.outcome === 'printed' ? result.savedTo : null,
    document: result.outcome === 'atBrowser' ? document : null,
  });
}

const wardName = ({ profiles, clock }: Services) => profiles.wardOn(clock().toISOString()).wardName;

function documentOf(
  services: Services,
  staff: StaffMember,
  wanted: InputOf<'paper.print'>,
): Result<PlainDocument> {
  const ward = wardName(services);
  switch (wanted.paper) {
    case 'privacy':
      return ok(privacyNotice(ward));
    case 'cashDay':
      return ok(cashDayPaper(ward, cashDay(services, wanted.day, services.counter.id)));
    case 'ratingInvitation': {
      const code = codeOfAbsent(services, wanted.invitation);
      return code.ok ? ok(ratingInvitation(ward, code.value)) : code;
    }
    case 'feedbackAddress':
      return ok(feedbackAddressPaper(services.profiles.wardOn(services.clock().toISOString())));
    case 'feedbackNote':
    case 'feedbackAnswer':
      return feedbackPaper(services, staff, wanted.paper, wanted.id);
    case 'library':
      return formPaper(services, wanted);
    default:
      return exhaustive(wanted);
  }
}

/** A blank form or sample to print. Fails with library.unknown, library.changed. */
export function formPaper(
  { library }: Services,
  { procedureCode, documentId }: { readonly procedureCode: string; readonly documentId: string },
): Result<PlainDocument> {
  const found = library.read(procedureCode, documentId);
  if (!found.ok) return found;
  const { document, content } = found.value;
  const base64 = content.toString('base64');
  const block: DocumentBlock =
    document.media === 'application/pdf'
      ? { kind: 'pdf', base64 }
      : { kind: 'picture', source: `data:${document.media};base64,${base64}` };
  return ok({ title: document.title, subtitle: '', paper: 'a4', blocks: [block], file: null });
}

export const paperHandlers: Handlers<'paper.print' | 'paper.printRecoveryKey'> = {
  'paper.print': ({ services, staff }, wanted) => {
    const made = documentOf(services, staff, wanted);
    return made.ok ? print(services, made.value, wanted.target) : made;
  },
  'paper.printRecoveryKey': ({ services }) => {
    const key = recoveryKey(services);
    return key.ok ? print(services, recoveryPaper(wardName(services), key.value.key), 'printer') : key;
  },
};
