import { BACKSPACE } from './editAtCaret.ts';

export type Layer = 'letters' | 'capitals' | 'digits' | 'other' | 'otherCapitals';

export const SHIFT = '{shift}';
export const ENTER = '{enter}';
export const SPACE = '{space}';
export const HIDE = '{hide}';
export const LETTERS = '{abc}';
export const DIGITS = '{123}';
export const OTHER = '{other}';

const raise = (rows: string[]) =>
  rows.map((row) =>
    row
      .split(' ')
      .map((key) => (key.startsWith('{') ? key : key.toLocaleUpperCase('vi')))
      .join(' '),
  );

const letters = [
  `1 2 3 4 5 6 7 8 9 0 ${BACKSPACE}`,
  'q w e r t y u i o p',
  `a s d f g h j k l ${ENTER}`,
  `${SHIFT} z x c v b n m , .`,
  `${HIDE} ${OTHER} @ ${SPACE} - / ${DIGITS}`,
];
/** Letters of Ê Đê, Jarai and Bahnar names, and Vietnamese ones for whoever does not know Telex. */
const other = [
  `ĕ ŏ č ñ ĭ ŭ ơ̆ ư̆ ' ${BACKSPACE}`,
  'ă â đ ê ô ơ ư á à ả',
  `ã ạ é è í ì ó ò ú ${ENTER}`,
  `${SHIFT} ( ) : ; ? ! " + _ &`,
  `${HIDE} ${LETTERS} # ${SPACE} % = ${DIGITS}`,
];

export const LAYOUT: Record<Layer, string[]> = {
  letters,
  capitals: raise(letters),
  other,
  otherCapitals: raise(other),
  digits: ['1 2 3', '4 5 6', '7 8 9', `/ 0 ${BACKSPACE}`, `${HIDE} ${LETTERS} . - + ${ENTER}`],
};

/** What stands on the keys that are not one character. */
export const DISPLAY: Record<string, string> = {
  [BACKSPACE]: 'Xóa',
  [SHIFT]: 'HOA',
  [ENTER]: 'Xong',
  [SPACE]: 'Dấu cách',
  [HIDE]: 'Ẩn bàn phím',
  [LETTERS]: 'ABC',
  [DIGITS]: '123',
  [OTHER]: 'Chữ khác',
};

/** In a text area Enter begins a new line. */
export const DISPLAY_MULTILINE: Record<string, string> = { ...DISPLAY, [ENTER]: 'Xuống dòng' };

/** Spoken names of keys whose face is a sign. */
export const SPOKEN: Record<string, string> = {
  [SHIFT]: 'Viết hoa',
  [DIGITS]: 'Bàn phím số 123',
  [LETTERS]: 'Bàn phím chữ ABC',
  ',': 'Dấu phẩy',
  '.': 'Dấu chấm',
  '-': 'Dấu gạch ngang',
  '/': 'Dấu gạch chéo',
  "'": 'Dấu phẩy trên',
};

const everyKey = new Set(Object.values(LAYOUT).flatMap((rows) => rows.flatMap((row) => row.split(' '))));

/** No key takes the focus by Tab (the field keeps it); signs have names. */
export const KEY_ATTRIBUTES = [
  { attribute: 'tabindex', value: '-1', buttons: [...everyKey].join(' ') },
  ...Object.entries(SPOKEN).map(([buttons, value]) => ({ attribute: 'aria-label', value, buttons })),
];

/** Shift: the next letter, all letters, off. */
export type Shift = 'off' | 'once' | 'locked';
export const nextShift: Record<Shift, Shift> = { off: 'once', once: 'locked', locked: 'off' };

/** The layer to show for a page of keys and the shift. */
export function layerOf(page: 'letters' | 'digits' | 'other', shift: Shift): Layer {
  if (page === 'digits' || shift === 'off') return page;
  return page === 'letters' ? 'capitals' : 'otherCapitals';
}
