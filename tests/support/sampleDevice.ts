import { createHash } from 'node:crypto';
import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import { commitBytes, genesis } from '../../src-shared/sync/bytes.ts';
import { baseText, chained, signedBytes } from '../../src-shared/sync/chain.ts';
import type { ReceiveTools, WardView } from '../../src-shared/sync/receive.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';

// A device and a ward in a few lines each, for tests.

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Signs by name: whether signatures are checked is what is tested here, not Ed25519. */
const signed = (device: string, bytes: Uint8Array) => hash(Buffer.concat([Buffer.from(device), bytes]));

export const toolsFor = (device: string): ReceiveTools => ({
  hash,
  signed: (wire) => wire.signature === signed(device, signedBytes(wire)),
});

let made = 0;
export const uuid = (): string => {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
};

/** Writes commits onto its own chain. */
export function sampleDevice(id = uuid()) {
  let seq = 0;
  let prev = genesis;
  return {
    id,
    tools: toolsFor(id),
    writes(
      stream: string,
      events: readonly AnyEvent[],
      { seen = 0, actor = 'r', key = null as string | null, at = '2026-11-20T02:00:00.000Z' } = {},
    ): WireCommit {
      const unsigned = {
        id: uuid(),
        device: id,
        first_seq: seq + 1,
        base: baseText(stream, 0, seen),
        head: '',
        signature: '',
        events: events.map(({ type, body }) => ({
          id: uuid(),
          stream,
          type,
          v: 1,
          at,
          actor,
          body: JSON.stringify(body),
        })),
        key,
      };
      const { commit } = chained(unsigned, prev, { hash });
      seq = commit.last_seq;
      prev = commit.head;
      return { ...unsigned, head: commit.head, signature: signed(id, commitBytes(commit)) };
    },
  };
}

export const emptyView = (): WardView => ({
  head: { seq: 0, hash: genesis },
  known: new Map(),
  streams: new Map(),
  numbers: new Map(),
  roleOf: () => null,
  position: 0,
});
