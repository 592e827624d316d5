import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { lane } from '../queue/queue.ts';
import { command, query } from './define.ts';

const none = z.object({});

/** The voice counts no further, and a ward has no more. */
export const mostDesks = 20;
const desk = z.int().min(1).max(mostDesks);

const call = z.object({
  number: z.int(),
  desk,
  /** Grows with every call of the day, so that a screen knows what is new. */
  turn: z.int(),
});
export type QueueCall = z.infer<typeof call>;

/** Numbers of today; nothing about people. */
export const board = z.object({
  day: localDate,
  wardName: z.string(),
  waiting: z.int(),
  /** Of those who wait, how many go first. */
  first: z.int(),
  /** Whether anybody took a number today. */
  used: z.boolean(),
  /** Called and not yet done, the newest first. */
  calls: z.array(call),
});
export type Board = z.infer<typeof board>;

export const ticket = z.object({
  number: z.int(),
  lane,
  day: localDate,
  /** How many wait beside it. */
  waiting: z.int(),
});
export type Ticket = z.infer<typeof ticket>;

/** Numbers people wait by, called to a desk. */
export const queueContract = {
  'queue.board': query('counter', none, board),
  /** What was called to the desk is done; the next number, or null when nobody waits. */
  'queue.next': command('counter', z.object({ desk }), z.object({ number: z.int().nullable() })),
  /** Calls the desk's number once more. Fails with ticket.noneCalled. */
  'queue.again': command('counter', z.object({ desk }), none),
  /** Back to the end of the queue; after the third time the number is over. Fails with ticket.noneCalled. */
  'queue.absent': command('counter', z.object({ desk }), z.object({ over: z.boolean() })),
  /** Fails with ticket.noneCalled. */
  'queue.done': command('counter', z.object({ desk }), none),
  /** Browser host: lets a screen become the lobby's or the display; where they are opened. */
  'queue.pairingCode': command(
    'counter',
    none,
    z.object({ code: z.string(), lobby: z.string(), display: z.string() }),
  ),
} as const;
