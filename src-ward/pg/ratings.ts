import type { Pool } from 'pg';
import type { RatingBatch } from '../../src-shared/sync/ratings.ts';

/** Where the answers of the pads are kept. */
export interface RatingStorage {
  /** Adds a batch, durable when it resolves; one that is there already adds nothing. */
  keep(ward: string, batch: RatingBatch): Promise<void>;
}

/**
 * One statement and so one transaction: a batch is counted with its answers or not at all. The rows are
 * shuffled once more on their way to the disk, under ids of the server's own.
 */
const keep = `
  WITH known AS (
    INSERT INTO rating_batch (ward, id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
  ), counted AS (
    INSERT INTO rating_visits (ward, visit, period_from, period_to, visits)
    SELECT $1, $3, $4::date, $5::date, $6 FROM known
    ON CONFLICT (ward, period_to, visit, period_from)
      DO UPDATE SET visits = rating_visits.visits + excluded.visits
  )
  INSERT INTO rating (ward, id, visit, period_from, period_to, level, reasons, words)
  SELECT $1, gen_random_uuid(), $3, $4::date, $5::date, a.level, a.reasons, a.words
  FROM known, jsonb_to_recordset($7::jsonb) AS a (level smallint, reasons text[], words text)
  ORDER BY random()`;

export const pgRatings = (pool: Pool): RatingStorage => ({
  keep: async (ward, { id, visit, from, to, invitations, answers }) => {
    await pool.query(keep, [ward, id, visit, from, to, invitations, JSON.stringify(answers)]);
  },
});
