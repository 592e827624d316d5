import type { CommandName } from '../dossier/commands.ts';
import type { DossierEvent } from '../dossier/events.ts';

type EventType = DossierEvent['type'];

/** The command whose rule speaks of an event: what may happen now is asked of the same rules everywhere. */
export const commandOf: Readonly<Record<EventType, CommandName>> = {
  'dossier.opened': 'precheck',
  'dossier.prechecked': 'precheck',
  'dossier.supplementRequested': 'requestSupplement',
  'dossier.extraPaperAttempted': 'recordExtraPaper',
  'dossier.paperVolunteered': 'recordExtraPaper',
  'dossier.refused': 'refuse',
  'dossier.received': 'receive',
  'dossier.officialCodeRecorded': 'recordOfficialCode',
  'dossier.corrected': 'correct',
  'dossier.handedOver': 'handOver',
  'dossier.handOverConfirmed': 'answerHandOver',
  'dossier.handOverDeclined': 'answerHandOver',
  'dossier.paused': 'awaitPayment',
  'dossier.resumed': 'resume',
  'dossier.dueRecomputed': 'recomputeDue',
  'dossier.apologised': 'apologise',
  'dossier.apologySigned': 'signApology',
  'dossier.applicantNotified': 'notifyApplicant',
  'dossier.resultTaken': 'takeResult',
  'dossier.posted': 'postResult',
  'dossier.deliveryRecorded': 'recordDelivery',
  'dossier.notCollected': 'recordNotCollected',
  'dossier.returned': 'return',
  'dossier.withdrawn': 'withdraw',
  'dossier.stopped': 'stop',
  'dossier.feePaid': 'payFee',
  'dossier.feeReceiptVoided': 'voidFeeReceipt',
  'dossier.certified': 'certify',
  'dossier.attached': 'attach',
  'dossier.detached': 'detach',
  'slip.printRequested': 'requestPrint',
  'slip.printFinished': 'finishPrint',
  'dossier.keyDestroyed': 'destroyData',
};

/**
 * What can be taken back, because nothing of it is on paper, in somebody's hands or paid. Everything else
 * happened: the ward never refuses it, at most it asks a person to look.
 */
export const changes: ReadonlySet<string> = new Set<EventType>([
  'dossier.officialCodeRecorded',
  'dossier.corrected',
  'dossier.paused',
  'dossier.resumed',
  'dossier.dueRecomputed',
  'dossier.resultTaken',
  'dossier.deliveryRecorded',
  'dossier.notCollected',
  'dossier.detached',
]);

/** What an event writes over without asking the state: two counters doing so at once is a conflict. */
export const writesOver: Readonly<Partial<Record<string, readonly EventType[]>>> = {
  'dossier.received': ['dossier.corrected', 'dossier.received'],
  'dossier.corrected': ['dossier.corrected', 'dossier.received'],
  'dossier.officialCodeRecorded': ['dossier.officialCodeRecorded'],
  'dossier.dueRecomputed': ['dossier.dueRecomputed', 'dossier.resumed'],
  'dossier.resumed': ['dossier.dueRecomputed'],
  'dossier.resultTaken': ['dossier.dueRecomputed', 'dossier.resumed', 'dossier.apologised'],
  'dossier.apologySigned': ['dossier.apologySigned'],
};

/** What a second one of, from two counters that did not know of each other, is too many. */
export const onceOnly: ReadonlySet<string> = new Set<EventType>([
  'dossier.received',
  'dossier.refused',
  'dossier.apologised',
  'dossier.supplementRequested',
  'dossier.handedOver',
  'dossier.feePaid',
  'dossier.posted',
]);
