import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { commitBytes } from '../../src-shared/sync/bytes.ts';
import type { WireCommit, WireEntry } from '../../src-shared/sync/wire.ts';
import type { WriteDb } from '../store/brands.ts';
import { deviceKey, newDeviceKey } from '../store/deviceKey.ts';
import { emptyCopy } from '../store/verify.ts';
import { checkSignatures } from './signatures.ts';

const key = deviceKey(newDeviceKey());
const device = randomUUID();
let db: WriteDb;

beforeEach(async () => {
  db = await emptyCopy();
  return () => db.close();
});

function signedCommit(change: Partial<WireCommit> = {}): WireCommit {
  const event = { id: randomUUID(), stream: 's', type: 't', v: 1, at: '', actor: '', body: '{}' };
  const plain = { id: randomUUID(), device, first_seq: 1, base: '{}', head: 'a'.repeat(64) };
  const signature = key.sign(commitBytes({ ...plain, last_seq: 1 }));
  return { ...plain, signature, events: [event], key: null, ...change };
}

const entryOf = (commit: WireCommit): WireEntry => ({
  position: 1,
  commitId: commit.id,
  device: commit.device,
  firstSeq: commit.first_seq,
  status: 'accepted',
  code: null,
  commit,
});

const check = async (commits: readonly WireCommit[], publicKey = key.publicKey) => {
  const devices = [{ id: device, publicKey, counter: 'Q1', name: '' }];
  const signed = await checkSignatures(db, 'own', { entries: commits.map(entryOf), devices });
  return commits.map(signed);
};

test('a signature holds for its own commit and for no other', async () => {
  const [good, other] = [signedCommit(), signedCommit()];
  const forged = [
    signedCommit({ signature: other.signature }),
    signedCommit({ base: '{"ward":9}' }),
    signedCommit({ head: 'b'.repeat(64) }),
    signedCommit({ first_seq: 2 }),
    signedCommit({ signature: '' }),
    signedCommit({ device: randomUUID() }),
  ];
  expect(await check([good, ...forged])).toEqual([true, ...forged.map(() => false)]);
});

test('the key that is known here counts, whatever key a page brings', async () => {
  const stranger = deviceKey(newDeviceKey()).publicKey;
  db.prepare('INSERT INTO device VALUES (?, ?, ?)').run(device, stranger, 'Q1');
  expect(await check([signedCommit()])).toEqual([false]);
});

test('nothing is signed by what is no key', async () => {
  expect(await check([signedCommit()], 'AAAA')).toEqual([false]);
});
