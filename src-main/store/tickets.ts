import type { QueueCall } from '../../src-shared/contract/queue.ts';
import { type Lane, nextTicket, type QueueRules, type Waiting } from '../../src-shared/queue/queue.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { ReadDb, WriteDb } from './brands.ts';
import { nextNumber } from './numbers.ts';
import { insert, prepared, type TicketRow, update } from './schema.ts';
import { transact } from './transact.ts';

const kind = 'ticket';

/** The day of the queue: today, or a later one on which numbers were given before the clock was set back. */
export function queueDay(db: ReadDb, today: string): string {
  const last = prepared(db, 'SELECT period FROM number WHERE kind = ?').pluck().get(kind);
  return typeof last === 'string' && last > today ? last : today;
}

/** The next number of the day, never the same twice (I2); the queue of earlier days is gone with it. */
export const takeTicket = (db: WriteDb, today: string, lane: Lane): Result<{ day: string; number: number }> =>
  transact(db, () => {
    const { period: day, number } = nextNumber(db, kind, today);
    prepared(db, 'DELETE FROM ticket WHERE day < ?').run(day);
    insert(db, 'ticket', {
      day,
      number,
      lane,
      state: 'waiting',
      place: lastOf(db, 'place', day) + 1,
      misses: 0,
      desk: null,
      turn: 0,
    });
    return ok({ day, number });
  });

const lastOf = (db: ReadDb, column: 'place' | 'turn', day: string): number =>
  Number(prepared(db, `SELECT coalesce(max(${column}), 0) FROM ticket WHERE day = ?`).pluck().get(day));

export const waitingIn = (db: ReadDb, day: string): Waiting[] =>
  prepared(db, `SELECT number, lane, place FROM ticket WHERE day = ? AND state = 'waiting'`).all(
    day,
  ) as Waiting[];

/** Called and not yet done, the newest call first. */
export const callsIn = (db: ReadDb, day: string): QueueCall[] =>
  prepared(
    db,
    `SELECT number, desk, turn FROM ticket WHERE day = ? AND state = 'called' ORDER BY turn DESC`,
  ).all(day) as QueueCall[];

export const ticketOf = (db: ReadDb, day: string, number: number): TicketRow | undefined =>
  prepared(db, 'SELECT * FROM ticket WHERE day = ? AND number = ?').get(day, number) as TicketRow | undefined;

export const isUsed = (db: ReadDb, day: string): boolean =>
  prepared(db, 'SELECT 1 FROM ticket WHERE day = ? LIMIT 1').get(day) !== undefined;

/** What a desk has called and not let go. Fails with ticket.noneCalled. */
function calledTo(db: ReadDb, day: string, desk: number): Result<TicketRow> {
  const found = prepared(db, `SELECT * FROM ticket WHERE day = ? AND desk = ? AND state = 'called'`).get(
    day,
    desk,
  ) as TicketRow | undefined;
  return found ? ok(found) : fail('ticket.noneCalled');
}

/** Lanes of the last calls of numbers, the newest first, as far back as fairness looks. */
const calledLanes = (db: ReadDb, day: string, most: number): Lane[] =>
  prepared(db, 'SELECT lane FROM ticket WHERE day = ? AND turn > 0 ORDER BY turn DESC LIMIT ?')
    .pluck()
    .all(day, most) as Lane[];

/** Ends what was called to the desk and calls whose turn it is; null when nobody waits. */
export const callNext = (
  db: WriteDb,
  day: string,
  desk: number,
  rules: QueueRules,
): Result<{ number: number | null }> =>
  transact<{ number: number | null }>(db, () => {
    const before = calledTo(db, day, desk);
    if (before.ok) update(db, 'ticket', { day, number: before.value.number }, { state: 'done' });
    const next = nextTicket(waitingIn(db, day), calledLanes(db, day, rules.inARow), rules);
    if (!next) return ok({ number: null });
    const turn = lastOf(db, 'turn', day) + 1;
    update(db, 'ticket', { day, number: next.number }, { state: 'called', desk, turn });
    return ok({ number: next.number });
  });

/** Does something to what a desk has called. Fails with ticket.noneCalled. */
const withCalled = <T>(
  db: WriteDb,
  day: string,
  desk: number,
  work: (row: TicketRow) => { readonly change: Partial<TicketRow>; readonly answer: T },
): Result<T> =>
  transact(db, () => {
    const called = calledTo(db, day, desk);
    if (!called.ok) return called;
    const { change, answer } = work(called.value);
    update(db, 'ticket', { day, number: called.value.number }, change);
    return ok(answer);
  });

export const callAgain = (db: WriteDb, day: string, desk: number) =>
  withCalled(db, day, desk, () => ({ change: { turn: lastOf(db, 'turn', day) + 1 }, answer: {} }));

/** Nobody came: back to the end of the queue, and over when that happened too often. */
export const markAbsent = (db: WriteDb, day: string, desk: number, { missesAllowed }: QueueRules) =>
  withCalled(db, day, desk, (row) => {
    const misses = row.misses + 1;
    const over = misses >= missesAllowed;
    const place = lastOf(db, 'place', day) + 1;
    return { change: { misses, place, desk: null, state: over ? 'over' : 'waiting' }, answer: { over } };
  });

export const markDone = (db: WriteDb, day: string, desk: number) =>
  withCalled(db, day, desk, () => ({ change: { state: 'done' }, answer: {} }));
