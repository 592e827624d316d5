import { expect, test } from 'vitest';
import { ask } from '../sample/commands.ts';
import { codeOf, eventsOf, lived, next } from '../sample/life.ts';
import { specialist } from '../sample/world.ts';
import { noDossier } from '../state.ts';

const paid = () => lived(ask.receive(), ask.payFee());
const receipt = (number: string, series = 'AA-26') => ({ series, number });

test('money is recorded with who took it, how, and the number of the official receipt', () => {
  expect(paid().payments).toMatchObject([
    { dong: 5000, method: 'cash', receipt: receipt('0000001'), officer: { id: 'r' }, voided: false },
  ]);
  expect(codeOf(lived(ask.receive()), ask.payFee({ receipt: null }))).toBeNull();
});

test('whole đồng, and a number as TT 303/2016 has it', () => {
  const pay = (change: Parameters<typeof ask.payFee>[0]) => codeOf(lived(ask.receive()), ask.payFee(change));
  for (const dong of [0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(pay({ dong })).toBe('fee.badAmount');
  for (const number of ['', '1', '000001', '0000000', '123456789', '12345ab'])
    expect(pay({ receipt: receipt(number) })).toBe('fee.badReceiptNumber');
  expect(pay({ receipt: receipt('00000012') })).toBeNull();
});

test('a payment recorded again under its own id is one payment', () => {
  expect(eventsOf(paid(), ask.payFee())).toEqual([]);
});

test('a spoiled receipt keeps its number as void, and neither it nor a good one is used again', () => {
  const spoiled = next(paid(), ask.voidFeeReceipt());
  expect(spoiled.payments).toMatchObject([{ voided: true, receipt: receipt('0000001') }]);
  for (const state of [paid(), spoiled]) {
    expect(codeOf(state, ask.payFee({ paymentId: 'f2' }))).toBe('fee.receiptUsed');
    expect(codeOf(state, ask.payFee({ paymentId: 'f2', receipt: receipt('0000002') }))).toBeNull();
    expect(codeOf(state, ask.payFee({ paymentId: 'f2', receipt: receipt('0000001', 'BB-26') }))).toBeNull();
  }
  const two = next(spoiled, ask.payFee({ paymentId: 'f2', receipt: null }));
  expect(codeOf(two, ask.voidFeeReceipt())).toBe('fee.alreadyVoided');
  expect(codeOf(two, ask.voidFeeReceipt({ paymentId: 'f9' }))).toBe('fee.nothingPaid');
  expect(codeOf(spoiled, ask.voidFeeReceipt())).toBe('fee.nothingPaid');
});

test('no money before receipt, and none past the counter', () => {
  expect(codeOf(noDossier, ask.payFee())).toBe('dossier.unknown');
  expect(codeOf(lived(ask.refuse()), ask.payFee())).toBe('dossier.refused');
  expect(codeOf(paid(), ask.payFee(), { actor: specialist })).toBe('role.counterOnly');
  expect(codeOf(noDossier, ask.voidFeeReceipt())).toBe('dossier.unknown');
});

test('NĐ 23/2015 Đ.13: an entry for each kind of paper', () => {
  const state = lived(ask.receive(), ask.certify({ portalRequest: 'CTDT-1' }));
  expect(state.certified).toMatchObject([
    { portalRequest: 'CTDT-1', entries: [{ register: 'SCT/BS', number: 1 }] },
  ]);
  expect(codeOf(state, ask.certify({ entries: [] }))).toBe('certification.noEntries');
  expect(codeOf(noDossier, ask.certify())).toBe('dossier.unknown');
  expect(codeOf(next(state, ask.takeResult()), ask.certify())).toBe('dossier.resultAlreadyTaken');
});
