import type { AnyEvent, DossierEvent } from './events.ts';

/**
 * Newest version of each event's body that this release reads. What an older release could not read, or
 * would write back without a part of it, goes with a higher version: that release keeps it and skips it.
 */
const ofDossiers = {
  'dossier.opened': 1,
  'dossier.prechecked': 1,
  'dossier.supplementRequested': 1,
  'dossier.extraPaperAttempted': 1,
  'dossier.paperVolunteered': 1,
  'dossier.refused': 1,
  'dossier.received': 1,
  'dossier.officialCodeRecorded': 1,
  'dossier.corrected': 1,
  'dossier.handedOver': 1,
  'dossier.handOverConfirmed': 1,
  'dossier.handOverDeclined': 1,
  'dossier.paused': 1,
  'dossier.resumed': 1,
  'dossier.dueRecomputed': 1,
  'dossier.apologised': 1,
  'dossier.apologySigned': 1,
  'dossier.applicantNotified': 1,
  'dossier.resultTaken': 1,
  'dossier.posted': 1,
  'dossier.deliveryRecorded': 1,
  'dossier.notCollected': 1,
  'dossier.returned': 1,
  'dossier.withdrawn': 1,
  'dossier.stopped': 1,
  'dossier.feePaid': 1,
  'dossier.feeReceiptVoided': 1,
  'dossier.certified': 1,
  'dossier.attached': 1,
  'dossier.detached': 1,
  'slip.printRequested': 1,
  'slip.printFinished': 1,
  'dossier.keyDestroyed': 1,
} as const satisfies Readonly<Record<DossierEvent['type'], number>>;

const ofOthers = {
  'cash.closed': 1,
  'conflict.settled': 1,
  'counter.backAtWork': 1,
  'counter.left': 1,
  'feedback.answered': 1,
  'feedback.classified': 1,
  'feedback.forwarded': 1,
  'feedback.keyDestroyed': 1,
  'feedback.published': 1,
  'feedback.rated': 1,
  'feedback.received': 1,
  'feedback.unpublished': 1,
  'setAside.settled': 1,
  'suggestions.kept': 1,
  'survey.closed': 1,
  'survey.opened': 1,
  'survey.sheetsEntered': 1,
} as const;

export const eventTypes = Object.keys(ofDossiers) as DossierEvent['type'][];

export const eventVersions: ReadonlyMap<string, number> = new Map(
  Object.entries({ ...ofDossiers, ...ofOthers }),
);

/** The version an event is written in. */
export const versionOf = (type: string): number => eventVersions.get(type) ?? 1;

/** Whether this release knows the event and its body; what was just decided is of its own version. */
export const isReadable = ({ type, v }: Pick<AnyEvent, 'type' | 'v'>): boolean =>
  (v ?? versionOf(type)) <= (eventVersions.get(type) ?? 0);

/** Whether this release knows the event as one of a dossier. */
export const isDossierEvent = (event: AnyEvent): event is DossierEvent =>
  Object.hasOwn(ofDossiers, event.type) && isReadable(event);
