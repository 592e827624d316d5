import { readState } from '../../src-main/store/project.ts';
import { verifyStore } from '../../src-main/store/verify.ts';
import { evolve } from '../../src-shared/dossier/evolve.ts';
import { noDossier, statusOf } from '../../src-shared/dossier/state.ts';
import { baseOf } from '../../src-shared/sync/chain.ts';
import { batchLimit, type WireEntry } from '../../src-shared/sync/wire.ts';
import type { WardStorage } from '../../src-ward/storage.ts';
import { digestOf } from './office.ts';
import { type SimCounter, tasksOf, type World, wardId } from './world.ts';

/** A counter as it lies on its disk, and what people were given at it. */
export type CheckedCounter = Pick<SimCounter, 'name' | 'device' | 'disk' | 'revoked' | 'printed'> &
  Partial<Pick<SimCounter, 'damaged' | 'doubled'>>;

export interface CheckedWorld extends Partial<Pick<World, 'lost' | 'leftOut' | 'entered' | 'oldDisks'>> {
  readonly storage: Pick<WardStorage, 'read'>;
  readonly counters: readonly CheckedCounter[];
}

export interface Told {
  readonly counters: number;
  readonly receipts: number;
  readonly commits: number;
  readonly turnedDown: number;
}

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what);
};

/** The ward's whole log. */
export async function entriesOf({ storage }: CheckedWorld): Promise<WireEntry[]> {
  const entries: WireEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.position ?? 0;
    const page = await storage.read(wardId, (tx) => tx.entries(after, batchLimit, null));
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

/** How the ward took receipts in, by the stream of their dossiers: the code of the task, or null. */
function receiptsOf(entries: readonly WireEntry[]): Map<string, (string | null)[]> {
  const receipts = new Map<string, (string | null)[]>();
  for (const { commit, code } of entries)
    for (const { type, stream } of commit?.events ?? [])
      if (type === 'dossier.received') receipts.set(stream, [...(receipts.get(stream) ?? []), code]);
  return receipts;
}

/** I1, I2: what people hold is there once, at the ward and at every counter, and no two hold one number. */
function checkReceipts(
  { counters, oldDisks = false, lost, leftOut, entered }: CheckedWorld,
  entries: readonly WireEntry[],
): number {
  const receipts = receiptsOf(entries);
  const codes = new Map<string, Set<string>>();
  const shown = counters
    .filter(({ revoked }) => !revoked)
    .map(({ disk, name }) => ({
      name,
      known: new Map(disk.prepare('SELECT id, code FROM dossier').raw().all() as [string, string][]),
    }));
  for (const { printed, revoked, name } of counters)
    for (const { dossier, code } of printed) {
      codes.set(code, (codes.get(code) ?? new Set()).add(dossier));
      const taken = receipts.get(`dossier:${dossier}`) ?? [];
      const mayMiss = revoked || lost?.has(dossier) || leftOut?.has(dossier);
      const what = `I1: ${code} of ${name} is at the ward ${taken.length} times`;
      must(mayMiss || taken.length > 0, what);
      // What is entered again can turn out to be there: somebody is told.
      must(taken.length <= 1 || entered?.has(dossier) === true, what);
      must(taken.filter((told) => told === null).length <= 1, what);
      if (taken.length === 0) continue;
      for (const { known, name: other } of shown)
        must(known.get(dossier) === code, `I1: ${code} of ${name} is not at ${other}`);
    }
  for (const [code, dossiers] of codes) {
    const untold = [...dossiers].filter((dossier) =>
      receipts.get(`dossier:${dossier}`)?.some((told) => told !== 'number.duplicate'),
    );
    must(untold.length <= 1 && (oldDisks || dossiers.size === 1), `I2: ${code} was printed twice`);
  }
  return codes.size;
}

/** I3: positions follow one another, and each device's chain at the ward is the one everybody has of it. */
function checkChains({ counters }: CheckedWorld, entries: readonly WireEntry[]): void {
  must(
    entries.every(({ position }, i) => position === i + 1),
    'I3: positions leave a gap',
  );
  const heads = new Map<string, { seq: number; head: string }[]>();
  for (const { commit, device } of entries) {
    if (!commit) continue;
    const chain = heads.get(device) ?? [];
    const last = chain.at(-1)?.seq ?? 0;
    must(commit.first_seq === last + 1, `I3: the chain of ${device} leaves a gap at the ward`);
    heads.set(device, [...chain, { seq: last + commit.events.length, head: commit.head }]);
  }
  for (const { device, disk, revoked, doubled, name } of counters) {
    const rows = disk.prepare(`SELECT device || ' ' || seq, hash FROM event`).raw().all();
    const hashes = new Map(rows as [string, string][]);
    const last = disk.prepare('SELECT coalesce(max(seq), 0) FROM event WHERE device = ?').pluck();
    must(
      revoked || Number(last.get(device)) === (heads.get(device)?.at(-1)?.seq ?? 0),
      `I1: something of ${name} never reached the ward`,
    );
    for (const [writer, chain] of heads) {
      // Of one that was revoked, its own: nobody tells it of others any more.
      if (revoked && (writer !== device || doubled)) continue;
      for (const { seq, head } of chain)
        must(hashes.get(`${writer} ${seq}`) === head, `I3: ${name} holds another ${seq} of ${writer}`);
    }
  }
}

/** The status of every dossier as the ward's log says. */
function statesOf(entries: readonly WireEntry[]): Map<string, string> {
  const last = new Map(entries.map((entry) => [entry.commitId, entry]));
  const commits = new Map(entries.flatMap(({ commit }) => (commit ? [[commit.id, commit] as const] : [])));
  const states = new Map<string, typeof noDossier>();
  for (const entry of entries) {
    const isIn = entry.status === 'accepted' || entry.status === 'flagged';
    if (last.get(entry.commitId) !== entry || !isIn) continue;
    for (const { stream, type, v, body } of commits.get(entry.commitId)?.events ?? [])
      if (stream.startsWith('dossier:'))
        states.set(stream, evolve(states.get(stream) ?? noDossier, { type, v, body: JSON.parse(body) }));
  }
  return new Map([...states].map(([stream, state]) => [stream.slice(8), statusOf(state)]));
}

const rowsOf = ({ disk }: CheckedCounter) =>
  disk.prepare('SELECT * FROM dossier ORDER BY id').all() as { row: number; id: string; status: string }[];

/** I4, I5: every counter shows what the ward's log says, the same everywhere, with one task for each conflict. */
function checkReplicas({ counters }: CheckedWorld, entries: readonly WireEntry[]): void {
  const states = statesOf(entries);
  const left = counters.filter(({ revoked }) => !revoked);
  const pictures = left.map((counter) => {
    const rows = rowsOf(counter);
    must(rows.length === states.size, `I5: ${counter.name} knows ${rows.length} of ${states.size} dossiers`);
    for (const { id, status } of rows) {
      must(status === states.get(id), `I5: ${counter.name} shows ${status} for ${states.get(id)}`);
      must(statusOf(readState(counter.disk, id)) === status, `I4: a row of ${counter.name} is not its fold`);
    }
    const keys = counter.disk.prepare('SELECT dossier, key FROM dossier_key ORDER BY dossier').all();
    return digestOf([rows.map(({ row: _, ...row }) => row), tasksOf(counter), keys]);
  });
  must(new Set(pictures).size <= 1, 'I5: counters with equal cursors differ');
  const turnedDown = new Set(
    entries
      .filter(({ commit, code }) => commit && code && code !== 'sync.held')
      .map(({ commitId }) => commitId),
  );
  const settled = new Set(
    entries.flatMap(({ commit }) =>
      (commit?.events ?? []).flatMap(({ type, body }) =>
        type === 'conflict.settled' ? [(JSON.parse(body) as { commit: string }).commit] : [],
      ),
    ),
  );
  const open = [...turnedDown].filter((id) => !settled.has(id)).sort();
  for (const counter of left)
    must(
      JSON.stringify(tasksOf(counter).map(({ commit_id }) => commit_id)) === JSON.stringify(open),
      `I5: tasks of ${counter.name} are not the open conflicts`,
    );
}

/** Written by one hand over what another wrote unseen: told here by what each had read, not by the ward's rules. */
const overwrites = ['dossier.corrected', 'dossier.officialCodeRecorded', 'dossier.apologised'];

/** I5: nothing is written over silently. */
function checkOverwrites(entries: readonly WireEntry[]): void {
  const written = new Map<string, { device: string; position: number }[]>();
  for (const { commit, status, device, position } of entries) {
    if (!commit || status === 'rejected' || status === 'held') continue;
    const { seen } = baseOf(commit.base, commit.events[0]?.stream ?? '');
    for (const { type, stream } of commit.events) {
      if (!overwrites.includes(type)) continue;
      const before = written.get(`${type} ${stream}`) ?? [];
      const unseen = before.some((one) => one.device !== device && one.position > seen);
      must(!unseen || status === 'flagged', `I5: ${type} was written over silently`);
      written.set(`${type} ${stream}`, [...before, { device, position }]);
    }
  }
}

/** The key of a dossier whose data were destroyed is nowhere. */
function checkKeys({ counters }: CheckedWorld, entries: readonly WireEntry[]): void {
  for (const { commit } of entries)
    for (const { type, stream } of commit?.events ?? [])
      if (type === 'dossier.keyDestroyed') {
        must(commit?.key === null, 'I9: the ward still has a destroyed key');
        for (const { disk, revoked, name } of counters)
          if (!revoked)
            must(
              disk.prepare('SELECT 1 FROM dossier_key WHERE dossier = ?').get(stream.slice(8)) === undefined,
              `I9: ${name} still has a destroyed key`,
            );
      }
}

/** Everything that must hold once faults have ended; `whole` replays every store too, which takes its time. */
export async function checkWorld(world: CheckedWorld, whole: boolean): Promise<Told> {
  const entries = await entriesOf(world);
  const receipts = checkReceipts(world, entries);
  checkChains(world, entries);
  checkReplicas(world, entries);
  checkOverwrites(entries);
  checkKeys(world, entries);
  for (const { disk, name, revoked, damaged } of world.counters) {
    if (!revoked)
      must(
        disk.prepare('SELECT count(*) FROM outbox').pluck().get() === 0,
        `I1: something of ${name} waits for ever`,
      );
    // One that was revoked before it could compare itself with the ward stays as the disk left it.
    if (!whole || (revoked && damaged)) continue;
    const report = await verifyStore(disk);
    must(report.ok, `I4: ${name} does not verify: ${JSON.stringify(report)}`);
  }
  const turnedDown = entries.filter(({ code }) => code !== null).length;
  return { counters: world.counters.length, receipts, commits: entries.length, turnedDown };
}
