import type { Pool, PoolClient } from 'pg';
import type { RatedKind, RatingAnswer } from '../../src-shared/rating/answer.ts';
import type { CodeBatch, RatingBatch } from '../../src-shared/sync/ratings.ts';

/** Sums of a month and a kind of visit. */
export interface MonthSum {
  readonly month: string;
  readonly visit: RatedKind;
  readonly answers: number;
  readonly good: number;
}

/** Where the answers of the pads and of the ward's page are kept. */
export interface RatingStorage {
  /** Adds a batch, durable when it resolves; one that is there already adds nothing. */
  keep(ward: string, batch: RatingBatch): Promise<void>;
  /** Makes codes good, and forgets those that were good until before a day. */
  addCodes(ward: string, batch: CodeBatch, day: string): Promise<void>;
  isOpen(ward: string, hash: string, day: string): Promise<boolean>;
  /**
   * The same as `keep`, and uses the codes of these answers up; all of it or nothing. Answers those codes that
   * were used up meanwhile: then nothing was kept.
   */
  keepWithCodes(ward: string, batch: RatingBatch, hashes: readonly string[]): Promise<readonly string[]>;
  /** Of groups that ended before a day. */
  sums(ward: string, before: string): Promise<readonly MonthSum[]>;
  invitations(
    ward: string,
    before: string,
  ): Promise<readonly Pick<MonthSum, 'month' | 'visit' | 'answers'>[]>;
  /** Reasons and words of groups that ended from one day to before another, by month, in no order. */
  said(
    ward: string,
    from: string,
    before: string,
  ): Promise<readonly (RatingAnswer & { readonly month: string })[]>;
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

const keepIn = (
  client: Pool | PoolClient,
  ward: string,
  { id, visit, from, to, invitations, answers }: RatingBatch,
) => client.query(keep, [ward, id, visit, from, to, invitations, JSON.stringify(answers)]);

const month = `to_char(period_to, 'YYYY-MM') AS month`;

export const pgRatings = (pool: Pool): RatingStorage => {
  const rows = async <T>(text: string, values: readonly unknown[]) =>
    (await pool.query(text, [...values])).rows as T[];
  return {
    keep: async (ward, batch) => void (await keepIn(pool, ward, batch)),
    addCodes: async (ward, { hashes, until }, day) => {
      await pool.query('DELETE FROM rating_code WHERE ward = $1 AND good_until < $2::date', [ward, day]);
      await pool.query(
        `INSERT INTO rating_code (ward, hash, good_until)
         SELECT $1, hash, $3::date FROM unnest($2::text[]) AS hash ORDER BY hash ON CONFLICT DO NOTHING`,
        [ward, hashes, until],
      );
    },
    isOpen: async (ward, hash, day) =>
      (
        await rows('SELECT 1 FROM rating_code WHERE ward = $1 AND hash = $2 AND good_until >= $3::date', [
          ward,
          hash,
          day,
        ])
      ).length > 0,
    async keepWithCodes(ward, batch, hashes) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const { rows: used } = await client.query(
          'DELETE FROM rating_code WHERE ward = $1 AND hash = ANY ($2::text[]) RETURNING hash',
          [ward, hashes],
        );
        const good = new Set((used as { hash: string }[]).map(({ hash }) => hash));
        const gone = hashes.filter((hash) => !good.has(hash));
        if (gone.length === 0) await keepIn(client, ward, batch);
        await client.query(gone.length === 0 ? 'COMMIT' : 'ROLLBACK');
        client.release();
        return gone;
      } catch (error) {
        // The connection goes, and what it had begun with it.
        client.release(true);
        throw error;
      }
    },
    sums: (ward, before) =>
      rows(
        `SELECT ${month}, visit, count(*)::int AS answers, (count(*) FILTER (WHERE level >= 4))::int AS good
         FROM rating WHERE ward = $1 AND period_to < $2::date GROUP BY 1, 2`,
        [ward, before],
      ),
    invitations: (ward, before) =>
      rows(
        `SELECT ${month}, visit, sum(visits)::int AS answers
         FROM rating_visits WHERE ward = $1 AND period_to < $2::date GROUP BY 1, 2`,
        [ward, before],
      ),
    said: (ward, from, before) =>
      rows(
        `SELECT ${month}, level, reasons, words FROM rating
         WHERE ward = $1 AND period_to >= $2::date AND period_to < $3::date
           AND (words <> '' OR cardinality(reasons) > 0) ORDER BY id`,
        [ward, from, before],
      ),
  };
};
