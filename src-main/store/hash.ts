import { createHash } from 'node:crypto';
import type { CommitRow, EventRow } from './schema.ts';

export const genesis = '0'.repeat(64);

/** Length-prefixed, so that no two different lists of fields give the same bytes. */
function fields(domain: string, values: readonly (string | number)[]): Buffer {
  const texts = [domain, ...values].map(String);
  const bytes = Buffer.alloc(texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 0));
  let at = 0;
  for (const text of texts) {
    const length = bytes.write(text, at + 4);
    bytes.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return bytes;
}

export type HashedEvent = Omit<EventRow, 'position' | 'hash'>;

/** SHA-256 over the whole event as stored, the previous hash included (I3). */
export function eventHash(event: HashedEvent): string {
  const { id, commit_id, stream, type, v, at, device, seq, actor, body, prev } = event;
  const bytes = fields('quay-mot-cua/event/1', [
    id,
    commit_id,
    stream,
    type,
    v,
    at,
    device,
    seq,
    actor,
    body,
    prev,
  ]);
  return createHash('sha256').update(bytes).digest('hex');
}

/** What the device signs: the commit's place in its chain, what it was decided on, and the chain's head. */
export function commitBytes(commit: Omit<CommitRow, 'signature'>): Buffer {
  const { id, device, first_seq, last_seq, base, head } = commit;
  return fields('quay-mot-cua/commit/1', [id, device, first_seq, last_seq, base, head]);
}
