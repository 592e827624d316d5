import { afterEach, expect, test } from 'vitest';
import type { Visit, VisitLine } from '../../src-shared/certification/visit.ts';
import { emptyIntake } from '../../src-shared/dossier/emptyIntake.ts';
import type { CertificationRegister } from '../../src-shared/dossier/words.ts';
import { openTestCounter, signIn, type TestCounter, testId } from '../../tests/support/counter.ts';
import { setMeta } from '../store/meta.ts';
import { verifyStore } from '../store/verify.ts';

let open: TestCounter[] = [];
afterEach(() => {
  for (const { counter } of open) counter.close();
  open = [];
});

async function counter(...options: Parameters<typeof openTestCounter>): Promise<TestCounter> {
  const opened = await openTestCounter(...options);
  open.push(opened);
  return opened;
}

const copy = (change: Partial<VisitLine> = {}): VisitLine => ({
  procedure: '2.000815',
  paper: 'Bằng tốt nghiệp THPT',
  pages: 2,
  copies: 3,
  ...change,
});

const visitOf = (change: Partial<Visit> = {}): Visit => ({
  applicant: { ...emptyIntake().applicant, name: "Rơ Châm H'Bơ" },
  lines: [copy()],
  electronic: null,
  exemption: '',
  signer: 'Lê Văn Định, Phó Chủ tịch',
  method: 'cash',
  receipt: { series: '', number: '' },
  ...change,
});

const failed = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });
const fieldFailed = (field: string, code: string) =>
  expect.objectContaining({
    ok: false,
    error: expect.objectContaining({ code: 'intake.invalid', details: { fields: [{ field, code }] } }),
  });

const register = (test: TestCounter, name: CertificationRegister = 'SCT/BS', year = '2026') =>
  test.done('certification.register', {
    register: name,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    limit: 100,
    offset: 0,
  });

test('a visit is received, entered, paid and given back as one commit of one dossier', async () => {
  const test = await counter();
  const before = test.counter.services.db.prepare('SELECT count(*) FROM commit_log').pluck().get();
  const served = await test.done('certification.serve', { id: testId(1), visit: visitOf() });
  expect(served.row).toMatchObject({
    status: 'returned',
    punctuality: 'onTime',
    applicantName: "Rơ Châm H'Bơ",
  });
  expect(served.fee).toEqual({ kind: 'amount', dong: 12_000, text: '12.000 đ' });
  expect(served.certified).toMatchObject([
    { register: 'SCT/BS', year: '2026', number: 1, pages: 2, copies: 3, dong: 12_000 },
  ]);
  expect(served.payments).toMatchObject([{ dong: 12_000, method: 'cash', receipt: null, voided: false }]);
  expect(served.components).toMatchObject([{ state: 'shown' }]);
  expect(served.taker).toMatchObject({ name: "Rơ Châm H'Bơ" });
  const { db } = test.counter.services;
  expect(db.prepare('SELECT count(*) FROM commit_log').pluck().get()).toBe(Number(before) + 1);
  expect(db.prepare('SELECT DISTINCT stream FROM event').pluck().all()).toEqual([`dossier:${testId(1)}`]);
  expect(await verifyStore(db)).toMatchObject({ ok: true, differing: [] });
});

test('I1: the same visit sent again answers what is there: one number, one payment', async () => {
  const test = await counter();
  const first = await test.done('certification.serve', { id: testId(1), visit: visitOf() });
  expect(await test.done('certification.serve', { id: testId(1), visit: visitOf() })).toEqual(first);
  expect((await register(test)).total).toBe(1);
});

test('NĐ 23/2015 Đ.13: each kind of paper takes the next number of its own register, whoever brings it', async () => {
  const test = await counter();
  const lines = [
    copy(),
    copy({ paper: 'Học bạ', pages: 10, copies: 2 }),
    copy({ procedure: '2.000884', paper: 'Sơ yếu lý lịch', pages: 1, copies: 3 }),
    copy({ procedure: '2.000992', paper: 'Bản dịch hộ chiếu', pages: 1, copies: 1 }),
    copy({ procedure: '2.001035', paper: 'Hợp đồng ủy quyền', pages: 4, copies: 3 }),
  ];
  const served = await test.done('certification.serve', { id: testId(1), visit: visitOf({ lines }) });
  expect(served.certified.map(({ register: name, number, dong }) => [name, number, dong])).toEqual([
    ['SCT/BS', 1, 12_000],
    ['SCT/BS', 2, 24_000],
    ['SCT/CK,ĐC', 1, 30_000],
    ['SCT/CKND', 1, 10_000],
    ['SCT/HĐ,GD', 1, 50_000],
  ]);
  expect(served.fee?.dong).toBe(126_000);
  const next = await test.done('certification.serve', { id: testId(2), visit: visitOf() });
  expect(next.certified[0]?.number).toBe(3);
  expect(await register(test)).toMatchObject({ total: 3, copies: 8, dong: 48_000 });
});

test('I2: a counter of a ward numbers on in a volume that carries its name', async () => {
  const test = await counter();
  const { db, counter: own } = test.counter.services;
  await test.done('certification.serve', { id: testId(1), visit: visitOf() });
  setMeta(db, 'wardId', 'w');
  own.id = 'Q2';
  const joined = await test.done('certification.serve', { id: testId(2), visit: visitOf() });
  expect(joined.certified).toMatchObject([{ register: 'SCT/BS', year: '2026', number: 2, book: 'Q2' }]);
  expect((await register(test)).rows).toMatchObject([
    { number: 1, book: '' },
    { number: 2, book: 'Q2' },
  ]);
  expect(await verifyStore(db)).toMatchObject({ ok: true, differing: [] });
});

test('trap 12: with the year the registers begin again at 1; a clock set back goes on in the year already begun', async () => {
  const test = await counter();
  const serve = async (n: number) =>
    (await test.done('certification.serve', { id: testId(n), visit: visitOf() })).certified[0];
  test.clock.set('2026-12-31T16:58:00.000Z');
  expect(await serve(1)).toMatchObject({ year: '2026', number: 1 });
  test.clock.set('2026-12-31T17:01:00.000Z');
  expect(await serve(2)).toMatchObject({ year: '2027', number: 1 });
  test.clock.set('2026-12-31T16:59:00.000Z');
  expect(await serve(3)).toMatchObject({ year: '2027', number: 2 });
  const keys = test.counter.services.db
    .prepare('SELECT register, year, number FROM certification')
    .raw()
    .all() as unknown[][];
  expect(new Set(keys.map(String)).size).toBe(keys.length);
});

test('I2: a refused visit uses no number', async () => {
  const test = await counter();
  const bad = visitOf({ lines: [copy(), copy({ paper: ' ' })] });
  expect(await test.call('certification.serve', { id: testId(1), visit: bad })).toEqual(
    fieldFailed('paper-1', 'field.required'),
  );
  const receipt = { series: '01AA/26P', number: '0000007' };
  await test.done('certification.serve', { id: testId(2), visit: visitOf({ receipt }) });
  expect(await test.call('certification.serve', { id: testId(3), visit: visitOf({ receipt }) })).toEqual(
    failed('fee.receiptUsed'),
  );
  const served = await test.done('certification.serve', { id: testId(4), visit: visitOf() });
  expect(served.certified[0]?.number).toBe(2);
  expect(served.row.code).toBe('TAM-Q1-261120-0002');
});

test('what is wrong with a visit is told by field', async () => {
  const test = await counter();
  const serve = (change: Partial<Visit>) =>
    test.call('certification.serve', { id: testId(1), visit: visitOf(change) });
  const { applicant } = visitOf();
  expect(await serve({ applicant: { ...applicant, name: ' ' } })).toEqual(
    fieldFailed('applicant.name', 'field.required'),
  );
  expect(await serve({ applicant: { ...applicant, idNumber: '12' } })).toEqual(
    fieldFailed('applicant.idNumber', 'field.badIdNumber'),
  );
  expect(await serve({ receipt: { series: '', number: '12' } })).toEqual(
    fieldFailed('receipt.number', 'fee.badReceiptNumber'),
  );
  expect(await serve({ receipt: { series: '01AA', number: '' } })).toEqual(
    fieldFailed('receipt.number', 'field.required'),
  );
  expect(await serve({ lines: [copy({ procedure: '1.001193' })] })).toEqual(
    fieldFailed('kind-0', 'certification.notHere'),
  );
  expect(await serve({ electronic: { portalRequest: '', sent: true } })).toEqual(
    fieldFailed('portalRequest', 'field.required'),
  );
  expect(await serve({ electronic: { portalRequest: 'BSDT-1', sent: false } })).toEqual(
    fieldFailed('sent', 'certification.notSent'),
  );
  expect(
    await serve({
      electronic: { portalRequest: 'BSDT-1', sent: true },
      lines: [copy({ procedure: '2.000884' })],
    }),
  ).toEqual(fieldFailed('kind-0', 'certification.notElectronic'));
  for (const lines of [[], [copy({ pages: 0 })], [copy({ copies: 1.5 })]])
    expect(await serve({ lines })).toEqual(failed('api.badInput'));
  expect((await register(test)).total).toBe(0);
});

test('an e-certified copy is entered with its request and counts as sent, not as collected', async () => {
  const test = await counter();
  const visit = visitOf({ electronic: { portalRequest: 'BSDT-2026-77', sent: true } });
  const served = await test.done('certification.serve', { id: testId(1), visit });
  expect(served.row.status).toBe('returned');
  expect(served.resultChannel).toBe('online');
  expect((await register(test)).rows).toMatchObject([{ portalRequest: 'BSDT-2026-77', dong: 12_000 }]);
});

test('trap 14: an exemption has its ground sealed, no payment, and still a number', async () => {
  const test = await counter();
  const visit = visitOf({ exemption: 'Người có công, thẻ số 12' });
  const served = await test.done('certification.serve', { id: testId(1), visit });
  expect(served.fee).toMatchObject({ kind: 'exempt', dong: 0 });
  expect(served.payments).toEqual([]);
  expect(served.personal?.feeExemption).toBe('Người có công, thẻ số 12');
  expect(served.certified).toMatchObject([{ number: 1, dong: 0 }]);
  const { db } = test.counter.services;
  expect(db.prepare(`SELECT count(*) FROM event WHERE body LIKE '%có công%'`).pluck().get()).toBe(0);
});

test('trap 13: after 15:00, on a Sunday, the papers are given back at once all the same and are never late', async () => {
  const test = await counter();
  test.clock.set('2026-11-20T10:30:00.000Z');
  const evening = await test.done('certification.serve', { id: testId(1), visit: visitOf() });
  expect(evening.row.punctuality).toBe('early');
  test.clock.set('2026-11-22T03:00:00.000Z');
  const sunday = await test.done('certification.serve', { id: testId(2), visit: visitOf() });
  expect(sunday.row.punctuality).toBe('early');
});

test('a visit is counted once, as a receipt, and the pad asks once', async () => {
  const test = await counter();
  await test.done('certification.serve', { id: testId(1), visit: visitOf() });
  const { db } = test.counter.services;
  expect(db.prepare('SELECT kind, visits FROM visit_day').raw().all()).toEqual([['receipt', 1]]);
  const pad = test.counter.connect('pad');
  expect(await test.counter.call(pad, 'pad.view', {})).toMatchObject({ ok: true, value: { state: 'awake' } });
});

test('nobody says “at once” of a dossier that waits: an ordinary return needs its proof', async () => {
  const test = await counter();
  const answer = await test.counter.call(test.caller, 'dossier.return', {
    id: testId(1),
    how: 'counter',
    taker: { who: 'applicant', name: '', paper: '' },
    proof: 'atOnce',
    slip: '',
    approval: null,
  });
  expect(answer).toEqual(failed('api.badInput'));
});

test('a specialist does not serve at the counter', async () => {
  const test = await counter();
  await signIn(test, 'specialist');
  expect(await test.call('certification.serve', { id: testId(1), visit: visitOf() })).toEqual(
    failed('role.counterOnly'),
  );
});

test('the screen offers what this ward certifies most, and the signer of the last visit', async () => {
  const test = await counter();
  const first = await test.done('certification.form', {});
  expect(first.signer).toBe('');
  expect(first.kinds[0]).toMatchObject({ procedure: '2.000815', fee: { kind: 'pages', capDong: 200_000 } });
  expect(first.kinds.map(({ procedure }) => procedure)).not.toContain('2.000908');
  for (let n = 1; n <= 2; n += 1)
    await test.done('certification.serve', {
      id: testId(n),
      visit: visitOf({ lines: [copy({ paper: 'Sổ hộ nghèo' })] }),
    });
  await test.done('certification.serve', { id: testId(3), visit: visitOf() });
  const later = await test.done('certification.form', {});
  expect(later.kinds[0]?.papers.slice(0, 2)).toEqual(['Sổ hộ nghèo', 'Bằng tốt nghiệp THPT']);
  expect(later.signer).toBe('Lê Văn Định, Phó Chủ tịch');
});

test('the register is read by period and page, in order, and forgets the name with the dossier’s key', async () => {
  const test = await counter();
  for (let n = 1; n <= 3; n += 1) await test.done('certification.serve', { id: testId(n), visit: visitOf() });
  test.clock.set('2026-11-23T02:00:00.000Z');
  await test.done('certification.serve', { id: testId(4), visit: visitOf() });
  const ask = (from: string, to: string, limit = 100, offset = 0) =>
    test.call('certification.register', { register: 'SCT/BS', from, to, limit, offset });
  expect(await ask('2026-11-20', '2026-11-20', 2, 1)).toMatchObject({
    ok: true,
    value: { total: 3, copies: 9, dong: 36_000, rows: [{ number: 2 }, { number: 3 }] },
  });
  expect(await ask('2026-11-24', '2026-11-23')).toEqual(failed('certification.badPeriod'));
  expect((await register(test)).rows[0]).toMatchObject({
    requester: "Rơ Châm H'Bơ",
    officer: 'Nguyễn Thị Minh Anh',
    signer: 'Lê Văn Định, Phó Chủ tịch',
    at: '2026-11-20T09:00',
  });
  const { destroyData } = await import('./dossiers.ts');
  expect(destroyData(test.counter.services, testId(1), 'Hết hạn lưu trữ').ok).toBe(true);
  expect((await register(test)).rows.map(({ requester }) => requester)).toEqual([
    '',
    ...Array(3).fill("Rơ Châm H'Bơ"),
  ]);
  expect(await verifyStore(test.counter.services.db)).toMatchObject({ ok: true });
});

test('a full disk leaves no half of a visit behind', async () => {
  const test = await counter();
  const { db } = test.counter.services;
  db.exec(`CREATE TEMP TRIGGER full_disk BEFORE INSERT ON payment BEGIN SELECT RAISE(ABORT, 'disk'); END`);
  const answer = await test.call('certification.serve', { id: testId(1), visit: visitOf() });
  expect(answer.ok).toBe(false);
  db.exec('DROP TRIGGER full_disk');
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
  expect(
    (await test.done('certification.serve', { id: testId(1), visit: visitOf() })).certified,
  ).toMatchObject([{ number: 1 }]);
});

test('the counter opened again goes on with the numbers', async () => {
  const first = await openTestCounter();
  await first.done('certification.serve', { id: testId(1), visit: visitOf() });
  first.counter.close();
  const again = await counter({ folder: first.folder });
  const served = await again.done('certification.serve', { id: testId(2), visit: visitOf() });
  expect(served.certified[0]?.number).toBe(2);
});
