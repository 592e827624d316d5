import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import type { Board, Ticket } from '../../src-shared/contract/queue.ts';
import { ticketPaper } from '../../src-shared/document/ticket.ts';
import { typedCode } from '../../src-shared/dossier/progress.ts';
import type { DossierStatus } from '../../src-shared/dossier/words.ts';
import type { Lane } from '../../src-shared/queue/queue.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import {
  callAgain,
  callNext,
  callsIn,
  isUsed,
  markAbsent,
  markDone,
  queueDay,
  takeTicket,
  ticketOf,
  waitingIn,
} from '../store/tickets.ts';
import { lookUpHere, printForCitizen } from './lobby.ts';
import type { Handlers, Services } from './services.ts';

const dayNow = ({ db, clock }: Services) => queueDay(db, toLocalDate(clock().toISOString()));
const wardName = ({ profiles, clock }: Services) => profiles.wardOn(clock().toISOString()).wardName;

function boardOf(services: Services): Board {
  const { db } = services;
  const day = dayNow(services);
  const waiting = waitingIn(db, day);
  return {
    day,
    wardName: wardName(services),
    waiting: waiting.length,
    first: waiting.filter(({ lane }) => lane !== 'ordinary').length,
    used: isUsed(db, day),
    calls: callsIn(db, day),
  };
}

function take(services: Services, lane: Lane): Result<Ticket> {
  const { db, clock, lobby } = services;
  if (!lobby.mayTake()) return fail('ticket.tooMany');
  const taken = takeTicket(db, toLocalDate(clock().toISOString()), lane);
  if (!taken.ok) return taken;
  return ok({ ...taken.value, lane, waiting: waitingIn(db, taken.value.day).length - 1 });
}

/** People who were sent for papers come back to go on, and do not wait from the beginning (domain §10.2). */
const returning: ReadonlySet<DossierStatus> = new Set(['guided', 'awaitingSupplement']);

/** The number a slip got today already, where it still waits. */
function known(services: Services, code: string): Ticket | null {
  const { db, lobby } = services;
  const day = dayNow(services);
  const had = lobby.returned.get(code);
  const row = had && had.day === day ? ticketOf(db, day, had.number) : undefined;
  if (row?.state !== 'waiting') return null;
  return { day, number: row.number, lane: row.lane, waiting: waitingIn(db, day).length - 1 };
}

export const queueHandlers: Handlers<
  | 'queue.board'
  | 'queue.next'
  | 'queue.again'
  | 'queue.absent'
  | 'queue.done'
  | 'lobby.board'
  | 'lobby.takeTicket'
  | 'lobby.returnTicket'
  | 'lobby.printTicket'
> = {
  'queue.board': ({ services }) => ok(boardOf(services)),
  'queue.next': ({ services }, { desk }) =>
    callNext(services.db, dayNow(services), desk, services.lobby.queue),
  'queue.again': ({ services }, { desk }) => callAgain(services.db, dayNow(services), desk),
  'queue.absent': ({ services }, { desk }) =>
    markAbsent(services.db, dayNow(services), desk, services.lobby.queue),
  'queue.done': ({ services }, { desk }) => markDone(services.db, dayNow(services), desk),
  'lobby.board': ({ services }) => ok(boardOf(services)),
  'lobby.takeTicket': ({ services }, { first }) => take(services, first ? 'priority' : 'ordinary'),
  'lobby.returnTicket': (context, slip) => {
    const { services } = context;
    const found = lookUpHere(context, slip);
    if (!found.ok) return found;
    if (!returning.has(found.value.status)) return fail('ticket.notReturning');
    const code = typedCode(slip.code);
    const again = known(services, code);
    if (again) return ok(again);
    const taken = take(services, 'return');
    if (taken.ok) services.lobby.returned.set(code, taken.value);
    return taken;
  },
  'lobby.printTicket': async ({ services }, { number }) => {
    const day = dayNow(services);
    const row = ticketOf(services.db, day, number);
    if (!row) return fail('ticket.unknown');
    return printForCitizen(services, ticketPaper(wardName(services), day, number, row.lane));
  },
};
