import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProcedureIndex, search } from './search.ts';
import type { ProcedureEntry } from './version.ts';

const entry = (code: string, name: string, keywords: string[] = []): ProcedureEntry => ({
  code,
  name,
  field: '',
  keywords,
  guideOnly: false,
});
const entries = [
  entry('1.001193', 'Đăng ký khai sinh', ['giấy khai sinh']),
  entry('1.000689', 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con'),
  entry('1.000894', 'Thủ tục đăng ký kết hôn'),
  entry('1.000656', 'Đăng ký khai tử'),
  entry('2.000815', 'Chứng thực bản sao từ bản chính', ['sao y', 'công chứng']),
  entry('1.004873', 'Cấp Giấy xác nhận tình trạng hôn nhân', ['độc thân']),
];
const index = createProcedureIndex(entries);
const codes = (text: string) => search(index, text, 10).map(({ code }) => code);

test('exact name first, then what begins with it', () => {
  expect(codes('đăng ký khai sinh')).toEqual(['1.001193', '1.000689']);
});

test('words without marks, in any order, as beginnings of words', () => {
  expect(codes('khai sinh')).toEqual(['1.001193', '1.000689']);
  expect(codes('sinh khai')).toEqual(['1.001193', '1.000689']);
  expect(codes('ket hon')[0]).toBe('1.000894');
  expect(codes('hon nhan')).toEqual(['1.004873']);
});

test('initials, also when the name begins with “Thủ tục”', () => {
  expect(codes('dkks')[0]).toBe('1.001193');
  expect(codes('ks')[0]).toBe('1.001193');
  expect(codes('dkkh')[0]).toBe('1.000894');
  expect(codes('dkkt')).toEqual(['1.000656']);
});

test('codes whole and in part', () => {
  expect(codes('1.001193')).toEqual(['1.001193']);
  expect(codes('001193')).toEqual(['1.001193']);
  expect(codes('1193')).toEqual(['1.001193']);
});

test('what people say instead', () => {
  expect(codes('sao y')).toEqual(['2.000815']);
  expect(codes('công chứng')).toEqual(['2.000815']);
  expect(codes('doc than')).toEqual(['1.004873']);
});

test('trap 9: typed composed or decomposed gives the same; marks that differ are not an exact hit', () => {
  expect(codes('khai tử'.normalize('NFD'))).toEqual(codes('khai tử'));
  expect(codes('khai tử')).toEqual(['1.000656']);
});

test('nothing typed and nothing found are both empty, and no text breaks it', () => {
  expect(codes('  ')).toEqual([]);
  expect(codes('zzzz')).toEqual([]);
  fc.assert(fc.property(fc.string(), (text) => search(index, text, 3).length <= 3));
});
