import type { Pool } from 'pg';
import type { AnyEvent } from '../../src-shared/dossier/events.ts';
import type { WireCommit } from '../../src-shared/sync/wire.ts';

/** Events of the dossier that a number on paper was given to, as the ward took them in; one question for all. */
export const eventsByNumber =
  (pool: Pool) =>
  async (ward: string, number: string): Promise<AnyEvent[]> => {
    const { rows } = await pool.query(
      `SELECT c.events FROM paper_number n
       JOIN commit_log c ON c.ward = n.ward AND c.stream = n.stream AND c.status IN ('accepted', 'flagged')
       WHERE n.ward = $1 AND n.number = $2 ORDER BY c.position`,
      [ward, number],
    );
    return (rows as { events: string }[]).flatMap(({ events }) =>
      (JSON.parse(events) as WireCommit['events']).map(({ type, v, body }) => ({
        type,
        v,
        body: JSON.parse(body) as unknown,
      })),
    );
  };
