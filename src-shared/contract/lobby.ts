import { z } from 'zod';
import { localDate } from '../calendar/types.ts';
import { lifeEvent } from '../lobby/lifeEvent.ts';
import { procedureEntry, procedureVersion } from '../procedure/version.ts';
import { command, query } from './define.ts';
import { filePiece } from './filePiece.ts';
import { libraryDocument, whichDocument } from './library.ts';
import { notice, whichNotice } from './notice.ts';
import { progress, progressRequest } from './public.ts';
import { board, ticket } from './queue.ts';

/** The ward as citizens turn to it, and what this screen can do. */
export const lobbyView = z.object({
  wardName: z.string(),
  authority: z.string(),
  address: z.string(),
  hotline: z.string(),
  email: z.string(),
  website: z.string(),
  day: localDate,
  /** False where the host cannot print without its own dialog, which would lead out of the app. */
  prints: z.boolean(),
  events: z.array(lifeEvent),
  /** Who goes first in the queue here. */
  priority: z.array(z.string()),
  /** Whom feedback can be about; as on their badges. */
  officers: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type LobbyView = z.infer<typeof lobbyView>;

/** Why nothing came out is the staff's to see: the citizen is sent to the counter. */
export const lobbyPrinted = z.object({ outcome: z.enum(['printed', 'failed']) });

const code = z.string().max(20);

/** The citizens' screen: the public catalogue, and one dossier by the two codes of its slip. */
export const lobbyContract = {
  'lobby.view': query('lobby', z.object({}), lobbyView),
  'lobby.entries': query('lobby', z.object({}), z.object({ entries: z.array(procedureEntry) })),
  /** Fails with procedure.unknown. */
  'lobby.procedure': query(
    'lobby',
    z.object({ code }),
    z.object({
      version: procedureVersion,
      documents: z.array(libraryDocument),
      /** What the QR to take along holds. */
      takeAway: z.string(),
    }),
  ),
  /** A piece of a blank form or sample. Fails with library.unknown, library.changed. */
  'lobby.form': query('lobby', whichDocument.extend({ offset: z.int().min(0) }), filePiece),
  /** Fails with procedure.unknown, library.unknown, library.changed, print.notHere, lookup.tooMany. */
  'lobby.print': command(
    'lobby',
    z.discriminatedUnion('paper', [
      z.object({ paper: z.literal('procedure'), code }),
      whichDocument.extend({ paper: z.literal('form') }),
    ]),
    lobbyPrinted,
  ),
  /** Step and days, nothing else. Fails with lookup.notFound, lookup.tooMany. */
  'lobby.progress': query('lobby', progressRequest, progress),
  /** A number and nothing else is kept. Fails with ticket.tooMany. */
  'lobby.takeTicket': command('lobby', z.object({ first: z.boolean() }), ticket),
  /**
   * A number before others for who was sent for papers and comes back, by the slip; the same one again while it
   * waits. Fails with ticket.notReturning, ticket.tooMany, and as lobby.progress does.
   */
  'lobby.returnTicket': command('lobby', progressRequest, ticket),
  /** Fails with ticket.unknown, print.notHere, lookup.tooMany. */
  'lobby.printTicket': command('lobby', z.object({ number: z.int() }), lobbyPrinted),
  /** In effect today, newest first. Fails with notice.unreadable. */
  'lobby.notices': query('lobby', z.object({}), z.object({ notices: z.array(notice) })),
  /** Fails with notice.unknown, library.changed. */
  'lobby.notice': query('lobby', whichNotice, filePiece),
  /** What the display shows and says. */
  'lobby.board': query('lobby', z.object({}), board),
} as const;
