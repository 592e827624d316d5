import { tidy } from './fold.ts';
import { isKinhSyllable } from './syllable.ts';

/**
 * ICU's Vietnamese order, the same in Node and Chromium: a ă â b c d đ e ê …, then tones in the order
 * ngang, huyền, hỏi, ngã, sắc, nặng, then case; numbers inside names by value ("Tổ 2" before "Tổ 10").
 */
const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order of whole texts; NFC and NFD are equal. For Array.prototype.sort. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(tidy(a), tidy(b));

/** A first word that names the sex, not the family, in Ê Đê, Jarai and Bahnar names: Y Moan, H Bia. */
const SEX_WORD = /^[yh]$/i;

/**
 * Is the given name of this person the last word? Yes when every word is a Kinh syllable and the first is
 * not the `Y`/`H` of a Highland name; `Y Moan Êñuôl` or `Kpă Klơng` have no such rule and stay whole.
 */
export function isKinhName(name: string): boolean {
  const words = tidy(name).split(' ');
  return !SEX_WORD.test(words[0] ?? '') && words.every(isKinhSyllable);
}

/** What a list by given name is sorted by: the given name, then the rest; other names from their first word. */
function givenNameKey(name: string): [string, string] {
  const words = tidy(name).split(' ');
  if (words.length < 2 || !isKinhName(name)) return [words.join(' '), ''];
  return [words.at(-1) ?? '', words.slice(0, -1).join(' ')];
}

/** Order of a class register: An, Bình, Châu by given name first (trap 9), then family and middle names. */
export function compareByGivenName(a: string, b: string): number {
  const [givenA, restA] = givenNameKey(a);
  const [givenB, restB] = givenNameKey(b);
  return collator.compare(givenA, givenB) || collator.compare(restA, restB) || compareVietnamese(a, b);
}
