import { genesis } from '../../src-shared/sync/bytes.ts';
import { numbersOf, type Received, streamsOf } from '../../src-shared/sync/receive.ts';
import { type GivenRole, rolesFrom } from '../roles.ts';
import type { Batch, BatchesView, EnrolledDevice, EnrolmentCode, MemberTx } from '../storage.ts';
import { digestTxOn, forgetDigests } from './digests.ts';
import { pageTxOn } from './pages.ts';
import { named, type Queries } from './queries.ts';
import { type CommitRow, type EntryRow, entryOf, type KnownRow, outcomeOf, streamViews } from './rows.ts';
import { instant, lastRevision } from './settings.ts';

const device = `SELECT id, public_key AS "publicKey", counter, name, revoked_at IS NOT NULL AS revoked
  FROM device WHERE ward = $1`;

/** One ward's log. */
export function txOn(client: Queries, ward: string): MemberTx {
  const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(text, [ward, ...values])).rows as T[];
  const run = async (text: string, values: readonly unknown[] = []): Promise<number> =>
    (await client.query(text, [ward, ...values])).rowCount ?? 0;
  const often: Often = {
    rows: async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
      (await client.query(named(text, [ward, ...values]))).rows as T[],
    run: async (text, values = []) => (await client.query(named(text, [ward, ...values]))).rowCount ?? 0,
  };
  return {
    device: async (id) => (await often.rows<EnrolledDevice>(`${device} AND id = $2`, [id]))[0] ?? null,
    devices: () => rows<EnrolledDevice>(`${device} ORDER BY counter`),
    addDevice: async ({ id, publicKey, counter, name }, now) => {
      await run(
        `INSERT INTO device (ward, id, public_key, counter, name, head_hash, enrolled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, publicKey, counter, name, genesis, now],
      );
    },
    revoke: async (id, now) => {
      await run('UPDATE device SET revoked_at = coalesce(revoked_at, $3) WHERE ward = $1 AND id = $2', [
        id,
        now,
      ]);
      await run(`SELECT pg_notify('ward_revoked', $1 || ' ' || $2::text)`, [id]);
    },
    addCode: async ({ hash, counter, expiresAt }) => {
      await run('INSERT INTO enrolment_code (ward, hash, counter, expires_at) VALUES ($1, $2, $3, $4)', [
        hash,
        counter,
        expiresAt,
      ]);
    },
    useCode: async (hash, now) =>
      (
        await rows<EnrolmentCode>(
          `UPDATE enrolment_code SET used_at = $3 WHERE ward = $1 AND hash = $2 AND used_at IS NULL
             AND expires_at > $3 RETURNING hash, counter, expires_at::text AS "expiresAt"`,
          [hash, now],
        )
      )[0] ?? null,
    headSeq: async (id) => {
      const [row] = await rows<{ seq: string }>(
        'SELECT head_seq AS seq FROM device WHERE ward = $1 AND id = $2',
        [id],
      );
      return Number(row?.seq ?? 0);
    },
    takeRequest: async (id, number) =>
      (await often.run(
        'UPDATE device SET last_request = $3 WHERE ward = $1 AND id = $2 AND last_request < $3',
        [id, number],
      )) === 1,
    lastRequest: async (id) => {
      const [row] = await rows<{ last: string }>(
        'SELECT last_request AS last FROM device WHERE ward = $1 AND id = $2',
        [id],
      );
      return Number(row?.last ?? 0);
    },
    view: (batches) => view(often.rows, batches),
    keep: (received) => keep(often.run, received),
    entries: async (after, limit, without) =>
      (await rows<EntryRow>(entriesAfter, [after, limit, without])).map(entryOf),
    lastPosition: async () => {
      const [row] = await rows<{ last: string }>('SELECT last_position AS last FROM ward WHERE ward = $1');
      return Number(row?.last ?? 0);
    },
    lastRevision: () => lastRevision(client, ward),
    ...digestTxOn(rows, run),
    ...pageTxOn(rows, run),
  };
}

export type Rows = <T>(text: string, values?: readonly unknown[]) => Promise<T[]>;
export type Run = (text: string, values?: readonly unknown[]) => Promise<number>;

/** For statements whose plan is kept. */
interface Often {
  readonly rows: Rows;
  readonly run: Run;
}

const entriesAfter = `SELECT e.position, e.commit_id, e.device, e.first_seq, e.status, e.code,
    c.base, c.head, c.signature, c.events, k.key
  FROM entry e
  LEFT JOIN commit_log c ON c.ward = $1 AND c.device = e.device AND c.first_seq = e.first_seq
    AND c.first_position = e.position AND ($4::uuid IS NULL OR c.device <> $4::uuid)
  LEFT JOIN dossier_key k ON k.ward = $1 AND k.stream = c.stream
  WHERE e.ward = $1 AND e.position > $2 ORDER BY e.position LIMIT $3`;

interface HeadRow {
  readonly id: string;
  readonly seq: string;
  readonly hash: string;
  readonly revoked: boolean;
  /** Last position of the ward. */
  readonly last: string;
}

async function view(rows: Rows, batches: readonly Batch[]): Promise<BatchesView> {
  const commits = batches.flatMap((batch) => batch.commits);
  const streams = streamsOf(commits);
  const numbers = numbersOf(commits.flatMap(({ events }) => events));
  const heads = await rows<HeadRow>(
    `SELECT d.id, d.head_seq AS seq, d.head_hash AS hash, d.revoked_at IS NOT NULL AS revoked,
       w.last_position AS last
     FROM device d JOIN ward w ON w.ward = $1 WHERE d.ward = $1 AND d.id = ANY($2::uuid[])`,
    [batches.map(({ device }) => device)],
  );
  const known = await rows<KnownRow>(
    `SELECT c.id, c.head, c.first_seq, c.first_position, e.status, e.code
     FROM commit_log c JOIN entry e ON e.ward = $1 AND e.position = c.first_position
     WHERE c.ward = $1 AND c.id = ANY($2::uuid[])`,
    [commits.map(({ id }) => id)],
  );
  const inStreams = await rows<CommitRow>(
    `SELECT id, device, first_seq, stream, position, status, settled, events FROM commit_log
     WHERE ward = $1 AND stream = ANY($2) ORDER BY position`,
    [streams],
  );
  const taken = await rows<{ number: string; stream: string }>(
    'SELECT number, stream FROM paper_number WHERE ward = $1 AND number = ANY($2)',
    [numbers],
  );
  const given = await rows<GivenRole>(
    `SELECT key AS person, ${instant('at')} AS at, body::json ->> 'role' AS role FROM setting
     WHERE ward = $1 AND kind = 'person' ORDER BY revision`,
  );
  return {
    heads: new Map(
      heads.map(({ id, seq, hash, revoked }) => [id, { seq: Number(seq), hash, revoked }] as const),
    ),
    known: new Map(known.map((row) => [row.id, { head: row.head, outcome: outcomeOf(row) }])),
    streams: streamViews(streams, inStreams),
    numbers: new Map(taken.map(({ number, stream }) => [number, stream])),
    roleOf: rolesFrom(given),
    position: Number(heads[0]?.last ?? 0),
  };
}

/** One array of each field, for `unnest`: a batch is a few statements, not a few for each commit. */
const columns = <T>(list: readonly T[], ...fields: readonly ((item: T) => unknown)[]): unknown[][] =>
  fields.map((field) => list.map(field));

async function keep(run: Run, received: readonly Received[]): Promise<void> {
  const taken = received.flatMap((one) => one.taken);
  const entries = received.flatMap((one) => one.entries);
  const settled = received.flatMap((one) => one.settled);
  const destroyed = [...new Set(received.flatMap((one) => one.destroyed))];
  if (taken.length === 0) return;
  const outcomes = new Map(received.flatMap(({ reply }) => reply.outcomes.map((one) => [one.id, one])));
  await run(
    `INSERT INTO commit_log (ward, device, first_seq, id, stream, base, head, signature, events,
       first_position, position, status)
     SELECT $1, d, s, i, t, b, h, g, e, p, p, u
     FROM unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::bigint[], $11::text[]) AS x (d, s, i, t, b, h, g, e, p, u)`,
    columns(
      taken,
      ({ commit }) => commit.device,
      ({ commit }) => commit.first_seq,
      ({ commit }) => commit.id,
      ({ stream }) => stream,
      ({ commit }) => commit.base,
      ({ commit }) => commit.head,
      ({ commit }) => commit.signature,
      ({ events }) =>
        JSON.stringify(
          events.map(({ id, stream, type, v, at, actor, body }) => ({
            id,
            stream,
            type,
            v,
            at,
            actor,
            body,
          })),
        ),
      ({ commit }) => outcomes.get(commit.id)?.position,
      ({ commit }) => outcomes.get(commit.id)?.status,
    ),
  );
  await run(
    `INSERT INTO entry (ward, position, commit_id, device, first_seq, status, code)
     SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::text[])`,
    columns(
      entries,
      ({ position }) => position,
      ({ id }) => id,
      ({ device }) => device,
      ({ firstSeq }) => firstSeq,
      ({ status }) => status,
      ({ code }) => code,
    ),
  );
  const later = entries.filter(({ id, position }) => outcomes.get(id)?.position !== position);
  if (later.length > 0) {
    await forgetDigests(run, later);
    // Of one that came to stand anew twice, the last.
    const stands = [...new Map(later.map((entry) => [entry.id, entry])).values()];
    await run(
      `UPDATE commit_log c SET position = x.p, status = x.u
       FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[]) AS x (d, s, p, u)
       WHERE c.ward = $1 AND c.device = x.d AND c.first_seq = x.s`,
      columns(
        stands,
        ({ device }) => device,
        ({ firstSeq }) => firstSeq,
        ({ position }) => position,
        ({ status }) => status,
      ),
    );
  }
  if (settled.length > 0)
    await run('UPDATE commit_log SET settled = true WHERE ward = $1 AND id = ANY($2::uuid[])', [settled]);
  await keepNumbersAndKeys(run, taken, destroyed);
  const heads = received.flatMap((one) => one.taken.at(-1)?.commit ?? []);
  await run(
    `UPDATE device d SET head_seq = x.s, head_hash = x.h
     FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS x (i, s, h) WHERE d.ward = $1 AND d.id = x.i`,
    columns(
      heads,
      ({ device }) => device,
      ({ last_seq }) => last_seq,
      ({ head }) => head,
    ),
  );
  const position = entries.at(-1)?.position;
  await run(
    `WITH last AS (UPDATE ward SET last_position = $2 WHERE ward = $1)
     SELECT pg_notify('ward_changes', $1::text || ' ' || $2::bigint::text)`,
    [position],
  );
}

async function keepNumbersAndKeys(
  run: Run,
  taken: Received['taken'],
  destroyed: readonly string[],
): Promise<void> {
  const numbers = taken.flatMap(({ events, stream }) =>
    numbersOf(events).map((number) => ({ number, stream })),
  );
  if (numbers.length > 0)
    await run(
      `INSERT INTO paper_number (ward, number, stream) SELECT $1, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT DO NOTHING`,
      columns(
        numbers,
        ({ number }) => number,
        ({ stream }) => stream,
      ),
    );
  const keys = taken.filter(({ key }) => key !== null);
  if (keys.length > 0)
    await run(
      `INSERT INTO dossier_key (ward, stream, key) SELECT $1, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT DO NOTHING`,
      columns(
        keys,
        ({ stream }) => stream,
        ({ key }) => key,
      ),
    );
  if (destroyed.length > 0) {
    await run(
      `INSERT INTO dossier_key (ward, stream, key) SELECT $1, *, NULL FROM unnest($2::text[])
       ON CONFLICT (ward, stream) DO UPDATE SET key = NULL`,
      [destroyed],
    );
    // After the key, which an upload holds while it is written down: none slips in between.
    await run('DELETE FROM file WHERE ward = $1 AND stream = ANY($2)', [destroyed]);
  }
}
