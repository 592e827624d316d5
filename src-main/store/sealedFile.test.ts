import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { chunkBytes, sealedSize } from '../../src-shared/attachment/limits.ts';
import type { Place } from './files.ts';
import { checkingSealed, sealChunks } from './sealedFile.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const key = randomBytes(32);

function sealed(bytes: number) {
  const content = randomBytes(bytes);
  const about = { dossier: 'd', hash: sha256(content), bytes };
  return { about, atRest: Buffer.concat([...sealChunks(content, key, about, randomBytes)]) };
}

const reading =
  (file: Uint8Array) =>
  ({ at, length }: Place) =>
    file.subarray(at, at + length);

function checked(...given: Parameters<typeof checkingSealed>) {
  const steps = checkingSealed(...given);
  for (let rests = 0; ; rests += 1) {
    const { done, value } = steps.next();
    if (done) return { rests, ...value };
  }
}

test.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes])(
  'a file of %i bytes that opens to its end is told by the hash it has at rest, a rest for each chunk',
  (bytes) => {
    const { about, atRest } = sealed(bytes);
    expect(atRest).toHaveLength(sealedSize(bytes));
    const rests = Math.ceil(bytes / chunkBytes);
    expect(checked(reading(atRest), key, about)).toEqual({ ok: true, value: sha256(atRest), rests });
  },
);

test('one content sealed twice has two hashes at rest', () => {
  const content = randomBytes(500);
  const about = { dossier: 'd', hash: sha256(content), bytes: 500 };
  const [one, two] = [1, 2].map(() => Buffer.concat([...sealChunks(content, key, about, randomBytes)]));
  expect(one && two && sha256(one) !== sha256(two)).toBe(true);
});

test('a bit, a byte short, chunks in another order, another key, dossier or content are found', () => {
  const { about, atRest } = sealed(2 * chunkBytes);
  const altered = { ok: false, error: { code: 'attachment.altered' } };
  for (const at of [0, 20, atRest.length - 1]) {
    const bit = Buffer.from(atRest);
    bit.writeUInt8(bit.readUInt8(at) ^ 1, at);
    expect(checked(reading(bit), key, about)).toMatchObject(altered);
  }
  expect(checked(reading(atRest.subarray(0, -1)), key, about)).toMatchObject(altered);
  const half = atRest.length / 2;
  const swapped = Buffer.concat([atRest.subarray(half), atRest.subarray(0, half)]);
  expect(checked(reading(swapped), key, about)).toMatchObject(altered);
  expect(checked(reading(atRest), randomBytes(32), about)).toMatchObject(altered);
  expect(checked(reading(atRest), key, { ...about, dossier: 'e' })).toMatchObject(altered);
  const other = { ...about, hash: 'f'.repeat(64) };
  const lying = Buffer.concat([...sealChunks(randomBytes(about.bytes), key, other, randomBytes)]);
  expect(checked(reading(lying), key, other)).toMatchObject(altered);
  expect(checked(() => null, key, about)).toMatchObject({ ok: false, error: { code: 'attachment.missing' } });
});
