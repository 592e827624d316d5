import type { OpenCommit, Outcome, StreamView } from '../../src-shared/sync/receive.ts';
import type { CommitStatus, WireCommit, WireEntry } from '../../src-shared/sync/wire.ts';

// PostgreSQL answers bigint as text: positions and places in a chain are far below 2^53.

export interface CommitRow {
  readonly id: string;
  readonly device: string;
  readonly first_seq: string;
  readonly stream: string;
  readonly position: string;
  readonly status: CommitStatus;
  readonly settled: boolean;
  readonly events: string;
}

type WireEvents = WireCommit['events'];

/** Streams as deciding needs them, from their commits in the order they were accepted. */
export function streamViews(names: readonly string[], rows: readonly CommitRow[]): Map<string, StreamView> {
  const views = new Map<string, { events: StreamView['events']; open: OpenCommit[] }>(
    names.map((name) => [name, { events: [], open: [] }]),
  );
  for (const { id, device, first_seq, stream, position, status, settled, events } of rows) {
    const view = views.get(stream);
    if (!view) continue;
    const read = (JSON.parse(events) as WireEvents).map(({ type, v, body, at, actor }) => ({
      type,
      v,
      at,
      actor,
      body: JSON.parse(body) as unknown,
    }));
    if (status === 'accepted' || status === 'flagged')
      view.events.push(
        ...read.map(({ actor: _, ...event }) => ({ ...event, device, position: Number(position) })),
      );
    else if (!settled) view.open.push({ id, device, firstSeq: Number(first_seq), status, events: read });
  }
  return views;
}

export interface KnownRow {
  readonly id: string;
  readonly head: string;
  readonly first_seq: string;
  readonly first_position: string;
  readonly status: CommitStatus;
  readonly code: string | null;
}

export const outcomeOf = ({ id, first_seq, first_position, status, code }: KnownRow): Outcome => ({
  id,
  firstSeq: Number(first_seq),
  status,
  code,
  position: Number(first_position),
});

export interface EntryRow {
  readonly position: string;
  readonly commit_id: string;
  readonly device: string;
  readonly first_seq: string;
  readonly status: CommitStatus;
  readonly code: string | null;
  readonly base: string | null;
  readonly head: string;
  readonly signature: string;
  readonly events: string;
  readonly key: string | null;
}

/** `base` is null where the commit does not go along. */
export function entryOf(row: EntryRow): WireEntry {
  const { position, commit_id, device, first_seq, status, code, base, head, signature, events, key } = row;
  const firstSeq = Number(first_seq);
  const commit =
    base === null
      ? null
      : {
          id: commit_id,
          device,
          first_seq: firstSeq,
          base,
          head,
          signature,
          events: JSON.parse(events) as WireEvents,
          key,
        };
  return { position: Number(position), commitId: commit_id, device, firstSeq, status, code, commit };
}
