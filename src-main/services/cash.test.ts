import { afterEach, expect, test } from 'vitest';
import type { Visit } from '../../src-shared/certification/visit.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import { openTestCounter, signIn, type TestCounter, testId, validForm } from '../../tests/support/counter.ts';
import { refillDerived } from '../store/project.ts';
import { verifyStore } from '../store/verify.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

/** A counter with one received dossier, whose fee the catalogue leaves open. */
async function counter(): Promise<TestCounter> {
  const test = await openTestCounter();
  open.push(test);
  await test.done('dossier.receive', { id: testId(1), form: await validForm(test) });
  return test;
}

const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

const none = { series: '', number: '' };
const payment = (n: number, dong: number, change: object = {}) => ({
  id: testId(1),
  paymentId: testId(100 + n),
  dong,
  method: 'cash' as const,
  receipt: none,
  ...change,
});
const today = { day: '2026-11-20', counter: null };

const visit: Visit = {
  applicant: { ...emptyIntake().applicant, name: 'Hiên' },
  lines: [
    { procedure: '2.000815', paper: 'Học bạ', pages: 2, copies: 1 },
    { procedure: '2.000884', paper: 'Sơ yếu lý lịch', pages: 1, copies: 2 },
  ],
  electronic: null,
  exemption: '',
  signer: '',
  method: 'transfer',
  receipt: none,
};

test('money of any dossier is recorded with its receipt; the same payment again is one payment', async () => {
  const test = await counter();
  const receipt = { series: '01aa/26p ', number: '0000001' };
  const paid = await test.done('fee.pay', payment(1, 8000, { receipt }));
  expect(paid.payments).toMatchObject([
    { dong: 8000, receipt: { series: '01AA/26P', number: '0000001' }, officer: 'Nguyễn Thị Minh Anh' },
  ]);
  expect((await test.done('fee.pay', payment(1, 8000, { receipt }))).payments).toHaveLength(1);
  expect((await test.done('cash.day', today)).taken).toBe(8000);
});

test('a payment that is wrong is refused in words', async () => {
  const test = await counter();
  expect(await test.call('fee.pay', payment(1, 0))).toEqual(failed('fee.badAmount'));
  expect(await test.call('fee.pay', payment(1, 0.5))).toEqual(failed('api.badInput'));
  expect(
    await test.call('fee.pay', payment(1, 8000, { receipt: { series: '', number: '0000000' } })),
  ).toEqual(failed('intake.invalid'));
  expect(await test.call('fee.pay', payment(1, 8000, { id: testId(9) }))).toEqual(failed('dossier.unknown'));
  await signIn(test, 'specialist');
  expect(await test.call('fee.pay', payment(1, 8000))).toEqual(failed('role.counterOnly'));
});

test('TT 303/2016: a number is used once, by whichever dossier, and a void one never again', async () => {
  const test = await counter();
  await test.done('dossier.receive', { id: testId(2), form: await validForm(test) });
  const receipt = { series: '01AA', number: '0000005' };
  await test.done('fee.pay', payment(1, 8000, { receipt }));
  expect(await test.call('fee.pay', payment(2, 8000, { id: testId(2), receipt }))).toEqual(
    failed('fee.receiptUsed'),
  );
  await test.done('fee.void', { id: testId(1), paymentId: testId(101) });
  expect(await test.call('fee.pay', payment(3, 8000, { receipt }))).toEqual(failed('fee.receiptUsed'));
  expect(await test.call('fee.void', { id: testId(1), paymentId: testId(101) })).toEqual(
    expect.objectContaining({ ok: false }),
  );
  const other = { series: '02BB', number: '0000005' };
  await test.done('fee.pay', payment(4, 8000, { receipt: other }));
});

test('a day: by procedure, by method, void receipts shown and not counted; the sum is that of the receipts', async () => {
  const test = await counter();
  await test.done('fee.pay', payment(1, 8000));
  await test.done('fee.pay', payment(2, 5000, { method: 'transfer' }));
  await test.done('fee.pay', payment(3, 3000));
  await test.done('fee.void', { id: testId(1), paymentId: testId(103) });
  await test.done('certification.serve', { id: testId(2), visit });
  const day = await test.done('cash.day', today);
  expect(day.receipts.map(({ dong, voidedDay }) => [dong, voidedDay])).toEqual(
    expect.arrayContaining([
      [8000, null],
      [5000, null],
      [3000, '2026-11-20'],
      [24_000, null],
    ]),
  );
  expect(day).toMatchObject({ taken: 37_000, cash: 8000, afterClose: 0, closed: null, openingFloat: 0 });
  // A visit under two procedures counts for each what it paid.
  expect(day.byProcedure).toMatchObject([
    { code: '2.000884', receipts: 1, dong: 20_000 },
    { code: '1.004873', receipts: 2, dong: 13_000 },
    { code: '2.000815', receipts: 1, dong: 4000 },
  ]);
  expect(day.byMethod).toEqual([
    { method: 'cash', receipts: 1, dong: 8000 },
    { method: 'transfer', receipts: 2, dong: 29_000 },
  ]);
  for (const part of [day.byProcedure, day.byMethod])
    expect(part.reduce((sum, { dong }) => sum + dong, 0)).toBe(day.taken);
});

const close = (test: TestCounter, counted: number, change: object = {}) =>
  test.call('cash.close', { day: '2026-11-20', openingFloat: 200_000, counted, note: '', ...change });

test('a day is closed once; what comes later stands apart and goes into the next morning’s drawer', async () => {
  const test = await counter();
  await test.done('fee.pay', payment(1, 8000));
  expect(await close(test, 207_000)).toEqual(failed('cash.noteNeeded'));
  expect(await close(test, 207_000, { day: '2026-11-21' })).toEqual(failed('cash.futureDay'));
  expect(await close(test, 207_000, { note: 'Thối nhầm' })).toMatchObject({
    ok: true,
    value: { closed: { expected: 208_000, counted: 207_000, difference: -1000, note: 'Thối nhầm' } },
  });
  expect(await close(test, 208_000)).toEqual(failed('cash.alreadyClosed'));
  test.clock.set('2026-11-20T10:00:00.000Z');
  await test.done('fee.pay', payment(2, 2000));
  const day = await test.done('cash.day', today);
  expect(day).toMatchObject({ taken: 10_000, afterClose: 2000, closed: { taken: 8000, expected: 208_000 } });
  expect(day.receipts.map(({ afterClose }) => afterClose)).toEqual([false, true]);
  test.clock.set('2026-11-23T01:00:00.000Z');
  expect((await test.done('cash.day', { ...today, day: '2026-11-23' })).openingFloat).toBe(202_000);
  expect(await verifyStore(test.counter.services.db)).toMatchObject({ ok: true, differing: [] });
});

test('a receipt voided on a later day changes no figure of its own day; the money leaves the drawer then', async () => {
  const test = await counter();
  await test.done('fee.pay', payment(1, 8000));
  await test.done('fee.pay', payment(2, 2000));
  expect((await close(test, 210_000)).ok).toBe(true);
  test.clock.set('2026-11-23T02:00:00.000Z');
  await test.done('fee.void', { id: testId(1), paymentId: testId(101) });
  expect(await test.done('cash.day', today)).toMatchObject({ taken: 10_000, cash: 10_000 });
  const later = await test.done('cash.day', { ...today, day: '2026-11-23' });
  expect(later).toMatchObject({ taken: 0, cash: -8000, receipts: [], voidedLater: [{ dong: 8000 }] });
  expect(
    await test.call('cash.close', { day: '2026-11-23', openingFloat: 200_000, counted: 192_000, note: '' }),
  ).toMatchObject({ ok: true, value: { closed: { difference: 0 } } });
});

test('closing is an event of the counter’s own stream, signed and chained like every other', async () => {
  const test = await counter();
  expect((await close(test, 200_000)).ok).toBe(true);
  const { db } = test.counter.services;
  const event = db.prepare(`SELECT stream, actor FROM event WHERE type = 'cash.closed'`).get();
  expect(event).toEqual({ stream: 'cash:Q1', actor: 'nv-01' });
  expect(await verifyStore(db)).toMatchObject({ ok: true, firstBad: null });
  await signIn(test, 'specialist');
  expect(await close(test, 1, { day: '2026-11-19' })).toEqual(failed('role.counterOnly'));
});

test('I4: registers and cash book of a store filled by an earlier release are filled anew, the same', async () => {
  const test = await counter();
  await test.done('certification.serve', { id: testId(2), visit });
  await test.done('fee.pay', payment(1, 8000));
  await close(test, 208_000);
  await test.done('fee.pay', payment(2, 2000));
  const { db } = test.counter.services;
  for (const table of ['certification', 'payment', 'payment_part', 'cash_day'])
    db.exec(`DELETE FROM ${table}`);
  db.exec(
    `UPDATE meta SET value = '2' WHERE name = 'projection'; DELETE FROM meta WHERE name = 'projection'`,
  );
  refillDerived(db);
  expect(await verifyStore(db)).toMatchObject({ ok: true, differing: [] });
  db.exec(`UPDATE payment SET dong = 1`);
  expect((await verifyStore(db)).differing).toEqual(['payment']);
});
