import { z } from 'zod';
import type { Role } from '../contract/session.ts';
import type { AnyEvent } from '../dossier/events.ts';
import { evolve } from '../dossier/evolve.ts';
import { type DossierState, noDossier } from '../dossier/state.ts';
import { fits, type SettledBody, settledBody } from './bodies.ts';
import type { LoggedEvent } from './bytes.ts';
import { baseOf, type Chained, chained } from './chain.ts';
import { clash, forbidden, hasFact } from './stands.ts';
import type { CommitStatus, PushReply, WireCommit } from './wire.ts';

/** An accepted event of a stream, as it lies in the ward's order. */
export interface StreamEvent extends AnyEvent {
  readonly device: string;
  /** At which its commit was accepted. */
  readonly position: number;
}

/** Something a person did, at an instant of their counter's clock. */
export interface ActedEvent extends AnyEvent {
  readonly at: string;
  readonly actor: string;
}

/** A commit the ward did not accept, while nobody has settled it. */
export interface OpenCommit {
  readonly id: string;
  readonly device: string;
  readonly firstSeq: number;
  readonly status: 'rejected' | 'held';
  readonly events: readonly ActedEvent[];
}

export interface StreamView {
  readonly events: StreamEvent[];
  /** In the order they came in. */
  open: OpenCommit[];
}

/** What of a ward's log is needed to take in a batch of one device; `receiveCommits` works on it. */
export interface WardView {
  /** Last event of the device's chain. */
  head: { seq: number; hash: string };
  /** Commits of the batch that are there already, with what became of them. */
  readonly known: ReadonlyMap<string, { readonly head: string; readonly outcome: Outcome }>;
  /** By name, for every stream that `streamsOf` names. */
  readonly streams: Map<string, StreamView>;
  /** Numbers on paper (`numbersOf`) that are taken, with the stream they were given in. */
  readonly numbers: Map<string, string>;
  /** At that instant; null where the ward does not know. */
  readonly roleOf: (actor: string, at: string) => Role | null;
  /** Last position that was given. */
  position: number;
}

export type Outcome = PushReply['outcomes'][number];

/** A line of the ward's log to be written. */
export interface NewEntry extends Outcome {
  readonly device: string;
}

export interface Received {
  readonly reply: PushReply;
  /** To be kept, whatever became of them: the chain covers every one. */
  readonly taken: readonly (Chained & { readonly stream: string; readonly key: string | null })[];
  readonly entries: readonly NewEntry[];
  /** Commits whose task is done. */
  readonly settled: readonly string[];
  /** Streams whose key is to be destroyed. */
  readonly destroyed: readonly string[];
}

export interface ReceiveTools {
  readonly hash: (bytes: Uint8Array) => string;
  /** Whether the device signed a commit with the head it claims (`signedBytes`). */
  readonly signed: (wire: WireCommit) => boolean;
}

/** After these the key of their stream is gone for good. */
export const destroysKey: ReadonlySet<string> = new Set(['dossier.keyDestroyed', 'feedback.keyDestroyed']);

export const streamOf = (commit: WireCommit): string => commit.events[0]?.stream ?? '';

function settledBy([event]: readonly { readonly type: string; readonly body: string }[]): SettledBody | null {
  if (event?.type !== 'conflict.settled') return null;
  const read = settledBody.safeParse(JSON.parse(event.body));
  return read.success ? read.data : null;
}

/** The streams to load for a batch. */
export const streamsOf = (commits: readonly WireCommit[]): string[] => [
  ...new Set(commits.flatMap((commit) => [streamOf(commit), settledBy(commit.events)?.stream ?? []].flat())),
];

/** Numbers that stand on paper and must be nobody else's (I2). */
export const numbersOf = (events: readonly { readonly type: string; readonly body: string }[]): string[] =>
  events.flatMap(({ type, body }) => {
    if (givesCode.has(type)) return codeIn(JSON.parse(body));
    return type === 'dossier.certified' ? certifiedIn(JSON.parse(body)) : [];
  });

const givesCode: ReadonlySet<string> = new Set(['dossier.received', 'dossier.opened', 'feedback.received']);

/** Of what never stood on paper, none. */
const codeIn = (body: unknown): string[] => {
  const read = z.object({ code: z.string().regex(/^[^\0]+$/) }).safeParse(body);
  return read.success ? [read.data.code] : [];
};

const entryNumber = z.object({
  register: z.string(),
  year: z.string(),
  book: z.string(),
  number: z.int(),
});

/** Of volumes of a counter's own; counters that worked alone each began theirs at 1. */
const certifiedIn = (body: unknown): string[] => {
  const read = z.object({ entries: z.array(z.unknown()) }).safeParse(body);
  const entries = (read.data?.entries ?? []).flatMap((entry) => entryNumber.safeParse(entry).data ?? []);
  return entries
    .map(({ register, year, book, number }) => `${number}/${year}-${register} ${book}`)
    .filter((text) => !text.includes('\0'));
};

const isDossier = (stream: string) => stream.startsWith('dossier:');

const parsed = ({ type, v, body, at, actor }: LoggedEvent): ActedEvent => ({
  type,
  v,
  body: JSON.parse(body) as unknown,
  at,
  actor,
});

const roleIn = ({ roleOf }: WardView, [first]: readonly ActedEvent[]): Role | null =>
  first ? roleOf(first.actor, first.at) : null;

type Enter = (
  commit: { readonly id: string; readonly device: string; readonly firstSeq: number },
  status: CommitStatus,
  code: string | null,
) => Outcome;

/**
 * Takes in a batch of one device, in the order it was written: a commit that is there already is answered
 * as before; the next of the chain is checked, decided by the same rules as at the counter, and given the
 * ward's next position. Changes `view` to what it is afterwards; whoever calls writes the answer down in
 * one transaction and only then replies.
 */
export function receiveCommits(
  view: WardView,
  commits: readonly WireCommit[],
  tools: ReceiveTools,
): Received {
  const outcomes: Outcome[] = [];
  const taken: (Chained & { stream: string; key: string | null })[] = [];
  const entries: NewEntry[] = [];
  const settled: string[] = [];
  const destroyed: string[] = [];
  let stopped: PushReply['stopped'] = null;

  const enter: Enter = ({ id, device, firstSeq }, status, code) => {
    view.position += 1;
    const outcome = { id, firstSeq, status, code, position: view.position };
    entries.push({ ...outcome, device });
    return outcome;
  };

  for (const wire of commits) {
    const known = view.known.get(wire.id);
    if (known && known.head === wire.head) {
      outcomes.push(known.outcome);
      continue;
    }
    const trouble = known ? 'sync.payloadMismatch' : placeTrouble(wire, view.head.seq);
    const stream = streamOf(wire);
    const made = trouble ? null : chained(wire, view.head.hash, tools);
    const whole = made && isGenuine(made, wire, tools) && made.events.every(fits);
    const decision = whole ? decidedOn(view, stream, made) : null;
    if (!made || !decision) {
      stopped = { id: wire.id, code: trouble ?? 'sync.badCommit', headSeq: view.head.seq };
      break;
    }
    view.head = { seq: made.commit.last_seq, hash: made.commit.head };
    taken.push({ ...made, stream, key: wire.key });
    const { status, code: why } = decision;
    const { id, device, first_seq: firstSeq } = wire;
    const outcome = enter({ id, device, firstSeq }, status, why);
    outcomes.push(outcome);
    admit(view, stream, made, outcome);
    const choice = settledBy(wire.events);
    if (choice) settle(view, choice, enter, settled);
    if (made.events.some(({ type }) => destroysKey.has(type))) destroyed.push(stream);
  }
  return { reply: { outcomes, stopped }, taken, entries, settled, destroyed };
}

/** A commit that is not the next one: either some are missing before it, or the device wrote this place twice. */
const placeTrouble = ({ first_seq }: WireCommit, headSeq: number): string | null => {
  if (first_seq === headSeq + 1) return null;
  return first_seq > headSeq ? 'sync.gap' : 'sync.forked';
};

const isGenuine = ({ commit, events }: Chained, wire: WireCommit, { signed }: ReceiveTools): boolean =>
  commit.head === wire.head && events.every(({ stream }) => stream === streamOf(wire)) && signed(wire);

const viewOf = (view: WardView, stream: string): StreamView => {
  const found = view.streams.get(stream) ?? { events: [], open: [] };
  view.streams.set(stream, found);
  return found;
};

const stateOf = ({ events }: StreamView): DossierState => events.reduce(evolve, noDossier);

interface Decision {
  readonly status: CommitStatus;
  readonly code: string | null;
}

/** Null for events that no counter could have made: they fit no dossier, and would fit none anywhere. */
function decidedOn(view: WardView, stream: string, made: Chained): Decision | null {
  try {
    return decided(view, stream, made);
  } catch {
    return null;
  }
}

function decided(view: WardView, stream: string, { commit, events }: Chained): Decision {
  const numbers = numbersOf(events);
  const twice = numbers.some((number) => (view.numbers.get(number) ?? stream) !== stream);
  for (const number of numbers) if (!twice) view.numbers.set(number, stream);
  if (!isDossier(stream)) return { status: 'accepted', code: null };
  const own = viewOf(view, stream);
  const fact = hasFact(events);
  if (!fact && own.open.some(({ device }) => device === commit.device))
    return { status: 'held', code: 'sync.held' };
  const { seen } = baseOf(commit.base, stream);
  const unseen = own.events.filter(({ device, position }) => device !== commit.device && position > seen);
  const made = events.map(parsed);
  const reason =
    (twice ? 'number.duplicate' : null) ??
    clash(made, unseen) ??
    forbidden(stateOf(own), made, roleIn(view, made));
  if (!reason) return { status: 'accepted', code: null };
  return { status: fact ? 'flagged' : 'rejected', code: reason };
}

/** The commit's place in its stream: among what happened, or among what waits for a person. */
function admit(
  view: WardView,
  stream: string,
  { commit, events }: Chained,
  { status, position }: Outcome,
): void {
  const own = viewOf(view, stream);
  const { id, device, first_seq: firstSeq } = commit;
  const made = events.map(parsed);
  if (status === 'rejected' || status === 'held')
    own.open.push({ id, device, firstSeq, status, events: made });
  else own.events.push(...made.map(({ type, v, body }) => ({ type, v, body, device, position })));
}

/** A person has looked: what was turned down stays out, or is asked once more with what was held behind it. */
function settle(
  view: WardView,
  { commit, stream, choice }: SettledBody,
  enter: Enter,
  settled: string[],
): void {
  settled.push(commit);
  const own = viewOf(view, stream);
  const first = own.open.find(({ id }) => id === commit);
  if (!first) return;
  const mine = own.open.filter(({ device }) => device === first.device);
  own.open = own.open.filter(({ device }) => device !== first.device);
  for (const one of mine) {
    const { id, device, events, status } = one;
    if (id !== commit) settled.push(id);
    const code = choice === 'drop' ? 'sync.dropped' : forbidden(stateOf(own), events, roleIn(view, events));
    // What was turned down and stays so needs no second line.
    if (code !== null && status === 'rejected') continue;
    const outcome = enter(one, code === null ? 'accepted' : 'rejected', code);
    if (code === null)
      own.events.push(
        ...events.map(({ actor: _, ...event }) => ({ ...event, device, position: outcome.position })),
      );
  }
}
