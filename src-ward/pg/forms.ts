import type { Pool } from 'pg';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { checkForm, type FormFiles } from '../forms.ts';
import { within } from './storage.ts';

/** An upload nobody went on with for so long was given up. */
const staleMs = 30 * 24 * 60 * 60 * 1000;

type Query = <T>(text: string, values?: readonly unknown[]) => Promise<T[]>;

interface FormRow {
  readonly bytes: string;
  /** Null until it is whole and checked. */
  readonly media: string | null;
}

/** Forms as pieces in the ward's database: every server of the ward sees the same, and a backup holds them. */
export function pgForms(pool: Pool, clock: () => Date): FormFiles {
  const inTx = <T>(ward: string, work: (query: Query) => Promise<T>): Promise<T> =>
    within(pool, 'BEGIN', (client) =>
      work(
        async <T>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [ward, ...values])).rows as T[],
      ),
    );
  return {
    begin: (ward, { hash, bytes }) =>
      inTx(ward, async (query) => {
        const now = clock();
        await query('DELETE FROM form_file WHERE ward = $1 AND media IS NULL AND begun_at < $2', [
          new Date(now.getTime() - staleMs),
        ]);
        // Of another length it was begun by mistake: there is one content for a hash.
        await query('DELETE FROM form_file WHERE ward = $1 AND hash = $2 AND media IS NULL AND bytes <> $3', [
          hash,
          bytes,
        ]);
        await query(
          `INSERT INTO form_file (ward, hash, bytes, begun_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (ward, hash) DO NOTHING`,
          [hash, bytes, now],
        );
        const whole = (await lockForm(query, hash))?.media != null;
        return { whole, have: whole ? bytes : await haveOf(query, hash) };
      }),
    add: (ward, hash, at, bytes) =>
      inTx(ward, async (query) => {
        const form = await lockForm(query, hash);
        if (!form) return fail('sync.formUnknown');
        const have = form.media === null ? await haveOf(query, hash) : Number(form.bytes);
        if (at !== have || form.media !== null) return ok({ have });
        if (have + bytes.length > Number(form.bytes)) return fail('sync.fileTooLarge');
        await query('INSERT INTO form_piece (ward, hash, at, bytes) VALUES ($1, $2, $3, $4)', [
          hash,
          at,
          bytes,
        ]);
        return ok({ have: have + bytes.length });
      }),
    finish: (ward, hash) =>
      inTx(ward, async (query) => {
        const form = await lockForm(query, hash);
        if (!form) return fail('sync.formUnknown');
        return form.media === null ? makeWhole(query, hash, Number(form.bytes)) : ok({});
      }),
    read: async (ward, { hash, at }) => {
      const { rows } = await pool.query(
        `SELECT p.at, p.bytes FROM form_file f JOIN form_piece p ON p.ward = f.ward AND p.hash = f.hash
         WHERE f.ward = $1 AND f.hash = $2 AND f.media IS NOT NULL AND p.at <= $3 ORDER BY p.at DESC LIMIT 1`,
        [ward, hash, at],
      );
      const [piece] = rows as { at: string; bytes: Buffer }[];
      if (!piece) return fail('sync.formUnknown');
      const rest = piece.bytes.subarray(at - Number(piece.at));
      return rest.length > 0 ? ok(rest) : fail('api.badInput');
    },
  };
}

const lockForm = async (query: Query, hash: string): Promise<FormRow | null> =>
  (
    await query<FormRow>('SELECT bytes, media FROM form_file WHERE ward = $1 AND hash = $2 FOR UPDATE', [
      hash,
    ])
  )[0] ?? null;

/** Pieces follow each other without a gap: the end of the last one is what is there. */
async function haveOf(query: Query, hash: string): Promise<number> {
  const [last] = await query<{ have: string }>(
    `SELECT at + octet_length(bytes) AS have FROM form_piece WHERE ward = $1 AND hash = $2
     ORDER BY at DESC LIMIT 1`,
    [hash],
  );
  return Number(last?.have ?? 0);
}

async function makeWhole(query: Query, hash: string, bytes: number): Promise<Result<Record<string, never>>> {
  const have = await haveOf(query, hash);
  if (have < bytes) return fail('sync.fileIncomplete', { have });
  const pieces = await query<{ bytes: Buffer }>(
    'SELECT bytes FROM form_piece WHERE ward = $1 AND hash = $2 ORDER BY at',
    [hash],
  );
  const checked = checkForm(Buffer.concat(pieces.map((piece) => piece.bytes)), hash);
  if (checked.ok)
    await query('UPDATE form_file SET media = $3 WHERE ward = $1 AND hash = $2', [hash, checked.value]);
  else await query('DELETE FROM form_file WHERE ward = $1 AND hash = $2', [hash]);
  return checked.ok ? ok({}) : checked;
}
