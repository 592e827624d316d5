import { afterEach, expect, test } from 'vitest';
import { openTestCounter, signIn, type TestCounter } from '../../tests/support/counter.ts';
import type { PrintJob, PrintResult } from './host.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

/** A counter whose printer keeps what it was handed and answers as told. */
async function withPrinter(answer: () => Promise<PrintResult>) {
  const jobs: PrintJob[] = [];
  const printer = {
    print: (job: PrintJob) => {
      jobs.push(job);
      return answer();
    },
  };
  const test = await openTestCounter({ printer });
  open.push(test);
  return { ...test, jobs };
}

const printed = async (): Promise<PrintResult> => ({ outcome: 'printed', savedTo: null });

test('the privacy notice goes to the printer as the ward’s own, and nothing is written in the register', async () => {
  const test = await withPrinter(printed);
  const answer = await test.done('paper.print', { paper: 'privacy', target: 'printer' });
  expect(answer).toEqual({ outcome: 'printed', failure: null, savedTo: null, document: null });
  expect(test.jobs).toMatchObject([
    { target: 'printer', document: { subtitle: expect.stringContaining('Minh Họa') } },
  ]);
  expect(test.counter.services.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
});

test('a day of the drawer is printed or saved with its sums', async () => {
  const test = await withPrinter(printed);
  await test.done('paper.print', { paper: 'cashDay', target: 'pdf', day: '2026-11-20' });
  expect(test.jobs).toMatchObject([{ target: 'pdf', document: { file: 'Quy-trong-ngay-Q1-2026-11-20' } }]);
  expect(JSON.stringify(test.jobs)).toContain('Chưa chốt sổ quỹ.');
});

test('the recovery key goes to paper only, to leaders only, and not after it was put away', async () => {
  const test = await withPrinter(printed);
  expect(await test.call('paper.printRecoveryKey', {})).toMatchObject({ error: { code: 'api.roleNeeded' } });
  await signIn(test, 'leader');
  const { key } = await test.done('store.recoveryKey', {});
  await test.done('paper.printRecoveryKey', {});
  expect(test.jobs).toMatchObject([
    {
      target: 'printer',
      document: {
        file: null,
        blocks: expect.arrayContaining([{ kind: 'groups', groups: key.split('-') }]),
      },
    },
  ]);
  // Asked for a file it stays a wrong call: nobody can have the key saved.
  const asFile: Record<string, never> = JSON.parse('{"target":"pdf"}');
  await test.call('paper.printRecoveryKey', asFile);
  expect(test.jobs.every(({ target }) => target === 'printer')).toBe(true);
  await test.done('store.recoveryKeyStored', {});
  expect(await test.call('paper.printRecoveryKey', {})).toMatchObject({
    error: { code: 'store.recoveryKeyAlreadyStored' },
  });
});

test('a printer that fails or breaks is told without speaking of a dossier, and nothing is logged', async () => {
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (...words: unknown[]) => logged.push(words);
  try {
    const out = await withPrinter(async () => ({ outcome: 'failed', failure: 'print.noPrinter' }));
    expect(await out.done('paper.print', { paper: 'privacy', target: 'printer' })).toMatchObject({
      outcome: 'failed',
      failure: 'paper.noPrinter',
    });
    const broken = await withPrinter(() => Promise.reject(new Error('driver')));
    await signIn(broken, 'administrator');
    expect(await broken.done('paper.printRecoveryKey', {})).toMatchObject({ failure: 'paper.failed' });
  } finally {
    console.error = error;
  }
  expect(logged).toEqual([]);
});
