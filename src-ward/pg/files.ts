import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { sealedLimit } from '../../src-shared/sync/fileWire.ts';
import type { WardFiles } from '../files.ts';
import { within } from './storage.ts';

/** Half an upload that nobody went on with for so long is of a version nobody has any more. */
const staleMs = 30 * 24 * 60 * 60 * 1000;

interface FileRow {
  readonly id: string;
  readonly stream: string;
  readonly name: string;
  readonly hash: string;
  readonly bytes: string;
  readonly whole: boolean;
}

type Query = <T>(text: string, values?: readonly unknown[]) => Promise<T[]>;

const queryOn =
  (client: PoolClient, ward: string): Query =>
  async <T>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [ward, ...values])).rows as T[];

/** Files as pieces in the ward's database: every server of the ward sees the same, and a backup holds them. */
export function pgFiles(pool: Pool, clock: () => Date): WardFiles {
  const inTx = <T>(ward: string, work: (query: Query) => Promise<T>): Promise<T> =>
    within(pool, 'BEGIN', (client) => work(queryOn(client, ward)));
  return {
    begin: async (ward, { stream, name, hash, bytes }) => {
      if (bytes > sealedLimit) return fail('sync.fileTooLarge');
      return inTx(ward, async (query) => {
        const readable = await lockDossier(query, stream, 'FOR SHARE');
        if (!readable.ok) return readable;
        const now = clock();
        await query('DELETE FROM file WHERE ward = $1 AND NOT whole AND begun_at < $2', [
          new Date(now.getTime() - staleMs),
        ]);
        if (await wholeId(query, stream, name)) return ok({ upload: null, have: bytes });
        await query(
          `INSERT INTO file (ward, id, stream, name, hash, bytes, begun_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (ward, stream, name, hash) DO NOTHING`,
          [randomUUID(), stream, name, hash, bytes, now],
        );
        const [file] = await query<FileRow>(
          'SELECT id, bytes FROM file WHERE ward = $1 AND stream = $2 AND name = $3 AND hash = $4',
          [stream, name, hash],
        );
        if (!file || Number(file.bytes) !== bytes) return fail('sync.fileWrongHash');
        return ok({ upload: file.id, have: await haveOf(query, file.id) });
      });
    },
    add: (ward, upload, at, bytes) =>
      inTx(ward, async (query) => {
        const file = await lockFile(query, upload);
        if (!file) return fail('sync.fileUnknown');
        const have = file.whole ? Number(file.bytes) : await haveOf(query, upload);
        if (at !== have || file.whole) return ok({ have });
        if (have + bytes.length > Number(file.bytes)) return fail('sync.fileTooLarge');
        await query('INSERT INTO file_piece (ward, file, at, bytes) VALUES ($1, $2, $3, $4)', [
          upload,
          at,
          bytes,
        ]);
        return ok({ have: have + bytes.length });
      }),
    finish: (ward, upload) =>
      inTx(ward, async (query) => {
        const [found] = await query<FileRow>('SELECT stream FROM file WHERE ward = $1 AND id = $2', [upload]);
        if (!found) return fail('sync.fileUnknown');
        // The dossier first, as destroying its key does: two that wait for each other would both fail.
        const readable = await lockDossier(query, found.stream, 'FOR UPDATE');
        if (!readable.ok) return readable;
        const file = await lockFile(query, upload);
        if (!file) return fail('sync.fileUnknown');
        return file.whole ? ok({}) : makeWhole(query, file);
      }),
    read: async (ward, { stream, name, at }) => {
      const { rows } = await pool.query(
        `SELECT p.at, p.bytes FROM file f JOIN file_piece p ON p.ward = f.ward AND p.file = f.id
         WHERE f.ward = $1 AND f.stream = $2 AND f.name = $3 AND f.whole AND p.at <= $4
         ORDER BY p.at DESC LIMIT 1`,
        [ward, stream, name, at],
      );
      const [piece] = rows as { at: string; bytes: Buffer }[];
      if (!piece) return fail('sync.fileUnknown');
      const rest = piece.bytes.subarray(at - Number(piece.at));
      return rest.length > 0 ? ok(rest) : fail('api.badInput');
    },
  };
}

/**
 * A dossier whose key is here and stays until the transaction ends: destroying it waits for that, and then
 * takes what was written along.
 */
async function lockDossier(
  query: Query,
  stream: string,
  how: 'FOR SHARE' | 'FOR UPDATE',
): Promise<Result<void>> {
  const [row] = await query<{ key: string | null }>(
    `SELECT key FROM dossier_key WHERE ward = $1 AND stream = $2 ${how}`,
    [stream],
  );
  if (!row) return fail('sync.unknownDossier');
  return row.key === null ? fail('dossier.dataDestroyed') : ok(undefined);
}

const lockFile = async (query: Query, upload: string): Promise<FileRow | null> =>
  (await query<FileRow>('SELECT * FROM file WHERE ward = $1 AND id = $2 FOR UPDATE', [upload]))[0] ?? null;

const wholeId = async (query: Query, stream: string, name: string): Promise<string | null> =>
  (
    await query<FileRow>('SELECT id FROM file WHERE ward = $1 AND stream = $2 AND name = $3 AND whole', [
      stream,
      name,
    ])
  )[0]?.id ?? null;

/** Pieces follow each other without a gap: the end of the last one is what is there. */
async function haveOf(query: Query, upload: string): Promise<number> {
  const [last] = await query<{ have: string }>(
    `SELECT at + octet_length(bytes) AS have FROM file_piece WHERE ward = $1 AND file = $2
     ORDER BY at DESC LIMIT 1`,
    [upload],
  );
  return Number(last?.have ?? 0);
}

async function makeWhole(query: Query, file: FileRow): Promise<Result<Record<string, never>>> {
  const { id, stream, name } = file;
  const have = await haveOf(query, id);
  if (have < Number(file.bytes)) return fail('sync.fileIncomplete', { have });
  const [is] = await query<{ hash: string }>(
    `SELECT encode(sha256(string_agg(bytes, ''::bytea ORDER BY at)), 'hex') AS hash FROM file_piece
     WHERE ward = $1 AND file = $2`,
    [id],
  );
  const good = is?.hash === file.hash;
  // Whoever was first keeps it; the same content under another seal is not needed twice.
  if (!good || (await wholeId(query, stream, name)))
    await query('DELETE FROM file WHERE ward = $1 AND id = $2', [id]);
  else {
    await query('DELETE FROM file WHERE ward = $1 AND stream = $2 AND name = $3 AND id <> $4', [
      stream,
      name,
      id,
    ]);
    await query('UPDATE file SET whole = true WHERE ward = $1 AND id = $2', [id]);
  }
  return good ? ok({}) : fail('sync.fileWrongHash');
}
