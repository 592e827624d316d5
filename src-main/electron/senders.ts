import type { Connection } from '../services/host.ts';
import { isAppUrl } from './appUrl.ts';

/** What Electron tells of the frame a message came from; null for a frame that is gone. */
export interface SendingFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Which window is which. Kept here, never told by a page (I8). */
export interface Senders {
  admit(contentsId: number, connection: Connection): void;
  forget(contentsId: number): void;
  /** The window's connection, if the message came from the top frame of a page of the app in it. */
  connectionOf(contentsId: number, frame: SendingFrame | null): Connection | null;
}

export const isTopAppFrame = (frame: SendingFrame | null): boolean =>
  frame !== null && frame.parent === null && isAppUrl(frame.url);

export function createSenders(): Senders {
  const connections = new Map<number, Connection>();
  return {
    admit: (contentsId, connection) => void connections.set(contentsId, connection),
    forget: (contentsId) => void connections.delete(contentsId),
    connectionOf: (contentsId, frame) =>
      isTopAppFrame(frame) ? (connections.get(contentsId) ?? null) : null,
  };
}
