import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyStore } from '../../src-main/store/verify.ts';
import { createHttpClient } from '../../src-main/sync/httpClient.ts';
import { readCommits } from '../../src-main/sync/outbox.ts';
import { checkSignatures } from '../../src-main/sync/signatures.ts';
import { takeIn } from '../../src-main/sync/takeIn.ts';
import type { PushReply, WireEntry } from '../../src-shared/sync/wire.ts';
import { type Chance, chanceFrom } from '../simulation/chance.ts';
import { type Acknowledged, handle, receive } from '../simulation/office.ts';
import { counterAt, numbering, type WardCounter } from './devices.ts';
import { startPostgres, startWard, type TestDatabase, type TestWard } from './postgres.ts';

const seed = 20;
const devices = 20;

let database: TestDatabase;
let servers: readonly TestWard[] = [];
beforeAll(async () => {
  database = await startPostgres();
  const url = await database.fresh();
  servers = [await startWard(url), await startWard(url)];
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await database?.stop();
});

/** The ward through each of its servers. */
const waysOf = ({ id, ward, key }: WardCounter) =>
  servers.map(({ url, fingerprint }) =>
    createHttpClient({ url, fingerprint }, { ward, device: id, key, clock: numbering }),
  );

interface Writer {
  readonly counter: WardCounter;
  readonly printed: Acknowledged[];
}

async function writerAt(server: TestWard, name: string, chance: Chance): Promise<Writer> {
  const counter = await counterAt(server, name);
  const printed: Acknowledged[] = [];
  for (let i = 0; i < 15; i += 1) {
    printed.push(receive(counter.office, chance));
    for (let more = chance.below(4); more > 0; more -= 1)
      handle(counter.office, chance.of(printed).dossier, chance);
  }
  return { counter, printed };
}

/** Sends all of it in small batches, now by one server and now by the other, and some of it by both at once. */
async function pushAll({ counter }: Writer, chance: Chance): Promise<PushReply['outcomes'][number][]> {
  const ways = waysOf(counter);
  const answered: PushReply['outcomes'][number][] = [];
  let from = 1;
  for (;;) {
    const commits = readCommits(counter.db, counter.id, from, 1 + chance.below(6));
    const last = commits.at(-1);
    if (!last) return answered;
    const asked = chance.oneIn(4) ? ways : [chance.of(ways)];
    const replies = await Promise.all(asked.map((way) => way.push({ commits })));
    const taken = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    // Of two at once, one may come in with a number that is too old by then.
    expect(taken.length).toBeGreaterThan(0);
    for (const { outcomes, stopped } of taken) {
      expect(stopped).toBeNull();
      answered.push(...outcomes);
    }
    from = last.first_seq + last.events.length;
  }
}

/** Reads the log page by page while others write, until it is level after they are done. */
async function poll(counter: WardCounter, chance: Chance, done: () => boolean): Promise<WireEntry[]> {
  const ways = waysOf(counter);
  const seen: WireEntry[] = [];
  let last = 0;
  for (;;) {
    const wasDone = done();
    const after = seen.at(-1)?.position ?? 0;
    const reply = await chance.of(ways).pull({ after, limit: 1 + chance.below(60), own: false });
    if (!reply.ok) throw new Error(reply.error.code);
    expect(reply.value.last).toBeGreaterThanOrEqual(last);
    last = reply.value.last;
    seen.push(...reply.value.entries);
    const positions = seen.slice(after).map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, i) => after + i + 1));
    const signed = await checkSignatures(counter.db, counter.id, reply.value);
    expect(takeIn(counter.db, counter.id, reply.value, signed)).toMatchObject({ ok: true });
    if (wasDone && after === last) return seen;
  }
}

test(`${devices} devices push at once through two servers; who reads on throughout sees every position once and in order`, async () => {
  const [one] = servers;
  if (!one) throw new Error('no server');
  const chance = chanceFrom(seed);
  const readers = [await counterAt(one, 'P1'), await counterAt(one, 'P2')];
  const writers: Writer[] = [];
  for (let i = 1; i <= devices; i += 1) writers.push(await writerAt(one, `Q${i}`, chance));

  let writing = true;
  const polled = readers.map((reader, i) => poll(reader, chanceFrom(seed + 1 + i), () => !writing));
  const answered = await Promise.all(writers.map((writer, i) => pushAll(writer, chanceFrom(seed + 100 + i))));
  writing = false;
  const logs = await Promise.all(polled);

  const [log = []] = logs;
  for (const other of logs)
    expect(other.map(({ commitId }) => commitId)).toEqual(log.map(({ commitId }) => commitId));
  const written = writers.flatMap(({ counter }) =>
    readCommits(counter.db, counter.id, 1, 1000).map(({ id }) => id),
  );
  expect(written.length).toBeGreaterThan(devices * 20);
  expect(log.map(({ commitId }) => commitId).sort()).toEqual(written.sort());
  const at = new Map(log.map(({ commitId, position, status }) => [commitId, { position, status }]));
  for (const { id, position, status } of answered.flat()) expect(at.get(id)).toEqual({ position, status });

  const codes = new Map(
    writers.flatMap(({ printed }) => printed.map(({ dossier, code }) => [dossier, code])),
  );
  for (const { db } of readers) {
    expect(new Map(db.prepare('SELECT id, code FROM dossier').raw().all() as [string, string][])).toEqual(
      codes,
    );
    expect(await verifyStore(db)).toMatchObject({ ok: true, firstBad: null });
  }
  for (const { counter } of writers.slice(0, 2)) {
    expect(await counter.sync.round()).toMatchObject({ ok: true });
    expect(await verifyStore(counter.db)).toMatchObject({ ok: true, firstBad: null });
  }
});
