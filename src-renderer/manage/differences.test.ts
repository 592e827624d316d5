import { expect, test } from 'vitest';
import { settingOf } from '../../src-shared/sync/settings.ts';
import { comparable, differences } from './differences.ts';

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

test('two files of one form are told apart, and not by a PIN', () => {
  const form = (hash: string) =>
    comparable(
      settingOf('form', {
        procedure: '1.001193',
        id: 'a'.repeat(16),
        kind: 'blank',
        title: 'Tờ khai',
        component: null,
        files: [{ from: '2026-11-20', hash: hash.repeat(64), media: 'application/pdf', size: 2048 }],
      }),
    );
  expect(differences(form('a'), form('b'))).toEqual([
    {
      label: 'Tệp, mục 1',
      own: 'PDF, 2 kB, từ 20/11/2026 (mã aaaaaaaa)',
      other: 'PDF, 2 kB, từ 20/11/2026 (mã bbbbbbbb)',
    },
  ]);
});
