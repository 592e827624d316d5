import { expect, test } from 'vitest';
import { fail } from '../src-shared/result.ts';
import type { SignedBatch } from './decide.ts';
import { pushesTo } from './pushes.ts';
import type { BatchesView, LogTx, WardStorage } from './storage.ts';

const head = (revoked = false) => ({ seq: 0, hash: '', revoked });
const view: BatchesView = {
  heads: new Map([
    ['a', head()],
    ['b', head()],
    ['gone', head(true)],
  ]),
  known: new Map(),
  streams: new Map(),
  numbers: new Map(),
  roleOf: () => null,
  position: 0,
};

/** Notes who is written in one transaction; the first does not end before it is let go. */
function slowStorage(refuses: (devices: readonly string[]) => boolean = () => false) {
  const written: string[][] = [];
  let letGo = () => {};
  const first = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const write = async <T>(_ward: string, work: (tx: LogTx) => Promise<T>): Promise<T> => {
    const mine: string[] = [];
    written.push(mine);
    if (written.length === 1) await first;
    const tx = {
      view: async (batches: readonly SignedBatch[]) => {
        mine.push(...batches.map(({ device }) => device));
        return view;
      },
      keep: async () => {
        if (refuses(mine)) throw new Error('no room');
      },
    };
    return work(tx as unknown as LogTx);
  };
  return { written, letGo: () => letGo(), storage: { write } as unknown as WardStorage };
}

const batch = (device: string): SignedBatch => ({ device, commits: [], signed: () => true });

test('what comes in during a transaction goes together in the next, each device once', async () => {
  const { storage, written, letGo } = slowStorage();
  const push = pushesTo(storage, () => '');
  const replies = ['a', 'a', 'b', 'a'].map((device) => push('w', batch(device)));
  letGo();
  for (const reply of await Promise.all(replies)) expect(reply).toMatchObject({ ok: true });
  expect(written).toEqual([['a'], ['a', 'b'], ['a']]);
});

test('a device the ward does not know, or no longer, is refused; who waits with it is not', async () => {
  const { storage, letGo } = slowStorage();
  const push = pushesTo(storage, () => '');
  const replies = ['a', 'gone', 'b', 'nobody'].map((device) => push('w', batch(device)));
  letGo();
  const refused = fail('sync.notEnrolled');
  expect(await Promise.all(replies)).toMatchObject([{ ok: true }, refused, { ok: true }, refused]);
});

test('what cannot be written down keeps nobody else out', async () => {
  const { storage, written, letGo } = slowStorage((devices) => devices.includes('b'));
  const push = pushesTo(storage, () => '');
  const replies = ['a', 'a', 'b'].map((device) => push('w', batch(device)));
  letGo();
  const ends = await Promise.allSettled(replies);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(written).toEqual([['a'], ['a', 'b'], ['a'], ['b']]);
  expect(await push('w', batch('a'))).toMatchObject({ ok: true });
});
