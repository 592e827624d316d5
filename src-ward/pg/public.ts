import type { Pool } from 'pg';
import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import { feedbackStream } from '../../src-shared/feedback/events.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';

const eventsIn = (events: string): AnyEvent[] =>
  (JSON.parse(events) as WireCommit['events']).map(({ type, v, body }) => ({
    type,
    v,
    body: JSON.parse(body) as unknown,
  }));

/** Events of the dossier or feedback that a number on paper was given to, as the ward took them in; one question for all. */
export const eventsByNumber =
  (pool: Pool) =>
  async (ward: string, number: string): Promise<AnyEvent[]> => {
    const { rows } = await pool.query(
      `SELECT c.events FROM paper_number n
       JOIN commit_log c ON c.ward = n.ward AND c.stream = n.stream AND c.status IN ('accepted', 'flagged')
       WHERE n.ward = $1 AND n.number = $2 ORDER BY c.position`,
      [ward, number],
    );
    return (rows as { events: string }[]).flatMap(({ events }) => eventsIn(events));
  };

/** Events of each feedback of a ward, by its id. */
export const feedbackIn =
  (pool: Pool) =>
  async (ward: string): Promise<ReadonlyMap<string, readonly AnyEvent[]>> => {
    const { rows } = await pool.query(
      `SELECT stream, events FROM commit_log
       WHERE ward = $1 AND stream LIKE 'feedback:%' AND status IN ('accepted', 'flagged')
       ORDER BY stream, position`,
      [ward],
    );
    const all = new Map<string, AnyEvent[]>();
    for (const { stream, events } of rows as { stream: string; events: string }[]) {
      const id = stream.slice(feedbackStream('').length);
      all.set(id, [...(all.get(id) ?? []), ...eventsIn(events)]);
    }
    return all;
  };
