import type { StreamKey } from '../../src-shared/sync/page.ts';
import type { LogTx } from '../storage.ts';
import type { Rows, Run } from './tx.ts';

export const pageTxOn = (rows: Rows, run: Run): Pick<LogTx, 'keysBetween' | 'keptPage' | 'keepPage'> => ({
  keysBetween: (from, to) =>
    rows<StreamKey>(
      `SELECT DISTINCT k.stream, k.key FROM entry e
       JOIN commit_log c ON c.ward = $1 AND c.device = e.device AND c.first_seq = e.first_seq
         AND c.first_position = e.position
       JOIN dossier_key k ON k.ward = $1 AND k.stream = c.stream AND k.key IS NOT NULL
       WHERE e.ward = $1 AND e.position BETWEEN $2 AND $3`,
      [from, to],
    ),
  keptPage: async (page) => {
    const [row] = await rows<{ content: Buffer }>(
      'SELECT content FROM log_page WHERE ward = $1 AND page = $2',
      [page],
    );
    return row?.content ?? null;
  },
  keepPage: async (page, content) => {
    await run('INSERT INTO log_page (ward, page, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      page,
      content,
    ]);
  },
});
