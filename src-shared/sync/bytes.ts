/** An event as it is stored and signed: `body` is the text that was hashed, never parsed and written anew. */
export interface LoggedEvent {
  readonly id: string;
  readonly commit_id: string;
  readonly stream: string;
  readonly type: string;
  readonly v: number;
  /** Instant by the device's clock. */
  readonly at: string;
  readonly device: string;
  readonly seq: number;
  readonly actor: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
}

export interface LoggedCommit {
  readonly id: string;
  readonly device: string;
  readonly first_seq: number;
  readonly last_seq: number;
  /** What it was decided on, as text: see `baseOf`. */
  readonly base: string;
  /** Hash of its last event, and so of everything its device ever wrote. */
  readonly head: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

export const genesis = '0'.repeat(64);

const encoder = new TextEncoder();

/** Length-prefixed, so that no two different lists of fields give the same bytes. */
export function fields(domain: string, values: readonly (string | number)[]): Uint8Array {
  const texts = [domain, ...values].map(String);
  // A UTF-16 unit is at most three bytes of UTF-8.
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + 4 + 3 * text.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of texts) {
    const { written } = encoder.encodeInto(text, bytes.subarray(at + 4));
    view.setUint32(at, written);
    at += 4 + written;
  }
  return bytes.subarray(0, at);
}

/** What the hash of an event is taken over: the whole event, the hash before it included (I3). */
export function eventBytes(event: Omit<LoggedEvent, 'hash'>): Uint8Array {
  const { id, commit_id, stream, type, v, at, device, seq, actor, body, prev } = event;
  return fields('quay-mot-cua/event/1', [id, commit_id, stream, type, v, at, device, seq, actor, body, prev]);
}

/** What the device signs: the commit's place in its chain, what it was decided on, and the chain's head. */
export function commitBytes(commit: Omit<LoggedCommit, 'signature'>): Uint8Array {
  const { id, device, first_seq, last_seq, base, head } = commit;
  return fields('quay-mot-cua/commit/1', [id, device, first_seq, last_seq, base, head]);
}
