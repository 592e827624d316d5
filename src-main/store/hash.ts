import { createHash } from 'node:crypto';
import { eventBytes, type LoggedEvent } from '../../src-shared/sync/bytes.ts';

/** SHA-256 over the whole event as stored, the previous hash included (I3). */
export const eventHash = (event: Omit<LoggedEvent, 'hash'>): string =>
  createHash('sha256').update(eventBytes(event)).digest('hex');
