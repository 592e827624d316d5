import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RatingAnswer } from '../../src-shared/rating/answer.ts';
import { seededBytes, temporaryFolder } from '../../tests/support/counter.ts';
import { openRatings } from './ratings.ts';

const answer = (level: number, words = ''): RatingAnswer => ({ level, reasons: [], words });

function ratings(folder: string, key: string | null = null) {
  const opened = openRatings(join(folder, 'ratings.db'), key, seededBytes('ratings'));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Everything the folder holds, as anyone who has the key reads it. */
const bytesOf = (folder: string) =>
  Buffer.concat(
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name))),
  );

const rowCount = (folder: string) => {
  const db = new Database(join(folder, 'ratings.db'), { readonly: true });
  const count = db.prepare('SELECT count(*) FROM rating').pluck().get();
  db.close();
  return count;
};

test('I9: fewer than five answers of a group are in no file at all', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (const level of [1, 2, 3, 4]) book.add('receipt', answer(level, `lời ${level}`), '2026-11-20');
  expect(rowCount(folder)).toBe(0);
  expect(bytesOf(folder).includes(Buffer.from('lời'))).toBe(false);
  book.add('return', answer(5, 'lời khác'), '2026-11-20');
  expect(rowCount(folder)).toBe(0);
  book.add('receipt', answer(5), '2026-11-20');
  expect(rowCount(folder)).toBe(5);
  book.close();
});

test('I9: a group under five is merged into the next period before it is kept', () => {
  const book = ratings(temporaryFolder());
  for (const level of [5, 5, 1]) book.add('receipt', answer(level), '2026-11-19');
  for (const level of [4, 4, 4]) book.add('receipt', answer(level), '2026-11-20');
  expect(book.closed('2026-11-20')).toEqual([]);
  expect(book.closed('2026-11-21')).toEqual([
    { visit: 'receipt', from: '2026-11-19', to: '2026-11-20', answers: 6, good: 5 },
  ]);
  book.close();
});

test('I9: the files are the same byte for byte whatever order the answers came in', () => {
  const answers = fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 5 }),
      reasons: fc.subarray(['longWait', 'late', 'attitude'] as const),
      words: fc.string({ maxLength: 30 }),
    }),
    { minLength: 5, maxLength: 9 },
  );
  const filesOf = (given: readonly RatingAnswer[]) => {
    const folder = temporaryFolder();
    const book = ratings(folder);
    for (const one of given) book.add('receipt', one, '2026-11-20');
    book.close();
    return bytesOf(folder);
  };
  fc.assert(
    fc.property(
      answers.chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      ),
      ([given, shuffled]) => filesOf(given).equals(filesOf(shuffled)),
    ),
    { numRuns: 15 },
  );
});

test('I9: the file tells no hour', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 6; i += 1) book.add('receipt', answer(5), '2026-11-20');
  expect(statSync(join(folder, 'ratings.db')).mtime.toISOString()).toBe('2026-11-20T00:00:00.000Z');
  book.close();
});

test('the current day is never counted, a closed one is, after a restart too', () => {
  const folder = temporaryFolder();
  const key = 'ef'.repeat(32);
  const book = ratings(folder, key);
  for (const level of [5, 4, 3, 2, 1, 5, 5]) book.add('return', answer(level), '2026-11-20');
  expect(book.closed('2026-11-20')).toEqual([]);
  book.close();
  const again = ratings(folder, key);
  expect(again.closed('2026-11-23')).toEqual([
    { visit: 'return', from: '2026-11-20', to: '2026-11-20', answers: 7, good: 4 },
  ]);
  again.close();
});
