import { afterEach, expect, test } from 'vitest';
import {
  granted,
  handed,
  openTestCounter,
  receiptOf,
  type TestCounter,
  testId,
  validForm,
} from '../../tests/support/counter.ts';
import { verifyStore } from './verify.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function withDossiers(count: number): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  const form = await validForm(test);
  for (let n = 1; n <= count; n += 1) await test.done('dossier.receive', { id: testId(n), form });
  await test.done('slip.print', { ...receiptOf(testId(1)), target: 'printer', layout: 'a5' });
  await test.done('dossier.takeResult', granted(testId(1)));
  await test.done('dossier.return', handed(testId(1)));
  return test;
}

/** Changes the log the way someone with the key and a tool could: triggers off first. */
function tamper({ counter }: TestCounter, change: string): void {
  const { db } = counter.services;
  for (const table of ['event', 'commit_log'])
    for (const what of ['update', 'delete']) db.exec(`DROP TRIGGER IF EXISTS ${table}_no_${what}`);
  db.exec(change);
}

test('I3, I4: a register as written passes: chain, signatures, replay, file', async () => {
  const { counter } = await withDossiers(3);
  expect(await verifyStore(counter.services.db)).toMatchObject({
    ok: true,
    firstBad: null,
    differing: [],
    quickCheck: 'ok',
  });
});

test('I3: the log refuses changes through the store itself', async () => {
  const { counter } = await withDossiers(1);
  const { db } = counter.services;
  expect(() => db.exec(`UPDATE event SET body = '{}' WHERE seq = 1`)).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM commit_log')).toThrow(/append-only/);
});

test('I3: one altered byte is found and the first bad event is named', async () => {
  const test = await withDossiers(4);
  tamper(test, `UPDATE event SET body = replace(body, 'Quầy 1', 'Quầy 2') WHERE seq IN (2, 3)`);
  const report = await verifyStore(test.counter.services.db);
  expect(report).toMatchObject({ ok: false, firstBad: { seq: 2, reason: 'altered' } });
});

test('I3: a chain rebuilt with fresh hashes is found by the device signature', async () => {
  const test = await withDossiers(2);
  const { db } = test.counter.services;
  const { eventHash } = await import('./hash.ts');
  const last = db.prepare('SELECT * FROM event ORDER BY seq DESC LIMIT 1').get() as Parameters<
    typeof eventHash
  >[0];
  const body = last.body.replace('applicant', 'submitter');
  const hash = eventHash({ ...last, body });
  tamper(
    test,
    `UPDATE event SET body = '${body}', hash = '${hash}' WHERE seq = ${last.seq};
    UPDATE commit_log SET head = '${hash}' WHERE last_seq = ${last.seq}`,
  );
  expect(await verifyStore(db)).toMatchObject({
    ok: false,
    firstBad: { seq: last.seq, reason: 'signature' },
  });
});

test('I3: a removed event, first, middle or last, is found', async () => {
  for (const seq of [1, 2, 6]) {
    const test = await withDossiers(3);
    tamper(test, `DELETE FROM event WHERE seq = ${seq}`);
    expect((await verifyStore(test.counter.services.db)).firstBad).not.toBeNull();
  }
});

test('I4: a search index that says something else than the register is found', async () => {
  const test = await withDossiers(2);
  const { db } = test.counter.services;
  db.exec(`INSERT INTO dossier_search (dossier_search, rowid, exact, folded, digits)
    SELECT 'delete', row, exact, folded, digits FROM dossier WHERE row = 2`);
  expect((await verifyStore(db)).ok).toBe(false);
});

test('I4: a projection that was changed by hand differs from the replay', async () => {
  const test = await withDossiers(2);
  test.counter.services.db.exec(`UPDATE dossier SET due_date = '2027-01-01' WHERE row = 1`);
  expect(await verifyStore(test.counter.services.db)).toMatchObject({ ok: false, differing: ['dossier'] });
});

test('I4: what an earlier release derived, or nobody, is filled anew from the log when the store is opened', async () => {
  const test = await withDossiers(3);
  const { db } = test.counter.services;
  const rows = () => db.prepare('SELECT * FROM dossier ORDER BY row').all();
  const before = rows();
  db.exec(`UPDATE meta SET value = '1' WHERE name = 'projection'`);
  db.exec(`DELETE FROM dossier WHERE row > 1`);
  db.exec(`UPDATE dossier SET status = 'nothing'`);
  test.counter.close();
  open = open.filter((one) => one !== test);
  const again = await openTestCounter({ folder: test.folder });
  open.push(again);
  expect(again.counter.services.db.prepare('SELECT * FROM dossier ORDER BY row').all()).toEqual(before);
});
