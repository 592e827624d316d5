import type { DossierEvent } from '../events.ts';
import { bodies, broken, type Happened, indexOf, type Law } from './happened.ts';
import { chain, counter, money, prints, slips } from './lawOfHands.ts';
import { apologies, supplements, term } from './lawOfTerms.ts';

// What the law says of a whole life, told from what happened alone and not from the rules or their state.

const once: Law = (life) =>
  (
    [
      'dossier.received',
      'dossier.refused',
      'dossier.officialCodeRecorded',
      'dossier.resultTaken',
      'dossier.returned',
      'dossier.withdrawn',
      'dossier.stopped',
      'dossier.keyDestroyed',
    ] as const
  ).flatMap((type) => broken(bodies(life, type).length > 1 && `${type} twice`));

const beforeReceipt = new Set<DossierEvent['type']>([
  'dossier.opened',
  'dossier.prechecked',
  'dossier.supplementRequested',
  'dossier.extraPaperAttempted',
  'dossier.paperVolunteered',
  'dossier.refused',
  'dossier.keyDestroyed',
  'slip.printRequested',
  'slip.printFinished',
]);

const receipt: Law = (life) => {
  const at = indexOf(life, 'dossier.received');
  const early = at === -1 ? life : life.slice(0, at);
  const refused = indexOf(life, 'dossier.refused');
  return broken(
    ...early.map(({ event }) => !beforeReceipt.has(event.type) && `${event.type} before receipt`),
    refused !== -1 && at !== -1 && 'refused and received',
    ...life
      .slice(at === -1 ? life.length : at + 1)
      .map(({ event }) =>
        ['dossier.opened', 'dossier.prechecked', 'dossier.refused'].includes(event.type)
          ? `${event.type} after receipt`
          : null,
      ),
  );
};

const result: Law = (life) => {
  const taken = indexOf(life, 'dossier.resultTaken');
  const returned = indexOf(life, 'dossier.returned');
  const ended = indexOf(life, 'dossier.withdrawn', 'dossier.stopped');
  const [profile] = bodies(life, 'dossier.received').map((body) => body.profile);
  const [body] = bodies(life, 'dossier.returned');
  const before = life[returned - 1]?.event;
  const lastPost = life.findLast(({ event }) => /posted|deliveryRecorded/.test(event.type))?.event;
  return broken(
    returned !== -1 && (taken === -1 || returned < taken) && 'returned without a result',
    ended !== -1 && taken !== -1 && 'ended and a result',
    bodies(life, 'dossier.stopped').length > 0 && profile === '2018' && 'stopped under the forms of 2018',
    body?.how === 'post' &&
      !(before?.type === 'dossier.deliveryRecorded' && before.body.outcome === 'delivered') &&
      'returned by post without delivery',
    body && body.how !== 'post' && lastPost?.type === 'dossier.posted' && 'given out while at the post',
    body?.how === 'counter' && !body.proof && 'given to nobody knows whom',
    body?.who === 'other' &&
      ['slip', 'identity'].includes(body.proof ?? '') &&
      'given to another without authority',
    body?.proof === 'leader' && !body.approvedBy && 'nobody answers for it',
  );
};

const afterEnd = /^(slip\.|dossier\.(attached|officialCodeRecorded|feePaid|feeReceiptVoided|keyDestroyed)$)/;
const afterErasure = /^(slip\.printFinished|dossier\.(officialCodeRecorded|feePaid|feeReceiptVoided))$/;

const end: Law = (life) => {
  const ended = indexOf(life, 'dossier.returned', 'dossier.withdrawn', 'dossier.stopped');
  const erased = indexOf(life, 'dossier.keyDestroyed');
  const rest = (from: number, allowed: RegExp) =>
    from === -1 ? [] : life.slice(from + 1).filter(({ event }) => !allowed.test(event.type));
  return broken(
    ...rest(ended, afterEnd).map(({ event }) => `${event.type} after the end`),
    ...rest(erased, afterErasure).map(({ event }) => `${event.type} after the data went`),
    erased !== -1 &&
      indexOf(life, 'dossier.received') !== -1 &&
      (ended === -1 || ended > erased) &&
      'data gone early',
  );
};

const laws: readonly Law[] = [
  once,
  receipt,
  supplements,
  apologies,
  term,
  result,
  end,
  chain,
  counter,
  prints,
  money,
  slips,
];

/** What in a life is against the law; empty when nothing is. */
export const breaches = (life: readonly Happened[]): string[] => laws.flatMap((law) => law(life));
