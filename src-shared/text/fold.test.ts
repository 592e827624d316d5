import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, initials, normaliseExact, tidy, tokens } from './fold.ts';

const TWELVE_VOWELS = 'a ă â e ê i o ô ơ u ư y';
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

describe('normaliseExact', () => {
  it('keeps the marks, lowers the case and squeezes the spaces', () => {
    expect(normaliseExact('  NGUYỄN \u00a0 Thị\tĐẬU ')).toBe('nguyễn thị đậu');
  });
  it('trap 9: NFC and NFD of the same name are the same text', () => {
    for (const name of ["Rơ Châm H'Bơ", 'Kpă Klơng', 'Y Moan Êñuôl', 'Nguyễn Thị Đượm', 'Đặng Ngọc Quỳnh']) {
      expect(normaliseExact(name.normalize('NFD'))).toBe(normaliseExact(name.normalize('NFC')));
      expect(fold(name.normalize('NFD'))).toBe(fold(name.normalize('NFC')));
    }
  });
  it('tells two names apart that differ in a mark', () => {
    expect(normaliseExact('Hòa')).not.toBe(normaliseExact('Hóa'));
  });
  it('drops what cannot be seen: zero-width space, soft hyphen, BOM', () => {
    expect(normaliseExact('\ufeffNguyễn\u200b Vă\u00adn')).toBe('nguyễn văn');
  });
});

describe('fold', () => {
  it.each([
    ["Rơ Châm H'Bơ", "ro cham h'bo"],
    ['Rơ Châm H’Bơ', "ro cham h'bo"],
    ['Rơ Châm HʼBơ', "ro cham h'bo"],
    ['Kpă Klơng', 'kpa klong'],
    ['Y Moan Êñuôl', 'y moan enuol'],
    ['Đinh Thị Ĕ Ŏ Č Ñ Ĭ Ŭ', 'dinh thi e o c n i u'],
    ['ĐẶNG THỊ ƯƠM', 'dang thi uom'],
    ['Ơ̆ Ƀok Łu', 'o bok lu'],
    ['Giấy chứng nhận QSDĐ', 'giay chung nhan qsdd'],
  ])('%s → %s', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });
  it('every Vietnamese vowel with every tone folds to its base letter', () => {
    for (const vowel of TWELVE_VOWELS.split(' ')) {
      const base = vowel.normalize('NFD').charAt(0);
      for (const tone of TONES) {
        expect(fold((vowel + tone).normalize('NFC'))).toBe(base);
        expect(fold((vowel + tone).toUpperCase())).toBe(base);
      }
    }
  });
  it('is idempotent, never throws, and treats NFC and NFD alike for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(normaliseExact(normaliseExact(text))).toBe(normaliseExact(text));
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof fold(text) === 'string'));
  });
});

describe('tokens and initials', () => {
  it('splits at spaces and punctuation, keeps the apostrophe of a name', () => {
    expect(tokens("Rơ Châm H'Bơ (mẹ), TAM-01/2026")).toEqual([
      'ro',
      'cham',
      "h'bo",
      'me',
      'tam',
      '01',
      '2026',
    ]);
    expect(tokens(' — … ')).toEqual([]);
  });
  it('gives the folded first letters', () => {
    expect(initials('Đăng ký khai sinh')).toBe('dkks');
    expect(initials('Cấp bản sao trích lục hộ tịch')).toBe('cbstlht');
    expect(initials('')).toBe('');
  });
});
