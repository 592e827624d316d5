import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { WriteDb } from '../../src-main/store/brands.ts';
import { deviceKey, newDeviceKey } from '../../src-main/store/deviceKey.ts';
import { emptyCopy } from '../../src-main/store/verify.ts';
import { readCommits } from '../../src-main/sync/outbox.ts';
import { sha256, verifier } from '../../src-ward/crypto.ts';
import { eventsByNumber } from '../../src-ward/pg/public.ts';
import { migrateWard, pgStorage } from '../../src-ward/pg/storage.ts';
import { createWard } from '../../src-ward/ward.ts';
import type { Office } from '../simulation/office.ts';
import { startPostgres } from '../ward/postgres.ts';
import { work } from './sync.ts';

// Prints the plans of everything a counter and the public page ask of a database with many wards in it:
// node tests/bench/plans.ts. The commits are real ones of one ward, copied to the others.

const wards = Number(process.env.QUAY_PLANS_WARDS ?? 50);
const copies = 5;
const commits = 4000;
const clock = () => new Date();

async function office(): Promise<Office & { readonly db: WriteDb }> {
  const key = deviceKey(newDeviceKey());
  const device = randomUUID();
  const db = await emptyCopy();
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, key.publicKey, 'Q1');
  return { db, counter: 'Q1', device, deviceKey: key, clock, random: randomBytes };
}

/** A device's first commits, sent as a counter would. */
async function push(pool: Pool, ward: string, { db, device, deviceKey: key }: Office): Promise<void> {
  const genesis = '0'.repeat(64);
  await pool.query(
    `INSERT INTO device (ward, id, public_key, counter, name, head_hash, enrolled_at)
     VALUES ($1, $2, $3, $4, '', $5, now())`,
    [ward, device, key.publicKey, device.slice(0, 5), genesis],
  );
  const server = createWard(pgStorage(pool), { clock, hash: sha256, verifier });
  for (let from = 1; ; ) {
    const batch = readCommits(db, device, from, 100);
    const last = batch.at(-1);
    if (!last) return;
    const reply = await server.push(ward, device, { commits: batch });
    if (!reply.ok || reply.value.stopped) throw new Error(JSON.stringify(reply));
    from = last.first_seq + last.events.length;
  }
}

const database = await startPostgres();
const url = await database.fresh();
await migrateWard(url);
const plain = new Pool({ connectionString: url });
await plain.query(`INSERT INTO ward (ward, name) VALUES ('w0', '')`);
const first = await office();
work(first, commits, 1);
await push(plain, 'w0', first);

// What is copied keeps its device and the order of its positions; ids and streams are new.
const span = Number((await plain.query('SELECT max(position) AS n FROM entry')).rows[0]?.n);
const seqs = Number((await plain.query('SELECT max(head_seq) AS n FROM device')).rows[0]?.n);
for (const statement of [
  `INSERT INTO ward (ward, name, last_position)
   SELECT 'w' || w, '', ${span * copies} FROM generate_series(1, ${wards}) w`,
  `INSERT INTO device (ward, id, public_key, counter, name, head_seq, head_hash, enrolled_at)
   SELECT 'w' || w, id, public_key, counter, name, ${seqs * copies}, head_hash, enrolled_at
   FROM device, generate_series(1, ${wards}) w WHERE ward = 'w0'`,
  `CREATE TABLE copied AS SELECT 'w' || w AS ward, c, gen_random_uuid() AS id, l.id AS old
   FROM commit_log l, generate_series(1, ${wards}) w, generate_series(0, ${copies - 1}) c WHERE l.ward = 'w0'`,
  `INSERT INTO commit_log (ward, device, first_seq, id, stream, base, head, signature, events,
     first_position, position, status, settled)
   SELECT m.ward, device, first_seq + m.c * ${seqs}, m.id, stream || '-' || m.c, base, head, signature, events,
     first_position + m.c * ${span}, position + m.c * ${span}, status, settled
   FROM commit_log l JOIN copied m ON m.old = l.id WHERE l.ward = 'w0'`,
  `INSERT INTO entry (ward, position, commit_id, device, first_seq, status, code)
   SELECT m.ward, position + m.c * ${span}, m.id, device, first_seq + m.c * ${seqs}, status, code
   FROM entry e JOIN copied m ON m.old = e.commit_id WHERE e.ward = 'w0'`,
  `INSERT INTO paper_number (ward, number, stream)
   SELECT 'w' || w, number || '-' || c, stream || '-' || c
   FROM paper_number, generate_series(1, ${wards}) w, generate_series(0, ${copies - 1}) c WHERE ward = 'w0'`,
  `INSERT INTO dossier_key (ward, stream, key)
   SELECT 'w' || w, stream || '-' || c, key
   FROM dossier_key, generate_series(1, ${wards}) w, generate_series(0, ${copies - 1}) c WHERE ward = 'w0'`,
  'DROP TABLE copied',
  'VACUUM ANALYZE',
])
  await plain.query(statement);

const one = async (sql: string) => (await plain.query(sql)).rows[0] as Record<string, string>;
const held = await one(
  `SELECT count(*) AS commits, count(DISTINCT (ward, stream)) AS dossiers,
     pg_size_pretty(pg_database_size(current_database())) AS size,
     pg_database_size(current_database()) / count(DISTINCT (ward, stream)) AS bytes FROM commit_log`,
);
console.log(
  `${wards + 1} wards, ${held.commits} commits of ${held.dossiers} dossiers, ${held.size} (${held.bytes} bytes a dossier)`,
);

const settings = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_buffers=on',
  'auto_explain.log_timing=off',
  'client_min_messages=log',
];
const options = encodeURIComponent(settings.map((setting) => `-c ${setting}`).join(' '));
const explained = new Pool({ connectionString: `${url}?options=${options}`, max: 1 });
explained.on('connect', (client) =>
  client.on('notice', ({ message }) => {
    const short = (message ?? '').replace(/^Query Parameters:.*\n/m, '').replace(/'\{[^']*\}'/g, "'{…}'");
    console.log(`\n${short}`);
  }),
);
const ward = `w${Math.ceil(wards / 2)}`;
const server = createWard(pgStorage(explained), { clock, hash: sha256, verifier });
const second = await office();
work(second, 100, 2);
console.log('\n== push of 100 commits');
await push(explained, ward, second);
for (const after of [0, Math.floor((span * copies) / 2), span * copies - 50]) {
  console.log(`\n== pull after ${after}`);
  await server.pull(ward, first.device, { after, limit: 100, own: false });
}
console.log('\n== digests of a whole log');
await server.digests(ward, first.device, { from: 0, count: 8, upTo: span * copies });
console.log('\n== progress by a number on paper');
const number = await one(`SELECT number FROM paper_number WHERE ward = '${ward}' LIMIT 1`);
await eventsByNumber(explained)(ward, number.number ?? '');
await explained.end();
await plain.end();
await database.stop();
