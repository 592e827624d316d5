import { commitBytes, eventBytes, type LoggedCommit, type LoggedEvent } from './bytes.ts';
import type { WireCommit } from './wire.ts';

/** What a machine brings to check a chain with. */
export interface ChainTools {
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface Chained {
  readonly commit: LoggedCommit;
  readonly events: readonly LoggedEvent[];
}

/** A commit off the wire as the log keeps it, hashed onto the chain that ends in `prev`; its head is what comes out. */
export function chained(wire: WireCommit, prev: string, { hash }: ChainTools): Chained {
  const events: LoggedEvent[] = [];
  let last = prev;
  for (const [i, event] of wire.events.entries()) {
    const row = {
      ...event,
      commit_id: wire.id,
      device: wire.device,
      seq: wire.first_seq + i,
      prev: last,
    };
    last = hash(eventBytes(row));
    events.push({ ...row, hash: last });
  }
  const { id, device, first_seq, base, signature } = wire;
  const last_seq = first_seq + wire.events.length - 1;
  return { commit: { id, device, first_seq, last_seq, base, head: last, signature }, events };
}

/** What its device signed of a commit, by the head it claims: whether that is the chain's is another question. */
export const signedBytes = (wire: WireCommit): Uint8Array =>
  commitBytes({ ...wire, last_seq: wire.first_seq + wire.events.length - 1 });

/** Checks signatures of one public key, on other threads where there are some. */
export type Verifier = (bytes: Uint8Array, signature: string) => Promise<boolean>;

/** Those whose signature holds under the key of their device. */
export async function signedOf(
  commits: readonly WireCommit[],
  verifierOf: (device: string) => Verifier,
): Promise<ReadonlySet<WireCommit>> {
  const good = await Promise.all(
    commits.map((wire) => verifierOf(wire.device)(signedBytes(wire), wire.signature)),
  );
  return new Set(commits.filter((_, i) => good[i]));
}

export interface Base {
  /** Events of the stream it was decided on. */
  readonly version: number;
  /** Position of the ward its device had read to; nought for a device on its own. */
  readonly seen: number;
}

/** `{"dossier:…":3,"ward":120}`. */
export const baseText = (stream: string, version: number, seen: number): string =>
  JSON.stringify(seen > 0 ? { [stream]: version, ward: seen } : { [stream]: version });

/** What a commit was decided on; of a text that is none, nothing. */
export function baseOf(base: string, stream: string): Base {
  try {
    const read = JSON.parse(base) as Record<string, unknown>;
    const number = (name: string) => (typeof read[name] === 'number' ? read[name] : 0);
    return { version: number(stream), seen: number('ward') };
  } catch {
    return { version: 0, seen: 0 };
  }
}
