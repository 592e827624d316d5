import { type CashClosedBody, closeDay } from '../../src-shared/cash/close.ts';
import { receiptOf, receiptProblems } from '../../src-shared/certification/visit.ts';
import type { CashDay, CashReceipt } from '../../src-shared/contract/cash.ts';
import type { DossierDetail } from '../../src-shared/contract/dossier.ts';
import type { InputOf } from '../../src-shared/contract/index.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { appendCommit } from '../store/append.ts';
import type { ReadDb } from '../store/brands.ts';
import { cashStream } from '../store/ledger.ts';
import { prepared } from '../store/schema.ts';
import { transact } from '../store/transact.ts';
import { localNow, perform } from './dossiers.ts';
import type { CallContext, Handlers, Services } from './services.ts';

/** Whether a number of the official receipts was recorded before, voided or not, for any dossier. */
export const receiptUsed = (db: ReadDb, { series, number }: { series: string; number: string }): boolean =>
  prepared(db, `SELECT 1 FROM payment WHERE number = ? AND series = ? AND number <> '' LIMIT 1`).get(
    number,
    series,
  ) !== undefined;

function pay(
  context: CallContext,
  { id, paymentId, dong, method, receipt: typed }: InputOf<'fee.pay'>,
): Result<DossierDetail> {
  const { services } = context;
  const fields = receiptProblems(typed);
  if (fields.length > 0) return fail('intake.invalid', { fields });
  const receipt = receiptOf(typed);
  return perform(context, id, (state) => {
    const known = state.payments.some((payment) => payment.paymentId === paymentId);
    if (receipt && !known && receiptUsed(services.db, receipt)) return fail('fee.receiptUsed');
    return ok({ type: 'payFee', paymentId, dong, method, receipt, counter: services.counter.id });
  });
}

interface ReceiptRow extends Omit<CashReceipt, 'afterClose'> {
  readonly afterClose: number;
}

const receiptColumns = `p.dossier AS dossierId, p.payment AS paymentId, coalesce(d.official_code, d.code, '') AS code,
  coalesce(d.applicant_name, '') AS applicantName, coalesce(d.procedure_name, '') AS procedureName, p.at, p.dong,
  p.method, p.series, p.number, p.officer, p.after_close AS afterClose, p.voided_day AS voidedDay
  FROM payment p LEFT JOIN dossier d ON d.id = p.dossier`;

const shown = ({ afterClose, ...row }: ReceiptRow): CashReceipt => ({ ...row, afterClose: afterClose === 1 });

/** A day's figure never changes afterwards: a receipt voided later counts on its day, and back on the day of the void. */
const stands = (day: string) => (receipt: CashReceipt) => receipt.voidedDay !== day;

const sum = (receipts: readonly CashReceipt[]) => receipts.reduce((all, { dong }) => all + dong, 0);
const inCash = (receipts: readonly CashReceipt[]) => receipts.filter(({ method }) => method === 'cash');

function closedDay(db: ReadDb, counter: string, day: string): CashClosedBody | null {
  const body = prepared(db, 'SELECT body FROM cash_day WHERE counter = ? AND day = ?')
    .pluck()
    .get(counter, day);
  return typeof body === 'string' ? (JSON.parse(body) as CashClosedBody) : null;
}

/** What is likely in the drawer in the morning: the float of the last close, and the cash that came after it. */
function likelyFloat(db: ReadDb, counter: string, day: string): number {
  const body = prepared(
    db,
    'SELECT body FROM cash_day WHERE counter = ? AND day < ? ORDER BY day DESC LIMIT 1',
  )
    .pluck()
    .get(counter, day);
  if (typeof body !== 'string') return 0;
  const last = JSON.parse(body) as CashClosedBody;
  const after = (column: 'day' | 'voided_day', mark: 'after_close' | 'voided_after_close') =>
    Number(
      prepared(
        db,
        `SELECT coalesce(sum(dong), 0) FROM payment
         WHERE counter = ? AND ${column} = ? AND method = 'cash' AND ${mark} = 1`,
      )
        .pluck()
        .get(counter, last.day),
    );
  return Math.max(
    0,
    last.openingFloat + after('day', 'after_close') - after('voided_day', 'voided_after_close'),
  );
}

/** A day of a counter's drawer as it stands now. */
export function cashDay({ db, catalogue }: Services, day: string, counter: string): CashDay {
  const read = (where: string, ...values: string[]) =>
    (prepared(db, `SELECT ${receiptColumns} WHERE ${where}`).all(...values) as ReceiptRow[]).map(shown);
  const receipts = read('p.counter = ? AND p.day = ? ORDER BY p.row', counter, day);
  const voidedLater = read(
    'p.counter = ? AND p.voided_day = ? AND p.day <> p.voided_day ORDER BY p.row',
    counter,
    day,
  );
  const standing = receipts.filter(stands(day));
  const methods = [...new Set(standing.map(({ method }) => method))].sort();
  const byProcedure = prepared(
    db,
    `SELECT t.procedure_code AS code, count(*) AS receipts, sum(t.dong) AS dong
     FROM payment p JOIN payment_part t ON t.dossier = p.dossier AND t.payment = p.payment
     WHERE p.counter = ? AND p.day = ? AND (p.voided_day IS NULL OR p.voided_day <> p.day)
     GROUP BY t.procedure_code ORDER BY sum(t.dong) DESC, t.procedure_code`,
  ).all(counter, day) as { code: string; receipts: number; dong: number }[];
  const closed = closedDay(db, counter, day);
  return {
    day,
    counter,
    openingFloat: closed?.openingFloat ?? likelyFloat(db, counter, day),
    receipts,
    voidedLater,
    byProcedure: byProcedure.map((row) => ({ ...row, name: catalogue.on(row.code, day)?.name ?? row.code })),
    byMethod: methods.map((method) => {
      const of = standing.filter((receipt) => receipt.method === method);
      return { method, receipts: of.length, dong: sum(of) };
    }),
    taken: sum(standing),
    cash: sum(inCash(standing)) - sum(inCash(voidedLater)),
    afterClose: sum(standing.filter(({ afterClose }) => afterClose)),
    closed: closed && { ...closed, officer: closed.officer.name },
  };
}

function close(
  { services, staff }: CallContext,
  { day, openingFloat, counted, note }: InputOf<'cash.close'>,
): Result<CashDay> {
  if (staff.role === 'specialist') return fail('role.counterOnly');
  const { db, counter } = services;
  const done = transact(db, () => {
    const { closed, cash, taken, receipts } = cashDay(services, day, counter.id);
    const decided = closeDay(
      { closed: closed !== null, cash, taken, receipts: receipts.filter(stands(day)).length },
      { counter: counter.id, day, openingFloat, counted, note },
      { now: localNow(services), officer: { id: staff.id, name: staff.name } },
    );
    if (!decided.ok) return decided;
    const stream = cashStream(counter.id);
    const base = prepared(db, 'SELECT count(*) FROM event WHERE stream = ?').pluck().get(stream);
    appendCommit(db, services, { stream, base: Number(base), actor: staff.id, events: decided.value });
    return ok(undefined);
  });
  return done.ok ? ok(cashDay(services, day, counter.id)) : done;
}

export const cashHandlers: Handlers<'fee.pay' | 'fee.void' | 'cash.day' | 'cash.close'> = {
  'fee.pay': pay,
  'fee.void': (context, { id, paymentId }) =>
    perform(context, id, () => ok({ type: 'voidFeeReceipt', paymentId })),
  'cash.day': ({ services }, { day, counter }) => ok(cashDay(services, day, counter ?? services.counter.id)),
  'cash.close': close,
};
