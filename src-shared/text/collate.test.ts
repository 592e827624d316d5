import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareByGivenName, compareVietnamese, isKinhName } from './collate.ts';

const ALPHABET = 'a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y'.split(' ');

describe('compareVietnamese', () => {
  it('puts the 29 letters in the order of the alphabet, Đ after D', () => {
    expect([...ALPHABET].reverse().sort(compareVietnamese)).toEqual(ALPHABET);
    expect(['Đào', 'Dung', 'Em', 'Dũng'].sort(compareVietnamese)).toEqual(['Dung', 'Dũng', 'Đào', 'Em']);
  });
  it('orders tones ngang huyền hỏi ngã sắc nặng, and only after the letters', () => {
    const tones = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ'];
    expect([...tones].reverse().sort(compareVietnamese)).toEqual(tones);
    expect(['mạ', 'man', 'má'].sort(compareVietnamese)).toEqual(['má', 'mạ', 'man']);
  });
  it('treats NFC and NFD as equal and numbers by value', () => {
    expect(compareVietnamese('Đặng Ngọc'.normalize('NFD'), 'Đặng Ngọc')).toBe(0);
    expect(['Tổ 10', 'Tổ 2'].sort(compareVietnamese)).toEqual(['Tổ 2', 'Tổ 10']);
  });
});

describe('compareByGivenName', () => {
  it('trap 9: sorts by the last word first, then by the rest', () => {
    const names = ['Nguyễn Thị Đào', 'Trần Văn An', 'Lê Văn Dũng', 'Bùi Thị Ánh', 'Đỗ Văn An', 'Hoa'];
    expect(names.sort(compareByGivenName)).toEqual([
      'Đỗ Văn An',
      'Trần Văn An',
      'Bùi Thị Ánh',
      'Lê Văn Dũng',
      'Nguyễn Thị Đào',
      'Hoa',
    ]);
  });
  it('names of Highland peoples are sorted from their first word', () => {
    expect(isKinhName('Y Moan Êñuôl')).toBe(false);
    expect(isKinhName("Rơ Châm H'Bơ")).toBe(false);
    expect(isKinhName('Kpă Klơng')).toBe(false);
    expect(isKinhName('Nguyễn Thị Ý')).toBe(true);
    const names = ['Y Moan Êñuôl', 'Lê Văn Minh', 'Kpă Klơng', 'Trần Thị Em'];
    expect(names.sort(compareByGivenName)).toEqual([
      'Trần Thị Em',
      'Kpă Klơng',
      'Lê Văn Minh',
      'Y Moan Êñuôl',
    ]);
  });
  it('is a consistent order: antisymmetric and transitive', () => {
    const name = fc
      .array(fc.constantFrom('An', 'Đào', 'Dũng', 'Y', 'Kpă', "H'Bơ", 'Hà', 'Hạ', 'hà'), { maxLength: 3 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareByGivenName(a, b))).toBe(0 - Math.sign(compareByGivenName(b, a)) || 0);
        if (compareByGivenName(a, b) <= 0 && compareByGivenName(b, c) <= 0)
          expect(compareByGivenName(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
