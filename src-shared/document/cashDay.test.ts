import { expect, test } from 'vitest';
import type { CashDay } from '../contract/cash.ts';
import { cashDayPaper } from './cashDay.ts';

const receipt: CashDay['receipts'][number] = {
  dossierId: 'd',
  paymentId: 'p',
  code: 'TAM-Q1-261120-0001',
  applicantName: "Rơ Châm H'Bơ",
  procedureName: 'Chứng thực bản sao',
  at: '2026-11-20T09:05',
  dong: 12000,
  method: 'cash',
  series: 'AA/26',
  number: '0000001',
  officer: 'o',
  afterClose: false,
  voidedDay: null,
};
const day: CashDay = {
  day: '2026-11-20',
  counter: 'Q1',
  openingFloat: 50000,
  receipts: [
    receipt,
    { ...receipt, paymentId: 'q', number: '0000002', voidedDay: '2026-11-20' },
    { ...receipt, paymentId: 'r', number: '', afterClose: true },
  ],
  voidedLater: [],
  byProcedure: [{ code: '2.000815', name: 'Chứng thực bản sao', receipts: 2, dong: 24000 }],
  byMethod: [{ method: 'cash', receipts: 2, dong: 24000 }],
  taken: 24000,
  cash: 24000,
  afterClose: 12000,
  closed: null,
};
const rows = (cash: CashDay, caption: RegExp) =>
  cashDayPaper('Phường Minh Họa', cash).blocks.flatMap((block) =>
    block.kind === 'table' && caption.test(block.caption) ? block.rows : [],
  );

test('every receipt of the day is on the paper, voided ones and those after the close with a word', () => {
  expect(rows(day, /^Biên lai/)).toEqual([
    ['09:05', 'AA/26 0000001', "Rơ Châm H'Bơ, TAM-Q1-261120-0001", 'Tiền mặt', '12.000 đ', ''],
    ['09:05', 'AA/26 0000002', "Rơ Châm H'Bơ, TAM-Q1-261120-0001", 'Tiền mặt', '12.000 đ', 'Hủy'],
    ['09:05', 'không ghi', "Rơ Châm H'Bơ, TAM-Q1-261120-0001", 'Tiền mặt', '12.000 đ', 'Sau chốt sổ'],
  ]);
  expect(rows(day, /hình thức/).at(-1)).toEqual(['Tổng thu', '2', '24.000 đ']);
});

test('a closed day tells what was counted and by whom; a lack has its sign', () => {
  const closed = {
    at: '2026-11-20T17:00',
    openingFloat: 50000,
    expected: 74000,
    counted: 73000,
    difference: -1000,
    note: 'Thối nhầm',
    taken: 24000,
    officer: 'Nguyễn Thị Minh Anh',
  };
  expect(rows({ ...day, closed }, /^Đã chốt sổ: Nguyễn Thị Minh Anh/)).toContainEqual([
    'Chênh lệch',
    '−1.000 đ',
  ]);
  expect(JSON.stringify(cashDayPaper('Phường', { ...day, closed }))).toContain('Lý do chênh lệch: Thối nhầm');
});
