import { dueDate } from '../../calendar/due.ts';
import type { Due } from '../../calendar/types.ts';
import { isWorkingDay } from '../../calendar/working.ts';
import { addDays } from '../../calendar/zone.ts';
import type { DecideContext } from '../commands.ts';
import type { ReceivedBody } from '../events.ts';
import { bodies, broken, indexOf, type Law } from './happened.ts';

/** NĐ 63/2010 Đ.20.4. */
export const supplements: Law = (life) => {
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
export const apologies: Law = (life) =>
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
export const term: Law = (life) => {
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
