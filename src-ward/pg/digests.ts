import { rangeSize } from '../../src-shared/sync/digest.ts';
import type { CommitStatus } from '../../src-shared/sync/wire.ts';
import type { LogTx } from '../storage.ts';
import type { Rows, Run } from './tx.ts';

interface LineRow {
  readonly position: string;
  readonly commit_id: string;
  readonly device: string;
  readonly first_seq: string;
  readonly head: string;
  readonly status: CommitStatus;
  readonly code: string | null;
  readonly first_position: string;
}

/** The last entry of each commit as of `upTo`: what came after it is looked through only for the few it speaks of. */
const linesWithin = `SELECT e.position, e.commit_id, e.device, e.first_seq, c.head, e.status, e.code, c.first_position
  FROM entry e
  JOIN commit_log c ON c.ward = $1 AND c.device = e.device AND c.first_seq = e.first_seq
  WHERE e.ward = $1 AND e.position BETWEEN $2 AND least($3::bigint, $4::bigint)
    AND (c.position = e.position OR (c.position > $4 AND NOT EXISTS (
      SELECT 1 FROM entry l WHERE l.ward = $1 AND l.position > e.position AND l.position <= $4
        AND l.commit_id = e.commit_id)))
  ORDER BY e.position`;

export const digestTxOn = (rows: Rows, run: Run): Pick<LogTx, 'lines' | 'keptDigests' | 'keepDigest'> => ({
  lines: async (from, to, upTo) =>
    (await rows<LineRow>(linesWithin, [from, to, upTo])).map((row) => ({
      position: Number(row.position),
      commitId: row.commit_id,
      device: row.device,
      firstSeq: Number(row.first_seq),
      head: row.head,
      status: row.status,
      code: row.code,
      firstPosition: Number(row.first_position),
    })),
  keptDigests: async (from, count) => {
    const kept = await rows<{ range: string; digest: string }>(
      'SELECT range, digest FROM range_digest WHERE ward = $1 AND range >= $2 AND range < $2 + $3',
      [from, count],
    );
    return new Map(kept.map(({ range, digest }) => [Number(range), digest]));
  },
  keepDigest: async (range, digest) => {
    await run(
      `INSERT INTO range_digest (ward, range, digest) VALUES ($1, $2, $3)
       ON CONFLICT (ward, range) DO UPDATE SET digest = excluded.digest`,
      [range, digest],
    );
  },
});

/** Before commits come to stand at a later position: the ranges of where they stood are not what they were. */
export const forgetDigests = (
  run: Run,
  later: readonly { readonly device: string; readonly firstSeq: number }[],
): Promise<number> =>
  run(
    `DELETE FROM range_digest r
     USING commit_log c, unnest($2::uuid[], $3::bigint[]) AS x (d, s)
     WHERE r.ward = $1 AND c.ward = $1 AND c.device = x.d AND c.first_seq = x.s
       AND r.range = (c.position - 1) / ${rangeSize}`,
    [later.map(({ device }) => device), later.map(({ firstSeq }) => firstSeq)],
  );
