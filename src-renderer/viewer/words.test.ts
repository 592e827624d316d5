import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { percent, sizeWords } from './words.ts';

test('sizes in words, with the Vietnamese comma and nothing rounded to none', () => {
  expect(sizeWords(1)).toBe('1 kB');
  expect(sizeWords(812 * 1024)).toBe('812 kB');
  expect(sizeWords(1.25 * 1024 * 1024)).toBe('1,3 MB');
  expect(sizeWords(20 * 1024 * 1024)).toBe('20 MB');
  expect(percent(0.456)).toBe('46 %');
});

test('bytes survive the way through text, longer ones too', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) % 256);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
