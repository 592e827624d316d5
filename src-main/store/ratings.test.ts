import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RatingAnswer, VisitKind } from '../../src-shared/rating/answer.ts';
import { seededBytes, temporaryFolder } from '../../tests/support/counter.ts';
import { openRatings } from './ratings.ts';

const answer = (level: number, words = ''): RatingAnswer => ({ level, reasons: [], words });

let opened = 0;

/** Every opening draws its own bytes, unless it is given a seed. */
function ratings(folder: string, key: string | null = null, seed?: string) {
  opened += 1;
  const book = openRatings(join(folder, 'ratings.db'), key, seededBytes(seed ?? `${opened}`));
  if (!book.ok) throw new Error(book.error.code);
  return book.value;
}

/** Five more on a later day: what came before is closed by them. */
function closeBefore(book: ReturnType<typeof ratings>, visit: VisitKind, day: string): void {
  for (let i = 0; i < 5; i += 1) book.add(visit, answer(3), day);
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
  closeBefore(book, 'receipt', '2026-11-21');
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
    const book = ratings(folder, null, 'one');
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
  closeBefore(book, 'return', '2026-11-21');
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
  expect(book.unsent('2026-11-21')).toEqual([]);
  closeBefore(book, 'return', '2026-11-21');
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
  const ids = () => {
    const db = new Database(join(folder, 'ratings.db'), { readonly: true });
    const found = db.prepare('SELECT DISTINCT batch FROM rating').pluck().all();
    db.close();
    return found;
  };
  const book = ratings(folder);
  for (let i = 0; i < 5; i += 1) book.add('return', answer(5), '2026-11-20');
  const [id] = ids();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  for (let i = 0; i < 3; i += 1) book.add('return', answer(1), '2026-11-20');
  expect(ids()).toEqual([id]);
  book.close();
  const again = ratings(folder);
  closeBefore(again, 'return', '2026-11-21');
  const group = groupOf(again, '2026-11-21');
  expect(group.id).toBe(id);
  expect(group.answers).toHaveLength(8);
  again.close();
});

test('what comes to a day that was sent, the clock set back, is a group of its own', () => {
  const book = ratings(temporaryFolder());
  for (let i = 0; i < 5; i += 1) book.add('return', answer(5), '2026-11-20');
  closeBefore(book, 'return', '2026-11-21');
  const { id } = groupOf(book, '2026-11-21');
  book.markSent(id);
  for (let i = 0; i < 4; i += 1) book.add('return', answer(1), '2026-11-20');
  expect(book.unsent('2026-11-21')).toEqual([]);
  book.add('return', answer(1), '2026-11-20');
  closeBefore(book, 'return', '2026-11-22');
  const late = groupOf(book, '2026-11-21');
  expect(late.id).not.toBe(id);
  expect(levels(late)).toEqual([1, 1, 1, 1, 1]);
  expect(book.closed('2026-11-21')).toMatchObject([{ answers: 5 }, { answers: 5 }]);
  book.close();
});

test('I9: marking a group tells no hour', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 6; i += 1) book.add('receipt', answer(5), '2026-11-20');
  closeBefore(book, 'receipt', '2026-11-21');
  book.markSent(groupOf(book, '2026-11-21').id);
  expect(statSync(join(folder, 'ratings.db')).mtime.toISOString()).toBe('2026-11-21T00:00:00.000Z');
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

test('I9: the newest group of a kind is neither told nor sent, however old it is', () => {
  const book = ratings(temporaryFolder());
  for (let i = 0; i < 9; i += 1) book.add('return', answer(5), '2026-11-20');
  expect(book.closed('2099-01-01')).toEqual([]);
  expect(book.unsent('2099-01-01')).toEqual([]);
  closeBefore(book, 'return', '2026-12-01');
  expect(book.closed('2099-01-01')).toMatchObject([{ answers: 9, to: '2026-11-20' }]);
  book.close();
});

/** Every group of the file, by size. */
const groupsOf = (folder: string) => {
  const db = new Database(join(folder, 'ratings.db'), { readonly: true });
  const found = db
    .prepare(
      `SELECT visit, period_from AS "from", period_to AS "to", count(*) AS answers FROM rating
       GROUP BY batch, visit, period_from, period_to ORDER BY visit, answers`,
    )
    .all();
  db.close();
  return found;
};

test('a normal stop loses nothing: what waits joins the newest group of its kind', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 6; i += 1) book.add('receipt', answer(5), '2026-11-20');
  for (let i = 0; i < 3; i += 1) book.add('receipt', answer(1, `lời ${i}`), '2026-11-23');
  book.close();
  expect(groupsOf(folder)).toEqual([{ visit: 'receipt', from: '2026-11-20', to: '2026-11-23', answers: 9 }]);
  // The same day goes on in it.
  const again = ratings(folder);
  again.add('receipt', answer(5), '2026-11-23');
  closeBefore(again, 'receipt', '2026-11-24');
  expect(again.closed('2026-11-24')).toEqual([
    { visit: 'receipt', from: '2026-11-20', to: '2026-11-23', answers: 10, good: 7 },
  ]);
  again.close();
});

test('a kind without a group of its own is kept with others, without its kind; no group falls below five', () => {
  const folder = temporaryFolder();
  const first = ratings(folder);
  for (let i = 0; i < 12; i += 1) first.add('receipt', answer(5), '2026-11-20');
  first.add('refusal', answer(1, 'một'), '2026-11-20');
  first.close();
  // Four of the largest group, by lot, are kept with it.
  expect(groupsOf(folder)).toEqual([
    { visit: 'mixed', from: '2026-11-20', to: '2026-11-20', answers: 5 },
    { visit: 'receipt', from: '2026-11-20', to: '2026-11-20', answers: 8 },
  ]);
  const second = ratings(folder);
  second.add('guidance', answer(2), '2026-11-21');
  second.add('refusal', answer(2), '2026-11-21');
  second.close();
  expect(groupsOf(folder)).toMatchObject([
    { visit: 'mixed', answers: 7, to: '2026-11-21' },
    { visit: 'receipt', answers: 8 },
  ]);
});

test('where too few would be left behind, the whole group lends its kind', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  for (let i = 0; i < 7; i += 1) book.add('return', answer(5), '2026-11-20');
  book.add('refusal', answer(1), '2026-11-20');
  book.close();
  expect(groupsOf(folder)).toMatchObject([{ visit: 'mixed', answers: 8 }]);
});

test('of several kinds five in all are kept by themselves; before the first five there is nothing to keep them with', () => {
  const folder = temporaryFolder();
  const first = ratings(folder);
  for (const visit of ['receipt', 'refusal'] as const) first.add(visit, answer(1, 'lời'), '2026-11-20');
  first.close();
  expect(groupsOf(folder)).toEqual([]);
  expect(bytesOf(folder).includes(Buffer.from('lời'))).toBe(false);
  const second = ratings(folder);
  for (const visit of ['receipt', 'return'] as const)
    for (let i = 0; i < 3; i += 1) second.add(visit, answer(4), '2026-11-21');
  second.close();
  expect(groupsOf(folder)).toMatchObject([{ visit: 'mixed', answers: 6 }]);
});

test('a kind that seldom has five between two stops is told as well: of ten, five are closed', () => {
  const folder = temporaryFolder();
  for (let day = 10; day < 20; day += 1) {
    const book = ratings(folder);
    const many = day === 10 ? 5 : 2;
    for (let i = 0; i < many; i += 1) book.add('refusal', answer(2), `2026-11-${day}`);
    book.close();
  }
  const book = ratings(folder);
  const told = book.closed('2026-11-20').map(({ answers }) => answers);
  expect(told.length).toBeGreaterThan(2);
  expect(Math.min(...told)).toBeGreaterThanOrEqual(5);
  expect(
    groupsOf(folder).reduce((sum: number, group) => sum + (group as { answers: number }).answers, 0),
  ).toBe(23);
  book.close();
});

test('whatever comes and however often it stops: nothing is lost after the first five, and every group holds five', () => {
  const steps = fc.array(
    fc.record({
      visit: fc.constantFrom<VisitKind>('receipt', 'guidance', 'refusal', 'return'),
      many: fc.integer({ min: 1, max: 7 }),
      nextDay: fc.boolean(),
      stops: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  );
  fc.assert(
    fc.property(steps, (given) => {
      const folder = temporaryFolder();
      let book = ratings(folder);
      // Five of one kind first: from here on there is always something to keep others with.
      for (let i = 0; i < 5; i += 1) book.add('receipt', answer(4), '2026-11-01');
      let [day, sum] = [1, 5];
      for (const { visit, many, nextDay, stops } of given) {
        for (let i = 0; i < many; i += 1)
          book.add(visit, answer((i % 5) + 1), `2026-11-${String(day).padStart(2, '0')}`);
        sum += many;
        if (nextDay) day += 1;
        if (!stops) continue;
        book.close();
        book = ratings(folder);
      }
      book.close();
      const sizes = groupsOf(folder).map((group) => (group as { answers: number }).answers);
      expect(sizes.reduce((all, one) => all + one, 0)).toBe(sum);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 40 },
  );
});

test('a code is good once; while its answer waits in memory it is not, and should that be lost it is again', () => {
  const folder = temporaryFolder();
  const key = 'ef'.repeat(32);
  const book = ratings(folder, key);
  const day = '2026-11-20';
  const handed = book.codes.hand('return', day, true);
  if (!handed.ok) throw new Error(handed.error.code);
  const { code, at } = handed.value;
  expect(at).toBe('here');
  expect(book.codes.isOpen(code, day)).toBe(true);
  expect(book.codes.isOpen(code, '2027-02-01')).toBe(false);
  expect(book.codes.handed('return', day, day)).toBe(1);
  book.add('return', answer(5), day, code);
  expect(book.codes.isOpen(code, day)).toBe(false);
  // Power cut: nothing was closed.
  const cut = ratings(folder, key);
  expect(cut.codes.isOpen(code, day)).toBe(true);
  cut.close();
  for (let i = 0; i < 4; i += 1) book.add('return', answer(5), day);
  book.close();
  const again = ratings(folder, key);
  expect(again.codes.isOpen(code, day)).toBe(false);
  again.close();
});

test('I9: the file does not hold a code that was handed out, only what it can be told by', () => {
  const folder = temporaryFolder();
  const book = ratings(folder);
  book.codes.stock(['AAAAAAAAAA', 'BBBBBBBBBB', 'CCCCCCCCCC'], '2027-01-31');
  const codes = Array.from({ length: 4 }, () => {
    const handed = book.codes.hand('receipt', '2026-11-20', false);
    return handed.ok ? handed.value : null;
  });
  expect(codes.map((one) => one?.at)).toEqual(['ward', 'ward', 'ward', 'here']);
  expect(book.codes.left('2026-11-20')).toBe(0);
  for (const one of codes) expect(bytesOf(folder).includes(Buffer.from(one?.code ?? ''))).toBe(false);
  expect(book.codes.handed('receipt', '2026-11-20', '2026-11-20')).toBe(0);
  book.close();
});
