import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberVocabulary, numberWords } from './numberWords.ts';

const said = (value: number) => numberWords(value).join(' ');

describe('numberWords', () => {
  it.each([
    [0, 'không'],
    [1, 'một'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [25, 'hai mươi lăm'],
    [44, 'bốn mươi tư'],
    [55, 'năm mươi lăm'],
    [91, 'chín mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [104, 'một trăm linh tư'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [111, 'một trăm mười một'],
    [114, 'một trăm mười bốn'],
    [115, 'một trăm mười lăm'],
    [121, 'một trăm hai mươi mốt'],
    [400, 'bốn trăm'],
    [554, 'năm trăm năm mươi tư'],
    [999, 'chín trăm chín mươi chín'],
  ])('%i is %s', (value, words) => {
    expect(said(value)).toBe(words);
  });

  it('every number has its own words, all of the vocabulary', () => {
    const all = Array.from({ length: 1000 }, (_, value) => said(value));
    expect(new Set(all).size).toBe(1000);
    expect(new Set(all.join(' ').split(' '))).toEqual(new Set(numberVocabulary));
  });

  it('nothing outside 0–999 is read', () => {
    const outside = fc.oneof(fc.integer({ max: -1 }), fc.integer({ min: 1000 }), fc.constantFrom(1.5, NaN));
    fc.assert(
      fc.property(outside, (value) => {
        expect(() => numberWords(value)).toThrow(RangeError);
      }),
    );
  });
});
