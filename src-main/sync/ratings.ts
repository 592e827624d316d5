import { setImmediate } from 'node:timers/promises';
import { toInstant, toLocalDate } from '../../src-shared/calendar/zone.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { RatingBatch } from '../../src-shared/sync/ratings.ts';
import type { ReadDb } from '../store/brands.ts';
import { visitOf } from '../store/project.ts';
import type { ClosedGroup, Ratings } from '../store/ratings.ts';
import { prepared } from '../store/schema.ts';

export interface RatingClient {
  /** Hands a batch of answers in. Fails with a sync.* code; a failure says nothing about what the server did. */
  rate(batch: RatingBatch): Promise<Result<unknown>>;
}

export interface SendRatingsDeps {
  readonly db: ReadDb;
  readonly device: string;
  readonly ratings: Ratings;
  readonly client: RatingClient;
  readonly clock: () => Date;
  /** True once the files are about to close. */
  readonly stopped: () => boolean;
}

/**
 * Sends the answers of days that are over, a group at a time, and marks each once the ward has it; cut off in
 * between, the same batch goes again under the same id. Answers how many went.
 */
export async function sendRatings(deps: SendRatingsDeps): Promise<Result<number>> {
  const { ratings, client, clock, stopped } = deps;
  const groups = ratings.unsent(toLocalDate(clock().toISOString()));
  const [first] = groups.map(({ from }) => from).sort();
  if (first === undefined) return ok(0);
  const visits = await visitsHere(deps, first);
  let went = 0;
  for (const group of groups) {
    if (stopped()) return fail('sync.offline');
    const sent = await client.rate({ ...group, invitations: invitationsOf(visits, group) });
    // A server of an earlier release cannot read it yet: the others do not wait for that.
    if (!sent.ok && sent.error.code === 'api.badInput') continue;
    if (!sent.ok) return sent;
    if (stopped()) return fail('sync.offline');
    const marked = ratings.markSent(group.id);
    if (!marked.ok) return marked;
    went += 1;
  }
  return ok(went);
}

type Visits = ReadonlyMap<string, number>;

function invitationsOf(visits: Visits, { visit, from, to }: ClosedGroup): number {
  let sum = 0;
  for (const [key, count] of visits) {
    const [day = '', kind] = key.split(' ');
    if (kind === visit && from <= day && day <= to) sum += count;
  }
  return sum;
}

/** A clock that was set back leaves later events with earlier days; nobody sets it back by more than this unnoticed. */
const wobbleMs = 2 * 86_400_000;
const stretch = 500;

/**
 * Visits at this counter by day and kind, from a day on: from the end of its own chains backwards, a stretch
 * at a time, so that calls are answered in between.
 */
async function visitsHere({ db, device, stopped }: SendRatingsDeps, from: string): Promise<Visits> {
  const former = prepared(db, 'SELECT id FROM former_device').pluck().all() as string[];
  const oldest = new Date(Date.parse(toInstant(`${from}T00:00`)) - wobbleMs).toISOString();
  const before = prepared(
    db,
    'SELECT seq, at, type, body FROM event WHERE device = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  );
  const visits = new Map<string, number>();
  for (const own of [device, ...former])
    for (let seq = Number.MAX_SAFE_INTEGER; !stopped(); await setImmediate()) {
      const events = before.all(own, seq, stretch) as {
        seq: number;
        at: string;
        type: string;
        body: string;
      }[];
      for (const { at, type, body } of events) {
        const kind = visitOf(type, () => JSON.parse(body));
        if (kind === null) continue;
        const key = `${toLocalDate(at)} ${kind}`;
        visits.set(key, (visits.get(key) ?? 0) + 1);
      }
      const last = events.at(-1);
      if (!last || last.at < oldest) break;
      seq = last.seq;
    }
  return visits;
}
