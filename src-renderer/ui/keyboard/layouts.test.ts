import { describe, expect, it } from 'vitest';
import {
  attributesOf,
  facesOf,
  LAYOUT,
  layerOf,
  METHOD,
  nextMethod,
  nextShift,
  TONE_KEYS,
} from './layouts.ts';

const keysOf = (rows: readonly string[]) => rows.flatMap((row) => row.split(' '));
const methods = ['telex', 'vni'] as const;

describe('keyboard layouts', () => {
  it('every letter of names of the province is reachable, small and capital', () => {
    for (const letter of ['ĕ', 'ŏ', 'č', 'ñ', 'ĭ', 'ŭ', 'f', 'j', 'w', 'z', "'"])
      expect(keysOf(LAYOUT.other)).toContain(letter);
    for (const letter of ['Ĕ', 'Ŏ', 'Č', 'Ñ', 'Ĭ', 'Ŭ', 'F', 'J', 'W', 'Z', "'"])
      expect(keysOf(LAYOUT.otherCapitals)).toContain(letter);
    expect(keysOf(LAYOUT.letters)).toContain("'");
  });
  it('Vietnamese can be written with tone keys by whoever knows no input method', () => {
    for (const key of [...TONE_KEYS.keys(), ...'ăâđêôơư']) expect(keysOf(LAYOUT.other)).toContain(key);
  });
  it('every layer has backspace, Enter and the key that hides the keyboard, and no key twice', () => {
    for (const rows of Object.values(LAYOUT)) {
      const keys = keysOf(rows);
      for (const key of ['{bksp}', '{enter}', '{hide}']) expect(keys).toContain(key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('named keys have a face, and one row has eleven keys at most (56 px each and 8 between on 800)', () => {
    for (const rows of Object.values(LAYOUT)) {
      for (const key of keysOf(rows))
        if (key.startsWith('{')) expect(facesOf('telex', 'letters', false)[key]).toBeTruthy();
      for (const row of rows) expect(row.split(' ').length).toBeLessThanOrEqual(11);
    }
  });
  it.each(methods)('no key can be reached by Tab in %s', (method) => {
    const attributes = attributesOf(method, 'letters');
    const buttons = attributes.find((each) => each.attribute === 'tabindex')?.buttons.split(' ') ?? [];
    for (const key of Object.values(LAYOUT).flatMap(keysOf)) expect(buttons).toContain(key);
  });
  it('the keys of the input method show their marks, on the page that composes alone', () => {
    expect(facesOf('telex', 'letters', false)).toMatchObject({
      s: 's<small>á</small>',
      J: 'J<small>ạ</small>',
    });
    expect(facesOf('telex', 'letters', false)).not.toHaveProperty('1');
    expect(facesOf('vni', 'letters', false)).toMatchObject({ 9: '9<small>đ</small>', [METHOD]: 'VNI' });
    expect(facesOf('vni', 'digits', false)).not.toHaveProperty('9');
    expect(facesOf('telex', 'other', false)).not.toHaveProperty('w');
  });
  it('the method key tells which one is on and which one it brings', () => {
    const named = attributesOf('telex', 'letters').find(({ buttons }) => buttons === METHOD);
    expect(named?.value).toBe('Kiểu gõ Telex, đổi sang VNI');
    expect(methods.map(nextMethod)).toEqual(['vni', 'telex']);
  });
  it('Enter says what it does', () => {
    expect(facesOf('telex', 'letters', true)['{enter}']).toBe('Xuống dòng');
    expect(facesOf('telex', 'letters', false)['{enter}']).toBe('Xong');
  });
  it('shift goes off, once, locked, off', () => {
    expect(nextShift[nextShift[nextShift.off]]).toBe('off');
    expect(layerOf('letters', 'once')).toBe('capitals');
    expect(layerOf('other', 'locked')).toBe('otherCapitals');
    expect(layerOf('digits', 'locked')).toBe('digits');
  });
});
