import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkBytes, fileLimit, sealBytes, sealedSize } from '../attachment/limits.ts';
import { filesOf, pieceBytes, sealedLimit, wardFile } from './fileWire.ts';

const event = (type: string, body: unknown) => ({
  id: 'e',
  stream: 'dossier:d1',
  type,
  v: 1,
  at: '',
  actor: 'nv',
  body: JSON.stringify(body),
});
const hash = 'a'.repeat(64);

test('a commit refers to the files it attaches, and to none it takes off', () => {
  const events = [
    event('dossier.attached', { attachmentId: 'x', hash, bytes: 3 }),
    event('dossier.detached', { attachmentId: 'x', hash }),
    event('dossier.fromTheFuture', { hash }),
  ];
  expect(filesOf({ events })).toEqual([{ dossier: 'd1', hash }]);
});

test.each([null, 7, {}, { hash: 7 }, { hash: 'A'.repeat(64) }, { hash: '../../etc/passwd' }])(
  'what a stranger writes in place of a hash is no file: %j',
  (body) => {
    expect(filesOf({ events: [event('dossier.attached', body)] })).toEqual([]);
  },
);

test('only the id of a dossier leads a file', () => {
  const good = { stream: 'dossier:00000000-0000-4000-8000-000000000001', name: hash };
  expect(wardFile.safeParse(good).success).toBe(true);
  for (const stream of ['cash:Q1', 'dossier:../x', `${good.stream}/..`, ''])
    expect(wardFile.safeParse({ ...good, stream }).success).toBe(false);
});

test('a sealed file is longer by a seal for each chunk, and the longest one passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: fileLimit }), (bytes) => {
      const chunks = Math.floor((bytes - 1) / chunkBytes) + 1;
      expect(sealedSize(bytes)).toBe(bytes + chunks * sealBytes);
      expect(sealedSize(bytes)).toBeLessThanOrEqual(sealedLimit);
    }),
  );
  expect(pieceBytes).toBeLessThan(sealedLimit);
});
