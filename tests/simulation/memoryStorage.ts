import { genesis } from '../../src-shared/sync/bytes.ts';
import type { StreamKey } from '../../src-shared/sync/page.ts';
import {
  type ActedEvent,
  numbersOf,
  type OpenCommit,
  type Outcome,
  type Received,
  type StreamView,
  streamOf,
  streamsOf,
} from '../../src-shared/sync/receive.ts';
import type { WireCommit, WireDevice, WireEntry, WireLine } from '../../src-shared/sync/wire.ts';
import type { Batch, BatchesView, EnrolledDevice, LogTx, WardStorage } from '../../src-ward/storage.ts';
import { PowerCut } from './crashing.ts';

interface Kept {
  readonly wire: Omit<WireCommit, 'key'>;
  readonly stream: string;
  readonly outcome: Outcome;
}

interface Log {
  readonly devices: ReadonlyMap<string, EnrolledDevice>;
  readonly heads: ReadonlyMap<string, { seq: number; hash: string }>;
  readonly commits: ReadonlyMap<string, Kept>;
  readonly entries: readonly Omit<WireEntry, 'commit'>[];
  readonly numbers: ReadonlyMap<string, string>;
  readonly settled: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, string>;
  readonly destroyed: ReadonlySet<string>;
}

const empty: Log = {
  devices: new Map(),
  heads: new Map(),
  commits: new Map(),
  entries: [],
  numbers: new Map(),
  settled: new Set(),
  keys: new Map(),
  destroyed: new Set(),
};

/** The part of membership a schedule needs. */
export interface SimTx extends LogTx {
  addDevice(device: WireDevice): Promise<void>;
  revoke(device: string): Promise<void>;
}

export interface MemoryStorage extends WardStorage<SimTx> {
  /** The next write dies before it is durable, or right after. */
  cutNext(when: 'before' | 'after' | 'never'): void;
  /** Everything as it stands, to go back to: an older backup of the server. */
  backup(): () => void;
}

/** A ward's log in memory, with transactions that are all or nothing and power that goes when told to. */
export function memoryStorage(): MemoryStorage {
  let log = empty;
  let cut: 'before' | 'after' | 'never' = 'never';
  return {
    async write(_ward, work) {
      const draft = { log };
      const answer = await work(txOn(draft));
      const now = cut;
      cut = 'never';
      if (now === 'before') throw new PowerCut();
      log = draft.log;
      if (now === 'after') throw new PowerCut();
      return answer;
    },
    read: (_ward, work) => work(txOn({ log })),
    brief: (_ward, work) => work(txOn({ log })),
    cutNext: (when) => {
      cut = when;
    },
    backup: () => {
      const kept = log;
      return () => {
        log = kept;
      };
    },
  };
}

const changed = <K, V>(map: ReadonlyMap<K, V>, entries: Iterable<readonly [K, V]>): Map<K, V> =>
  new Map([...map, ...entries]);

function txOn(draft: { log: Log }): SimTx {
  const to = (change: Partial<Log>) => {
    draft.log = { ...draft.log, ...change };
  };
  return {
    device: async (id) => draft.log.devices.get(id) ?? null,
    addDevice: async (device) =>
      to({ devices: changed(draft.log.devices, [[device.id, { ...device, revoked: false }]]) }),
    revoke: async (id) => {
      const device = draft.log.devices.get(id);
      if (device) to({ devices: changed(draft.log.devices, [[id, { ...device, revoked: true }]]) });
    },
    view: async (batches) => viewOf(draft.log, batches),
    keep: async (received) => {
      for (const one of received) to(withReceived(draft.log, one));
    },
    entries: async (after, limit, without) => entriesOf(draft.log, after, limit, without),
    devices: async () => [...draft.log.devices.values()],
    lastPosition: async () => draft.log.entries.at(-1)?.position ?? 0,
    lastRevision: async () => 0,
    lines: async (from, to, upTo) => linesOf(draft.log, from, to, upTo),
    keptDigests: async () => new Map(),
    keepDigest: async () => undefined,
    keysBetween: async (from, to) => keysBetween(draft.log, from, to),
    keptPage: async () => null,
    keepPage: async () => undefined,
  };
}

function viewOf(log: Log, batches: readonly Batch[]): BatchesView {
  const commits = batches.flatMap((batch) => batch.commits);
  const known = commits.flatMap(({ id }) => {
    const kept = log.commits.get(id);
    return kept ? [[id, { head: kept.wire.head, outcome: kept.outcome }] as const] : [];
  });
  return {
    heads: new Map(
      [...log.devices.values()].map(({ id, revoked }) => [
        id,
        { ...(log.heads.get(id) ?? { seq: 0, hash: genesis }), revoked },
      ]),
    ),
    known: new Map(known),
    streams: new Map(streamsOf(commits).map((stream) => [stream, streamView(log, stream)])),
    numbers: new Map(log.numbers),
    roleOf: () => null,
    position: log.entries.at(-1)?.position ?? 0,
  };
}

const eventsOf = ({ wire }: Kept): ActedEvent[] =>
  wire.events.map(({ type, v, body, at, actor }) => ({ type, v, body: JSON.parse(body), at, actor }));

/** The fold's order: by the position a commit was accepted at, not by the one it came in at. */
function streamView(log: Log, stream: string): StreamView {
  const events: StreamView['events'] = [];
  const open: OpenCommit[] = [];
  const last = new Map(log.entries.map((entry) => [entry.commitId, entry]));
  for (const entry of log.entries) {
    const kept = log.commits.get(entry.commitId);
    if (!kept || kept.stream !== stream || last.get(entry.commitId) !== entry) continue;
    const { commitId: id, device, firstSeq, status, position } = entry;
    if (status === 'accepted' || status === 'flagged')
      events.push(...eventsOf(kept).map(({ actor: _, ...event }) => ({ ...event, device, position })));
    else if (!log.settled.has(id)) open.push({ id, device, firstSeq, status, events: eventsOf(kept) });
  }
  return { events, open };
}

function withReceived(log: Log, { reply, taken, entries, settled, destroyed }: Received): Partial<Log> {
  const outcomes = new Map(reply.outcomes.map((outcome) => [outcome.id, outcome]));
  const gone = new Set([...log.destroyed, ...destroyed]);
  const keys = changed(
    log.keys,
    taken.flatMap(({ stream, key }) => (key === null ? [] : [[stream, key] as const])),
  );
  for (const stream of gone) keys.delete(stream);
  return {
    heads: changed(
      log.heads,
      taken.map(({ commit }) => [commit.device, { seq: commit.last_seq, hash: commit.head }]),
    ),
    commits: changed(
      log.commits,
      taken.map(({ commit, events, stream }) => {
        const { id, device, first_seq, base, head, signature } = commit;
        const wire = { id, device, first_seq, base, head, signature, events: events.map(wireEvent) };
        return [id, { wire, stream, outcome: outcomes.get(id) as Outcome }];
      }),
    ),
    // Whoever had it first keeps it.
    numbers: changed(
      new Map(
        taken.flatMap(({ events, stream }) => numbersOf(events).map((number) => [number, stream] as const)),
      ),
      log.numbers,
    ),
    entries: [
      ...log.entries,
      ...entries.map(({ id, device, firstSeq, status, code, position }) => ({
        position,
        commitId: id,
        device,
        firstSeq,
        status,
        code,
      })),
    ],
    settled: new Set([...log.settled, ...settled]),
    keys,
    destroyed: gone,
  };
}

const wireEvent = ({ id, stream, type, v, at, actor, body }: WireCommit['events'][number]) => ({
  id,
  stream,
  type,
  v,
  at,
  actor,
  body,
});

function entriesOf(log: Log, after: number, limit: number, without: string | null): WireEntry[] {
  const page = log.entries.filter(({ position }) => position > after).slice(0, limit);
  const first = new Map<string, number>();
  for (const { commitId, position } of log.entries) if (!first.has(commitId)) first.set(commitId, position);
  return page.map((entry) => {
    const kept = log.commits.get(entry.commitId);
    const sent = kept && entry.device !== without && first.get(entry.commitId) === entry.position;
    return { ...entry, commit: sent ? { ...kept.wire, key: log.keys.get(kept.stream) ?? null } : null };
  });
}

function linesOf(log: Log, from: number, to: number, upTo: number): WireLine[] {
  const lines = new Map<string, WireLine>();
  for (const entry of log.entries) {
    const kept = log.commits.get(entry.commitId);
    if (!kept || entry.position > upTo) continue;
    const firstPosition = lines.get(entry.commitId)?.firstPosition ?? entry.position;
    lines.set(entry.commitId, { ...entry, head: kept.wire.head, firstPosition });
  }
  return [...lines.values()]
    .filter(({ position }) => position >= from && position <= to)
    .sort((a, b) => a.position - b.position);
}

function keysBetween(log: Log, from: number, to: number): StreamKey[] {
  const entries = entriesOf(log, from - 1, to - from + 1, null);
  const streams = new Set(entries.flatMap(({ commit }) => (commit ? [streamOf(commit)] : [])));
  return [...streams].flatMap((stream) => {
    const key = log.keys.get(stream);
    return key === undefined ? [] : [{ stream, key }];
  });
}
