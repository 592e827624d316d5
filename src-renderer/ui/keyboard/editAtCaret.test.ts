import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKSPACE, editAtCaret, type Key } from './editAtCaret.ts';

const telex = { typing: {} };
const at = (value: string, start = value.length, end = start) => ({ value, start, end });

describe('editAtCaret', () => {
  it('types at the caret and keeps what follows', () => {
    expect(editAtCaret(at('Nguyn Văn A', 4), 'e', telex)).toEqual({ value: 'Nguyen Văn A', caret: 5 });
    expect(editAtCaret(at('Nguye Văn A', 5), 'e', telex)).toEqual({ value: 'Nguyê Văn A', caret: 5 });
    expect(editAtCaret(at('Nguyên Văn A', 6), 'x', telex)).toEqual({ value: 'Nguyễn Văn A', caret: 6 });
  });
  it('replaces a selection', () => {
    expect(editAtCaret(at('Lê Văn A', 3, 6), 'T', telex)).toEqual({ value: 'Lê T A', caret: 4 });
    expect(editAtCaret(at('Lê Văn A', 6, 3), BACKSPACE, telex)).toEqual({ value: 'Lê  A', caret: 3 });
  });
  it('Backspace removes one letter with its marks, also in NFD and beyond the BMP', () => {
    expect(editAtCaret(at('Lễ'.normalize('NFD')), BACKSPACE, telex).value).toBe('L');
    expect(editAtCaret(at('a𠮷'), BACKSPACE, telex).value).toBe('a');
    expect(editAtCaret(at('abc', 0), BACKSPACE, telex)).toEqual({ value: 'abc', caret: 0 });
    expect(editAtCaret(at('ab\n'), BACKSPACE, telex).value).toBe('ab');
  });
  it('without composing the keys stay letters', () => {
    expect(editAtCaret(at('gas'), 's', { typing: null }).value).toBe('gass');
  });
  it('a tone goes on the word before the caret and takes nothing that is selected', () => {
    const huyen = { tone: 1, placement: 'modern' } as const;
    expect(editAtCaret(at('hoa Lan', 3), huyen, telex)).toEqual({ value: 'hoà Lan', caret: 3 });
    expect(editAtCaret(at('hoa Lan', 0, 3), huyen, { typing: null })).toEqual({ value: 'hoà Lan', caret: 3 });
    expect(editAtCaret(at('Lan 12'), huyen, telex)).toEqual({ value: 'Lan 12', caret: 6 });
  });
  it('maxlength stops a letter but not a mark', () => {
    expect(editAtCaret(at('hoa', 1), 'x', { typing: null, maxLength: 3 })).toEqual({
      value: 'hoa',
      caret: 1,
    });
    expect(editAtCaret(at('hoa'), 'f', { typing: {}, maxLength: 3 }).value).toBe('hòa');
  });
  it('the caret is inside the text and the tail is kept, for any field and key', () => {
    const field = fc.record({ value: fc.string({ unit: 'grapheme' }), start: fc.nat(30), end: fc.nat(30) });
    const tone = { tone: 4, placement: 'classic' } as const;
    const key = fc.constantFrom<Key>(tone, 'a', 's', 'w', 'd', 'ñ', "'", ' ', '\n', BACKSPACE);
    fc.assert(
      fc.property(field, key, (text, pressed) => {
        const { value, caret } = editAtCaret(text, pressed, telex);
        const tail = text.value.slice(Math.min(text.value.length, Math.max(text.start, text.end)));
        expect(value.slice(caret)).toBe(tail);
      }),
    );
  });
});
