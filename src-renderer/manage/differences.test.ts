import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('only what is different is told, in words, item by item', () => {
  const own = {
    version: { name: 'A', steps: 'như nhau', channels: [{ fee: { dong: 5000 } }, { fee: 'x' }] },
  };
  const other = {
    version: { name: 'B', steps: 'như nhau', channels: [{ fee: { dong: 8000 } }, { fee: 'x' }] },
  };
  expect(differences(own, other)).toEqual([
    { label: 'Tên', own: 'A', other: 'B' },
    { label: 'Cách thức, thời hạn, phí, mục 1', own: '5000', other: '8000' },
  ]);
});

test('what one of them has not is told as missing', () => {
  expect(differences(null, { hotline: '0123' })).toEqual([
    { label: 'Điện thoại', own: '(không có)', other: '0123' },
  ]);
});

test('where all that is shown is equal, the PIN is what differs', () => {
  expect(differences({ name: 'An' }, { name: 'An' })).toEqual([
    { label: 'Mã PIN', own: 'mã của phường', other: 'mã khác' },
  ]);
});
