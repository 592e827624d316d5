import { dueDate } from '../../calendar/due.ts';
import type { Due } from '../../calendar/types.ts';
import { isWorkingDay } from '../../calendar/working.ts';
import { addDays } from '../../calendar/zone.ts';
import type { DecideContext } from '../commands.ts';
import type { DossierEvent, Party, ReceivedBody } from '../events.ts';
import { receiver } from './world.ts';

// What the law says of a whole life, told from what happened alone and not from the rules or their state.

export interface Happened {
  readonly event: DossierEvent;
  readonly context: DecideContext;
}

type Law = (life: readonly Happened[]) => readonly string[];
type Body<T extends DossierEvent['type']> = Extract<DossierEvent, { readonly type: T }>['body'];

const bodies = <T extends DossierEvent['type']>(life: readonly Happened[], type: T): Body<T>[] =>
  life.flatMap(({ event }) => (event.type === type ? [event.body as Body<T>] : []));
const indexOf = (life: readonly Happened[], ...types: DossierEvent['type'][]) =>
  life.findIndex(({ event }) => types.includes(event.type));
const broken = (...found: (string | false | null | undefined)[]) =>
  found.filter((text): text is string => typeof text === 'string');

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

/** NĐ 63/2010 Đ.20.4. */
const supplements: Law = (life) => {
  const received = indexOf(life, 'dossier.received');
  return life
    .flatMap(({ event }, i) => (event.type === 'dossier.supplementRequested' ? [{ i, ...event.body }] : []))
    .flatMap(({ i, round, approvedBy, decision, stage, items }, n) =>
      broken(
        round !== n + 1 && 'rounds out of order',
        round === 2 && !approvedBy && !decision && 'second round without a leader',
        round > 2 && !decision?.signer && 'third round without a decision',
        stage !== (received === -1 || i < received ? 'beforeReceipt' : 'afterReceipt') && 'wrong stage',
        (items.length === 0 || items.some(({ id }) => !/^c[123]$/.test(id))) && 'paper outside the list',
      ),
    );
};

/** NĐ 61/2018: one new day; one working day before the day of return. */
const apologies: Law = (life) =>
  broken(
    bodies(life, 'dossier.apologised').filter(({ newDue }) => newDue).length > 1 && 'two new days',
    ...life.map(({ event, context: { calendar, now } }) => {
      if (event.type !== 'dossier.apologised') return null;
      const { latestDay, due, inTime, newDue } = event.body;
      if (inTime !== now.slice(0, 10) <= latestDay) return 'in time told wrongly';
      if (!isWorkingDay(calendar, latestDay)) return 'latest day is a day off';
      for (let day = addDays(latestDay, 1); day < due.date; day = addDays(day, 1))
        if (isWorkingDay(calendar, day)) return 'latest day too early';
      return newDue && (newDue.date <= due.date || !isWorkingDay(calendar, newDue.date))
        ? 'bad new day'
        : null;
    }),
  );

const text = ({ date, at }: Due) => `${date}T${at}`;

/** The day by law: receipt, pauses that ended, and a recount; nothing else moves it, and it alone decides. */
const term: Law = (life) => {
  const found: string[] = [];
  let received: ReceivedBody | null = null;
  let due: Due | null = null;
  let since: string | null = null;
  const pauses: { from: string; to: string }[] = [];
  const counted = ({ calendar }: DecideContext) => {
    const result = received && dueDate(calendar, received.acceptedAt, received.limit, pauses);
    return result?.ok ? text(result.value.due) : null;
  };
  for (const { event, context } of life) {
    if (
      since !== null &&
      ['dossier.resultTaken', 'dossier.handedOver', 'dossier.apologised'].includes(event.type)
    )
      found.push(`${event.type} during a pause`);
    if (event.type === 'dossier.received') {
      received = event.body;
      due = event.body.due;
    } else if (event.type === 'dossier.paused') {
      if (since !== null) found.push('paused twice');
      since = event.body.at;
    } else if (event.type === 'dossier.resumed') {
      if (since === null) found.push('resumed without a pause');
      else pauses.push({ from: since, to: event.body.at });
      since = null;
      if (due && context.calendar.version === due.calendarVersion && text(event.body.due) < text(due))
        found.push('a pause brought the day nearer');
      due = event.body.due;
      if (text(due) !== counted(context)) found.push('due not by the pauses');
    } else if (event.type === 'dossier.dueRecomputed') {
      if (!due?.provisional) found.push('a firm day was counted again');
      due = event.body.due;
    } else if (event.type === 'dossier.resultTaken' && due) {
      const { takenAt, punctuality, reason } = event.body;
      const right = takenAt > text(due) ? 'late' : takenAt.slice(0, 10) < due.date ? 'early' : 'onTime';
      if (right !== punctuality) found.push(`${punctuality}, not ${right}`);
      if ((right === 'late') !== (reason !== null)) found.push('reason of lateness');
    }
  }
  return found;
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

const same = (a: Party, b: Party) => JSON.stringify(a) === JSON.stringify(b);

/** Mẫu 05/06: an unbroken chain of hands. */
const chain: Law = (life) => {
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
const counter: Law = (life) =>
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

const prints: Law = (life) => {
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

const money: Law = (life) => {
  const paid = bodies(life, 'dossier.feePaid');
  const receipts = paid.flatMap(({ receipt: given }) => (given ? [`${given.series} ${given.number}`] : []));
  return broken(
    !unique(paid.map(({ paymentId }) => paymentId)) && 'payment twice',
    !unique(receipts) && 'receipt number twice',
    !unique(bodies(life, 'dossier.feeReceiptVoided').map(({ paymentId }) => paymentId)) && 'voided twice',
    receipts.some((given) => given.endsWith('0000000')) && 'receipt number zero',
  );
};

const slips: Law = (life) =>
  (['dossier.supplementRequested', 'dossier.apologised'] as const).flatMap((type) =>
    broken(!unique(bodies(life, type).map(({ slipId }) => slipId)) && `${type}: slip id twice`),
  );

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
