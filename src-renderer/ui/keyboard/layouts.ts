import type { InputMethod } from '../../../src-shared/text/inputMethods.ts';
import { BACKSPACE } from './editAtCaret.ts';

export type Page = 'letters' | 'digits' | 'other';
export type Layer = 'letters' | 'capitals' | 'digits' | 'other' | 'otherCapitals';

export const SHIFT = '{shift}';
export const ENTER = '{enter}';
export const SPACE = '{space}';
export const HIDE = '{hide}';
export const LETTERS = '{abc}';
export const DIGITS = '{123}';
export const OTHER = '{other}';
/** Telex or VNI. */
export const METHOD = '{method}';

/** Keys that put a tone on the word before the caret, for whoever knows no input method, as in `TONE_MARKS`. */
export const TONE_KEYS: ReadonlyMap<string, number> = new Map([
  ['{sac}', 4],
  ['{huyen}', 1],
  ['{hoi}', 2],
  ['{nga}', 3],
  ['{nang}', 5],
]);
const tones = [...TONE_KEYS.keys()].join(' ');

const isNamed = (key: string) => key.startsWith('{');
const raise = (rows: readonly string[]) =>
  rows.map((row) =>
    row
      .split(' ')
      .map((key) => (isNamed(key) ? key : key.toLocaleUpperCase('vi')))
      .join(' '),
  );

const letters = [
  `1 2 3 4 5 6 7 8 9 0 ${BACKSPACE}`,
  'q w e r t y u i o p',
  `a s d f g h j k l ${ENTER}`,
  `${SHIFT} z x c v b n m , . '`,
  `${HIDE} ${OTHER} ${METHOD} ${SPACE} @ - / ${DIGITS}`,
];
/** Vietnamese marks without an input method, and the letters of Ê Đê, Jarai and Bahnar names. Nothing is composed. */
const other = [
  `${tones} ă â đ ê ${BACKSPACE}`,
  "ô ơ ư ĕ ŏ č ñ ĭ ŭ ơ̆ '",
  `ư̆ f j w z ( ) : ; ${ENTER}`,
  `${SHIFT} ? ! " + _ & # % = *`,
  `${HIDE} ${LETTERS} , ${SPACE} . - / ${DIGITS}`,
];

export const LAYOUT: Readonly<Record<Layer, string[]>> = {
  letters,
  capitals: raise(letters),
  other,
  otherCapitals: raise(other),
  digits: ['1 2 3', '4 5 6', '7 8 9', `/ 0 ${BACKSPACE}`, `${HIDE} ${LETTERS} . - + ${ENTER}`],
};

const methodWords: Readonly<Record<InputMethod, string>> = { telex: 'Telex', vni: 'VNI' };
const otherMethod: Readonly<Record<InputMethod, InputMethod>> = { telex: 'vni', vni: 'telex' };
export const nextMethod = (method: InputMethod): InputMethod => otherMethod[method];

/** What a key of the input method makes, on its face and as it is said. */
const marks: Readonly<Record<InputMethod, Readonly<Record<string, readonly [string, string]>>>> = {
  telex: {
    s: ['á', 'dấu sắc'],
    f: ['à', 'dấu huyền'],
    r: ['ả', 'dấu hỏi'],
    x: ['ã', 'dấu ngã'],
    j: ['ạ', 'dấu nặng'],
    w: ['ơ', 'dấu móc, dấu trăng'],
  },
  vni: {
    1: ['á', 'dấu sắc'],
    2: ['à', 'dấu huyền'],
    3: ['ả', 'dấu hỏi'],
    4: ['ã', 'dấu ngã'],
    5: ['ạ', 'dấu nặng'],
    6: ['â', 'dấu mũ'],
    7: ['ơ', 'dấu móc'],
    8: ['ă', 'dấu trăng'],
    9: ['đ', 'chữ đ'],
  },
};

const withCapitals = <V>(keys: Readonly<Record<string, V>>) =>
  Object.entries(keys).flatMap(([key, value]): [string, V][] =>
    key === key.toUpperCase()
      ? [[key, value]]
      : [
          [key, value],
          [key.toUpperCase(), value],
        ],
  );

/** Faces of the keys that are not just their character. Marks stand small beside the letter that makes them. */
export function facesOf(method: InputMethod, page: Page, multiline: boolean): Record<string, string> {
  const composed = page === 'letters' ? withCapitals(marks[method]) : [];
  return {
    ...Object.fromEntries(composed.map(([key, [mark]]) => [key, `${key}<small>${mark}</small>`])),
    [BACKSPACE]: 'Xóa',
    [SHIFT]: 'HOA',
    // In a text area Enter begins a new line.
    [ENTER]: multiline ? 'Xuống dòng' : 'Xong',
    [SPACE]: 'Dấu cách',
    [HIDE]: 'Ẩn',
    [LETTERS]: 'ABC',
    [DIGITS]: '123',
    [OTHER]: 'Chữ khác',
    [METHOD]: methodWords[method],
    '{sac}': 'sắc',
    '{huyen}': 'huyền',
    '{hoi}': 'hỏi',
    '{nga}': 'ngã',
    '{nang}': 'nặng',
  };
}

/** Spoken names of keys whose face is a sign. */
const spoken: Readonly<Record<string, string>> = {
  [SHIFT]: 'Viết HOA',
  [DIGITS]: 'Bàn phím số 123',
  [LETTERS]: 'Bàn phím chữ ABC',
  [HIDE]: 'Ẩn bàn phím',
  '{sac}': 'Dấu sắc',
  '{huyen}': 'Dấu huyền',
  '{hoi}': 'Dấu hỏi',
  '{nga}': 'Dấu ngã',
  '{nang}': 'Dấu nặng',
  ',': 'Dấu phẩy',
  '.': 'Dấu chấm',
  '-': 'Dấu gạch ngang',
  '/': 'Dấu gạch chéo',
  "'": 'Dấu phẩy trên',
};

const everyKey = new Set(Object.values(LAYOUT).flatMap((rows) => rows.flatMap((row) => row.split(' '))));

interface KeyAttribute {
  readonly attribute: string;
  readonly value: string;
  readonly buttons: string;
}

/** No key takes the focus by Tab (the field keeps it); signs and marks have names. */
export function attributesOf(method: InputMethod, page: Page): KeyAttribute[] {
  const composed = page === 'letters' ? withCapitals(marks[method]) : [];
  const named = [
    ...Object.entries(spoken),
    ...composed.map(([key, [mark, name]]) => [key, `${key}${mark}, ${name}`] as const),
    [METHOD, `Kiểu gõ ${methodWords[method]}, đổi sang ${methodWords[nextMethod(method)]}`] as const,
  ];
  return [
    { attribute: 'tabindex', value: '-1', buttons: [...everyKey].join(' ') },
    ...named.map(([buttons, value]) => ({ attribute: 'aria-label', value, buttons })),
  ];
}

/** Shift: the next letter, all letters, off. */
export type Shift = 'off' | 'once' | 'locked';
export const nextShift: Readonly<Record<Shift, Shift>> = { off: 'once', once: 'locked', locked: 'off' };

/** The layer to show for a page of keys and the shift. */
export function layerOf(page: Page, shift: Shift): Layer {
  if (page === 'digits' || shift === 'off') return page;
  return page === 'letters' ? 'capitals' : 'otherCapitals';
}
