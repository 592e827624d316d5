import { randomBytes } from 'node:crypto';
import { transact } from '../../src-main/store/transact.ts';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { dossierList } from '../../src-shared/contract/dossier.ts';
import type { ChannelName, InputOf } from '../../src-shared/contract/index.ts';
import { ok } from '../../src-shared/result.ts';
import { openTestCounter, type TestCounter } from '../support/counter.ts';
import { type Measure, percentile } from './measure.ts';
import { everyState, manyOf, standingSums } from './states.ts';

const dossiers = Number(process.env.QUAY_BENCH_DOSSIERS ?? 100_000);
const runs = 60;

/** What an officer waits for from a press to the rows, without the window. */
async function times<C extends ChannelName>(
  { done }: TestCounter,
  channel: C,
  input: InputOf<C>,
): Promise<number[]> {
  const found: number[] = [];
  // The first compiles the statement and fills the cache; a counter is open all day.
  for (let i = -2; i < runs; i += 1) {
    const start = performance.now();
    await done(channel, input);
    if (i >= 0) found.push(performance.now() - start);
  }
  return found.sort((a, b) => a - b);
}

const year = { from: '2026-01-01', to: '2026-12-31' };
const month = { from: '2026-11-01', to: '2026-11-30' };
const every = { field: '', counter: '', otherAgency: false };

/** Every work list, the register and the report, over 100,000 dossiers in every state. */
export async function measureLists(): Promise<Measure[]> {
  const test = await openTestCounter({ random: randomBytes });
  const { db } = test.counter.services;
  const examples = await everyState(test);
  const filled = transact(db, () => {
    manyOf(test, examples, dossiers);
    return ok(undefined);
  });
  if (!filled.ok) throw new Error(filled.error.code);
  test.clock.set('2026-11-20T02:00:00.000Z');
  db.pragma('optimize');
  db.pragma('wal_checkpoint(TRUNCATE)');
  const measured: { name: string; sorted: number[]; rows: number }[] = [];
  for (const list of dossierList.options as readonly DossierList[]) {
    const input = { list, limit: 40, offset: 0 };
    const { total } = await test.done('dossier.list', input);
    measured.push({ name: `list ${list}`, sorted: await times(test, 'dossier.list', input), rows: total });
  }
  for (const [name, period] of [
    ['month', month],
    ['year', year],
  ] as const) {
    const input = { ...period, ...every, limit: 50, offset: 0 };
    const { total } = await test.done('register.page', input);
    measured.push({
      name: `register, first page of the ${name}`,
      sorted: await times(test, 'register.page', input),
      rows: total,
    });
  }
  const counts = await times(test, 'home.summary', {});
  const { figures, sums } = await figureTimes(test);
  test.counter.close();
  const slowest = measured.reduce((a, b) =>
    percentile(b.sorted, 0.95) > percentile(a.sorted, 0.95) ? b : a,
  );
  const all = measured
    .map(({ name, sorted, rows }) => `${name} ${percentile(sorted, 0.95).toFixed(1)} (${rows})`)
    .join('; ');
  const of = (name: string, sorted: number[], limit: number, beside = ''): Measure => ({
    name,
    value: percentile(sorted, 0.95),
    unit: 'ms',
    limit,
    beside: `p50 ${percentile(sorted, 0.5).toFixed(2)} ms, ${dossiers} dossiers${beside}`,
  });
  return [
    of('slowest list or register page p95', slowest.sorted, 50, `; ${all}`),
    of('standing and late share of a year p95', sums, 50),
    of('whole report of a month p95', figures, 300),
    of('counts of every list p95', counts, 300),
  ];
}

async function figureTimes(test: TestCounter): Promise<{ figures: number[]; sums: number[] }> {
  const sums: number[] = [];
  for (let i = -2; i < runs; i += 1) {
    const start = performance.now();
    standingSums(test, year);
    if (i >= 0) sums.push(performance.now() - start);
  }
  return { figures: await times(test, 'report.figures', month), sums: sums.sort((a, b) => a - b) };
}
