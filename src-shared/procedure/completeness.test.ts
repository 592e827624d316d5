import { expect, test } from 'vitest';
import { missingParts } from './completeness.ts';
import { plainVersion } from './sampleVersion.ts';
import type { ProcedureVersion } from './version.ts';

const gaps = (change: Partial<ProcedureVersion>) =>
  missingParts(plainVersion(change)).map(({ part, kind }) => `${part} ${kind}`);
const [inPerson, online] = plainVersion().channels;
if (!inPerson || !online) throw new Error('the sample has two ways');

test('a procedure with every part lacks nothing', () => {
  expect(gaps({})).toEqual([]);
});

test('NĐ 63/2010 Đ.8.2: what is always asked and is not there is missing, by the law’s word', () => {
  const lacking = missingParts(
    plainVersion({
      steps: ' ',
      channels: [],
      components: [],
      sets: null,
      audience: '',
      agency: '',
      results: [],
      legalBases: [],
    }),
  );
  expect(lacking.every(({ kind }) => kind === 'missing')).toBe(true);
  expect(lacking.map(({ label }) => label)).toEqual([
    'Trình tự thực hiện',
    'Cách thức thực hiện',
    'Thành phần hồ sơ',
    'Số lượng hồ sơ',
    'Thời hạn giải quyết',
    'Đối tượng thực hiện',
    'Cơ quan giải quyết',
    'Kết quả thực hiện',
    'Căn cứ pháp lý',
  ]);
  expect(lacking.at(-1)?.article).toBe('NĐ 63/2010/NĐ-CP Đ.15');
});

test('a term or a fee that nobody could read is doubtful, not missing', () => {
  expect(gaps({ channels: [{ ...inPerson, time: { kind: 'unknown', text: '1' } }, online] })).toEqual([
    'time doubtful',
  ]);
  expect(gaps({ channels: [{ ...inPerson, fee: { kind: 'unknown', text: '' } }] })).toEqual([
    'fees doubtful',
  ]);
  expect(gaps({ channels: [{ ...inPerson, fee: { kind: 'ceiling', maxDong: 1, note: '' } }] })).toEqual([
    'fees doubtful',
  ]);
});

test('“miễn phí” that the province’s council decides on is a doubtful fee', () => {
  expect(gaps({ warnings: [{ field: 'fee', code: 'feeByCouncil', text: '' }] })).toEqual(['fees doubtful']);
});

test('what applies only sometimes is doubtful when it is not there: conditions, blank forms, result codes', () => {
  const [form] = plainVersion().components;
  if (!form) throw new Error('the sample has a form');
  expect(gaps({ conditions: '' })).toEqual(['conditions doubtful']);
  expect(gaps({ components: [{ ...form, blankForm: null }] })).toEqual(['blankForms doubtful']);
  expect(gaps({ components: [{ ...form, name: 'Giấy chứng sinh', blankForm: null }] })).toEqual([]);
  expect(gaps({ results: [{ name: 'Giấy khai sinh', code: null }] })).toEqual(['results doubtful']);
});

test('a procedure of the police that needs no paper does not lack papers', () => {
  expect(gaps({ components: [], guideOnly: true })).toEqual([]);
});
