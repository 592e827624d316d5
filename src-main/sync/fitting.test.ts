import { expect, test } from 'vitest';
import { sampleDevice } from '../../tests/support/sampleDevice.ts';
import { fitting } from './sync.ts';

/** Commits whose bodies are so many letters long. */
function commits(...letters: readonly number[]) {
  const device = sampleDevice();
  return letters.map((count) =>
    device.writes('dossier:a', [{ type: 'dossier.keyDestroyed', body: { ground: 'x'.repeat(count) } }]),
  );
}

const megabyte = 1024 * 1024;

test('what fits into one request goes together', () => {
  const small = commits(10, 10, 10);
  expect(fitting(small)).toEqual(small);
});

test('what does not waits for the next one', () => {
  const large = commits(megabyte, 0.9 * megabyte, 0.2 * megabyte, 10);
  expect(fitting(large)).toEqual(large.slice(0, 2));
});

test('the first goes alone, however large it is', () => {
  const huge = commits(3 * megabyte, 10);
  expect(fitting(huge)).toEqual(huge.slice(0, 1));
});
