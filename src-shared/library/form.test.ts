import { expect, test } from 'vitest';
import { type FormFile, fileNameOf, fileOn, formIdOf, withFile } from './form.ts';

const file = (from: string | null, hash = 'a'): FormFile => ({
  from,
  hash: hash.repeat(64),
  media: 'application/pdf',
  size: 1,
});

test('the newest file whose first day has come is handed out', () => {
  const files = [file('2027-01-01'), file(null), file('2026-07-01')];
  expect(fileOn({ files }, '2026-06-30')?.from).toBeNull();
  expect(fileOn({ files }, '2026-07-01')?.from).toBe('2026-07-01');
  expect(fileOn({ files }, '2027-06-01')?.from).toBe('2027-01-01');
  expect(fileOn({ files: [file('2027-01-01')] }, '2026-12-31')).toBeNull();
});

test('a new file leaves the one of today until its day, and what is over is let go', () => {
  const before = [file(null), file('2026-07-01'), file('2027-03-01')];
  const days = (from: string) => withFile(before, file(from, 'b'), '2026-11-20').map((one) => one.from);
  expect(days('2027-01-01')).toEqual(['2026-07-01', '2027-01-01', '2027-03-01']);
  expect(withFile(before, file('2027-03-01', 'b'), '2026-11-20').at(-1)?.hash).toBe('b'.repeat(64));
});

test('one title is one form, however it is typed; marks tell titles apart', () => {
  const id = (title: string) => formIdOf((text) => text.padEnd(16, '.'), 'blank', title);
  expect(id('  Tờ  KHAI ')).toBe(id('tờ khai'.normalize('NFD')));
  expect(formIdOf((text) => text.padEnd(16, '.'), 'sample', 'Tờ khai')).not.toBe(id('Tờ khai'));
  expect(id('Bản A')).not.toBe(id('Bán A'));
});

test('the name of a saved file leads to no folder', () => {
  expect(fileNameOf('../a\\b: "c"', 'image/jpeg')).toBe('..-a-b- -c-.jpg');
});
