import type { DossierEvent, Party } from '../events.ts';
import { type Body, bodies, broken, type Law } from './happened.ts';
import { receiver } from './world.ts';

const same = (a: Party, b: Party) => JSON.stringify(a) === JSON.stringify(b);

/** Mẫu 05/06: an unbroken chain of hands. */
export const chain: Law = (life) => {
  const found: string[] = [];
  let holder: Party = { kind: 'staff', id: receiver.id, name: receiver.name };
  let pending: Body<'dossier.handedOver'> | null = null;
  const ids = new Set<string>();
  for (const { event, context } of life) {
    if (event.type === 'dossier.received')
      holder = { kind: 'staff', id: context.actor.id, name: context.actor.name };
    if (event.type === 'dossier.handedOver') {
      if (pending) found.push('two hand-overs pending');
      if (!same(event.body.from, holder)) found.push('given by who does not hold it');
      if (same(event.body.to, holder)) found.push('given to the holder');
      if (ids.has(event.body.handOverId)) found.push('hand-over twice');
      ids.add(event.body.handOverId);
      pending = event.body;
    }
    if (event.type === 'dossier.handOverConfirmed' || event.type === 'dossier.handOverDeclined') {
      if (!pending || pending.handOverId !== event.body.handOverId) found.push('answer to nothing');
      else if (pending.to.kind === 'staff' && pending.to.id !== event.body.by.id)
        found.push('answered by another');
      else if (event.type === 'dossier.handOverConfirmed') holder = pending.to;
      pending = null;
    }
    if (['dossier.resultTaken', 'dossier.paused'].includes(event.type) && pending)
      found.push(`${event.type} between two hands`);
  }
  return found;
};

const atCounter = new Set<DossierEvent['type']>([
  'dossier.opened',
  'dossier.prechecked',
  'dossier.refused',
  'dossier.received',
  'dossier.officialCodeRecorded',
  'dossier.resultTaken',
  'dossier.posted',
  'dossier.deliveryRecorded',
  'dossier.notCollected',
  'dossier.returned',
  'dossier.withdrawn',
  'dossier.stopped',
  'dossier.feePaid',
  'dossier.feeReceiptVoided',
  'dossier.certified',
]);

/** NĐ 61/2018 Đ.5: nothing with the citizen past the counter. */
export const counter: Law = (life) =>
  life
    .filter(({ context }) => context.actor.role === 'specialist')
    .flatMap(({ event }) =>
      broken(
        atCounter.has(event.type) && `${event.type} by a specialist`,
        event.type === 'dossier.supplementRequested' &&
          event.body.stage === 'beforeReceipt' &&
          'guided by a specialist',
        event.type === 'dossier.resumed' &&
          event.body.components.length > 0 &&
          'papers taken by a specialist',
      ),
    );

export const prints: Law = (life) => {
  const good = new Map<string, number>();
  const asked = new Map<string, string>();
  return life.flatMap(({ event }) => {
    if (event.type === 'slip.printRequested') {
      const slip = `${event.body.form} ${event.body.slipId}`;
      const again = asked.has(event.body.printId);
      asked.set(event.body.printId, slip);
      return broken(
        again && 'print id twice',
        event.body.reprint !== (good.get(slip) ?? 0) && 'reprint counted wrongly',
      );
    }
    if (event.type === 'slip.printFinished' && event.body.outcome === 'printed') {
      const slip = asked.get(event.body.printId) ?? '';
      good.set(slip, (good.get(slip) ?? 0) + 1);
    }
    return [];
  });
};

const unique = (list: readonly string[]) => new Set(list).size === list.length;

export const money: Law = (life) => {
  const paid = bodies(life, 'dossier.feePaid');
  const receipts = paid.flatMap(({ receipt: given }) => (given ? [`${given.series} ${given.number}`] : []));
  return broken(
    !unique(paid.map(({ paymentId }) => paymentId)) && 'payment twice',
    !unique(receipts) && 'receipt number twice',
    !unique(bodies(life, 'dossier.feeReceiptVoided').map(({ paymentId }) => paymentId)) && 'voided twice',
    receipts.some((given) => given.endsWith('0000000')) && 'receipt number zero',
  );
};

export const slips: Law = (life) =>
  (['dossier.supplementRequested', 'dossier.apologised'] as const).flatMap((type) =>
    broken(!unique(bodies(life, type).map(({ slipId }) => slipId)) && `${type}: slip id twice`),
  );
