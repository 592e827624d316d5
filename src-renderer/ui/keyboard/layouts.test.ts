import { describe, expect, it } from 'vitest';
import { DISPLAY, KEY_ATTRIBUTES, LAYOUT, layerOf, nextShift } from './layouts.ts';

const keysOf = (rows: string[]) => rows.flatMap((row) => row.split(' '));

describe('keyboard layouts', () => {
  it('every letter of Highland names is reachable, small and capital', () => {
    for (const letter of ['ĕ', 'ŏ', 'č', 'ñ', "'"]) expect(keysOf(LAYOUT.other)).toContain(letter);
    for (const letter of ['Ĕ', 'Ŏ', 'Č', 'Ñ']) expect(keysOf(LAYOUT.otherCapitals)).toContain(letter);
  });
  it('every layer has backspace, Enter and the key that hides the keyboard, and no key twice', () => {
    for (const rows of Object.values(LAYOUT)) {
      const keys = keysOf(rows);
      for (const key of ['{bksp}', '{enter}', '{hide}']) expect(keys).toContain(key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
  it('named keys have a face, and one row has eleven keys at most (48 px each on 1280)', () => {
    for (const rows of Object.values(LAYOUT)) {
      for (const key of keysOf(rows)) if (key.startsWith('{')) expect(DISPLAY[key]).toBeTruthy();
      for (const row of rows) expect(row.split(' ').length).toBeLessThanOrEqual(11);
    }
  });
  it('no key can be reached by Tab', () => {
    const buttons = KEY_ATTRIBUTES.find((each) => each.attribute === 'tabindex')?.buttons.split(' ') ?? [];
    for (const key of Object.values(LAYOUT).flatMap(keysOf)) expect(buttons).toContain(key);
  });
  it('shift goes off, once, locked, off', () => {
    expect(nextShift[nextShift[nextShift.off]]).toBe('off');
    expect(layerOf('letters', 'once')).toBe('capitals');
    expect(layerOf('other', 'locked')).toBe('otherCapitals');
    expect(layerOf('digits', 'locked')).toBe('digits');
  });
});
