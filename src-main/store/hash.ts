import { createHash } from 'node:crypto';
import { eventBytes, type LoggedEvent } from '../../src-shared/sync/bytes.ts';

/** SHA-256, hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 over the whole event as stored, the previous hash included (I3). */
export const eventHash = (event: Omit<LoggedEvent, 'hash'>): string => sha256(eventBytes(event));
