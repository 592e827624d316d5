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

const groupOf = (book: ReturnType<typeof ratings>, today: string) => {
  const [group, ...others] = book.unsent(today);
  if (!group || others.length > 0) throw new Error(`${others.length + 1} groups`);
  return group;
};

const levels = ({ answers }: { readonly answers: readonly RatingAnswer[] }) =>
  answers.map(({ level }) => level).sort();

test('nothing of the current day is unsent work, whatever it holds; the next day it is, until it is marked', () => {
  const book = ratings(temporaryFolder());
  for (const level of [5, 4, 3, 2, 1, 1]) book.add('return', answer(level), '2026-11-20');
  for (const level of [5, 5]) book.add('receipt', answer(level), '2026-11-20');
  expect(book.unsent('2026-11-20')).toEqual([]);
  expect(book.unsent('2026-11-19')).toEqual([]);
  const group = groupOf(book, '2026-11-21');
  expect(group).toMatchObject({ visit: 'return', from: '2026-11-20', to: '2026-11-20' });
  expect(levels(group)).toEqual([1, 1, 2, 3, 4, 5]);
  expect(Object.keys(group).sort()).toEqual(['answers', 'from', 'id', 'to', 'visit']);
  expect(book.markSent(group.id)).toMatchObject({ ok: true });
  expect(book.unsent('2026-11-21')).toEqual([]);
  expect(book.closed('2026-11-21')).toMatchObject([{ answers: 6 }]);
  book.close();
});

test('a group has one id from its first answers on, after a restart too, and the id tells no time', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 5; i += 1) book.add('return', answer(5), '2026-11-20');
  const { id } = groupOf(book, '2026-11-21');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  for (let i = 0; i < 3; i += 1) book.add('return', answer(1), '2026-11-20');
  expect(groupOf(book, '2026-11-21')).toMatchObject({ id });
  book.close();
  const again = ratings(folder);
  expect(groupOf(again, '2026-11-21')).toMatchObject({ id });
  expect(groupOf(again, '2026-11-21').answers).toHaveLength(8);
  again.close();
});

test('what comes to a day that was sent, the clock set back, is a group of its own', () => {
  const book = ratings(temporaryFolder());
  for (let i = 0; i < 5; i += 1) book.add('return', answer(5), '2026-11-20');
  const { id } = groupOf(book, '2026-11-21');
  book.markSent(id);
  for (let i = 0; i < 4; i += 1) book.add('return', answer(1), '2026-11-20');
  expect(book.unsent('2026-11-21')).toEqual([]);
  book.add('return', answer(1), '2026-11-20');
  const late = groupOf(book, '2026-11-21');
  expect(late.id).not.toBe(id);
  expect(levels(late)).toEqual([1, 1, 1, 1, 1]);
  expect(book.closed('2026-11-21')).toMatchObject([{ answers: 10, good: 5 }]);
  book.close();
});

test('I9: marking a group tells no hour', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 6; i += 1) book.add('receipt', answer(5), '2026-11-20');
  book.markSent(groupOf(book, '2026-11-21').id);
  expect(statSync(join(folder, 'ratings.db')).mtime.toISOString()).toBe('2026-11-20T00:00:00.000Z');
  book.close();
});

test('answers of a file of an earlier release are kept, each group under an id that stays', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'ratings.db');
  const old = new Database(file);
  old.exec(`CREATE TABLE rating (
    id BLOB PRIMARY KEY, visit TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    level INTEGER NOT NULL, reasons TEXT NOT NULL, words TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`);
  const insert = old.prepare(`INSERT INTO rating VALUES (?, ?, '2026-11-20', '2026-11-20', 4, '[]', '')`);
  for (let i = 0; i < 10; i += 1) insert.run(Buffer.from([i]), i < 5 ? 'receipt' : 'return');
  old.close();
  const book = ratings(folder);
  const groups = book.unsent('2026-11-21');
  expect(groups.map(({ visit, answers }) => [visit, answers.length]).sort()).toEqual([
    ['receipt', 5],
    ['return', 5],
  ]);
  expect(statSync(file).mtime.toISOString()).toBe('2026-11-20T00:00:00.000Z');
  book.add('return', answer(1), '2026-11-20');
  book.close();
  const again = ratings(folder);
  expect(
    again
      .unsent('2026-11-21')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(groups.map(({ id }) => id).sort());
  again.close();
});
