import { afterEach, expect, test } from 'vitest';
import { ask } from '../../src-shared/dossier/sample/commands.ts';
import { eventsOf } from '../../src-shared/dossier/sample/life.ts';
import { noDossier } from '../../src-shared/dossier/state.ts';
import type { WireCommit, WireEntry } from '../../src-shared/sync/wire.ts';
import { openTestCounter, type TestCounter, testId } from '../../tests/support/counter.ts';
import { sampleDevice } from '../../tests/support/sampleDevice.ts';
import { dossierStream } from '../store/project.ts';
import { takeIn } from './takeIn.ts';

let one: TestCounter;
afterEach(() => one.counter.close());

const now = '2026-11-20T03:00:00.000Z';

/** The log of a ward, as a page of it. */
function pageOf(other: string, commits: readonly WireCommit[], from = 1) {
  const entries = commits.map(
    (commit, i): WireEntry => ({
      position: from + i,
      commitId: commit.id,
      device: other,
      firstSeq: commit.first_seq,
      status: 'accepted',
      code: null,
      commit,
    }),
  );
  const devices = [{ id: other, publicKey: 'k', counter: 'Q2', name: 'Quầy 2' }];
  return { entries, devices, now };
}

test('I6: an event that an older ward took in with no instant stops nothing; all that follows comes in', async () => {
  one = await openTestCounter();
  const { db, device } = one.counter.services;
  const other = sampleDevice();
  const received = eventsOf(noDossier, ask.receive());
  const commits = [
    other.writes(dossierStream(testId(1)), received, { at: 'hôm qua' }),
    other.writes(dossierStream(testId(2)), received),
  ];
  expect(takeIn(db, device, pageOf(other.id, commits), () => true)).toEqual({ ok: true, value: 2 });
  expect(db.prepare('SELECT id FROM dossier ORDER BY id').pluck().all()).toEqual([testId(1), testId(2)]);
  // The one whose day is unknown is counted on no day.
  expect(db.prepare('SELECT day, visits FROM visit_day').raw().all()).toEqual([['2026-11-20', 1]]);
  expect((await one.done('dossier.get', { id: testId(1) })).row.id).toBe(testId(1));
});
