import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/support/counter.ts';
import { migrate } from './migrate.ts';
import { clockIsBehind, nextCode, nextNumber, raiseNumber } from './numbers.ts';
import { openStore } from './open.ts';

async function store(file = join(temporaryFolder(), 's.db')) {
  const db = openStore(file, { key: null });
  if (!db.ok) throw new Error(db.error.code);
  await migrate(db.value);
  return db.value;
}

test('a temporary code names its counter and day and counts from 0001 each day', async () => {
  const db = await store();
  expect(nextCode(db, 'TAM', 'Q1', '2026-11-20')).toBe('TAM-Q1-261120-0001');
  expect(nextCode(db, 'TAM', 'Q1', '2026-11-20')).toBe('TAM-Q1-261120-0002');
  expect(nextCode(db, 'TAM', 'Q1', '2026-11-21')).toBe('TAM-Q1-261121-0001');
});

test('trap 12: with the clock set back the numbers go on where they were and nobody is stopped', async () => {
  const db = await store();
  nextCode(db, 'TAM', 'Q1', '2026-11-20');
  expect(nextCode(db, 'TAM', 'Q1', '2026-11-18')).toBe('TAM-Q1-261120-0002');
  expect(clockIsBehind(db, 'code', '261118')).toBe(true);
  expect(clockIsBehind(db, 'code', '261120')).toBe(false);
});

test('trap 12: books start again at 1 with the year', async () => {
  const db = await store();
  nextNumber(db, 'book', '2026');
  expect(nextNumber(db, 'book', '2026')).toEqual({ period: '2026', number: 2 });
  expect(nextNumber(db, 'book', '2027')).toEqual({ period: '2027', number: 1 });
});

test('I2: no code repeats, whatever the clock does and however often the store is opened', async () => {
  const file = join(temporaryFolder(), 's.db');
  (await store(file)).close();
  const days = fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 30 });
  const seen = new Set<string>();
  fc.assert(
    fc.property(days, (given) => {
      const opened = openStore(file, { key: null });
      if (!opened.ok) throw new Error(opened.error.code);
      for (const day of given) {
        const code = nextCode(opened.value, 'TAM', 'Q1', `2026-11-${String(day).padStart(2, '0')}`);
        expect(seen.has(code)).toBe(false);
        seen.add(code);
      }
      opened.value.close();
    }),
    { numRuns: 30 },
  );
});

test('I2: after a number that is known to be on paper the next one is higher; an older one changes nothing', async () => {
  const db = await store();
  nextNumber(db, 'certification SCT/BS', '2026');
  raiseNumber(db, 'certification SCT/BS', '2026', 41);
  raiseNumber(db, 'certification SCT/BS', '2026', 7);
  raiseNumber(db, 'certification SCT/BS', '2025', 900);
  expect(nextNumber(db, 'certification SCT/BS', '2026')).toEqual({ period: '2026', number: 42 });
  raiseNumber(db, 'certification SCT/BS', '2027', 3);
  expect(nextNumber(db, 'certification SCT/BS', '2027')).toEqual({ period: '2027', number: 4 });
  raiseNumber(db, 'certification SCT/CK', '2026', 5);
  expect(nextNumber(db, 'certification SCT/CK', '2026')).toEqual({ period: '2026', number: 6 });
});
