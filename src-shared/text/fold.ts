/**
 * Text made comparable. `normaliseExact` keeps the marks, `fold` drops them. Both start from NFC, so that a
 * name typed on a phone (NFD) meets the same name typed with Unikey (NFC).
 */

/** Hre, Bahnar and Jarai names carry an apostrophe that keyboards write in many ways (H'Bơ, H’Bơ). */
const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u02B9\u02BB\u02BC\u02BD\u02C8\u2032\u00B4\u0060\uFF07\uA78C]/g;
/** Copied text brings characters that nobody sees: zero-width, soft hyphen, direction marks, BOM. */
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const MARKS = /\p{M}+/gu;

/** Letters that NFD does not take apart. */
const BASE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ƀ', 'b'],
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
]);
const UNDECOMPOSED = /[đðøłƀɓɗħıœæß]/g;

/** One apostrophe, no invisible characters, NFC, single spaces, trimmed; the case stays. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The text as a reader would call it "the same": NFC, lower case, one apostrophe, single spaces. */
export function normaliseExact(text: string): string {
  return tidy(tidy(text).toLocaleLowerCase('vi'));
}

/** `normaliseExact` without marks, in base letters: "Đặng Êñuôl" → "dang enuol". */
export function fold(text: string): string {
  const bare = normaliseExact(text).normalize('NFKD').replace(MARKS, '').normalize('NFC');
  return tidy(
    bare.toLocaleLowerCase('vi').replace(UNDECOMPOSED, (letter) => BASE_LETTERS.get(letter) ?? letter),
  );
}

/**
 * The folded words of a text: runs of letters and digits, the apostrophe inside a word kept ("h'bo").
 * Punctuation separates, so "TAM-01" gives "tam" and "01".
 */
export function tokens(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}

/** The first folded letter of each word: "Đăng ký khai sinh" → "dkks". */
export function initials(text: string): string {
  return tokens(text)
    .map((token) => Array.from(token)[0] ?? '')
    .join('');
}
