import { type InputMethod, type Mark, markOf } from './inputMethods.ts';
import {
  isTypable,
  type Syllable,
  splitSyllable,
  TONE_MARKS,
  type TonePlacement,
  takeTone,
  toneIndex,
} from './syllable.ts';

export interface TypingOptions {
  readonly method?: InputMethod;
  /** Where the tone of open oa, oe, uy goes; hòa (classic) is what most kept records use. */
  readonly placement?: TonePlacement;
}

/** A word being typed: lower-case toneless letters, which of them are capitals, the tone and its place. */
interface Draft {
  readonly letters: readonly string[];
  readonly capitals: readonly boolean[];
  readonly tone: number;
  readonly at: number;
}

type Letters = Readonly<Record<string, string>>;
const HAT: Letters = { a: 'â', e: 'ê', o: 'ô' };
const HORN: Letters = { a: 'ă', o: 'ơ', u: 'ư' };
/** The letter without its hat, horn or breve. */
const PLAIN: Letters = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u' };
const plain = (letter: string) => PLAIN[letter] ?? letter;
const LONGEST_SYLLABLE = 8;
/** Enough code units for a long word in NFD. */
const LONGEST_RUN = 40;
/** Ê Đê and Jarai words run syllables together (Êñuôl): their own letters begin a new one. */
const LAST_WORD =
  /(?:[ñčƀÑČɃ]|n\u0303|N\u0303|c\u030C|C\u030C)?(?:(?![ñčƀÑČɃ]|[nN]\u0303|[cC]\u030C)[\p{L}\p{M}])*$/u;

const lower = (text: string) => text.toLocaleLowerCase('vi');

function read(word: string): Draft {
  const [toneless, tone] = takeTone(word);
  const apart = Array.from(toneless);
  // The tone's place: the first letter that still decomposes to a tone mark.
  const at = Array.from(word.normalize('NFC')).findIndex((letter) => takeTone(letter)[1] > 0);
  return { letters: apart.map(lower), capitals: apart.map((each) => each !== lower(each)), tone, at };
}

function write({ letters, capitals, tone, at }: Draft): string {
  return letters
    .map((letter, index) => (index === at ? (letter + TONE_MARKS[tone]).normalize('NFC') : letter))
    .map((letter, index) => (capitals[index] ? letter.toLocaleUpperCase('vi') : letter))
    .join('');
}

/** The draft with its tone where it belongs; null when it is no syllable. */
function settle(draft: Draft, placement: TonePlacement): Draft | null {
  const parts = splitSyllable(draft.letters.join(''));
  if (!parts || parts.vowels === '' || !isTypable(parts, draft.tone)) return null;
  return { ...draft, at: draft.tone === 0 ? -1 : toneIndex(parts, placement) };
}

const withVowels = (draft: Draft, parts: Syllable, vowels: string): Draft => ({
  ...draft,
  letters: Array.from(parts.onset + vowels + parts.coda),
});

function push(draft: Draft, key: string): Draft {
  return {
    ...draft,
    letters: [...draft.letters, lower(key)],
    capitals: [...draft.capitals, key !== lower(key)],
  };
}

/** The letters of `on` as a hat or horn makes them. */
const marked = (mark: 'hat' | 'horn', on: string): string =>
  Array.from(on, (letter) => (mark === 'hat' ? HAT : HORN)[letter] ?? '').join('');

const replaceAt = (text: string, index: number, letter: string) =>
  text.slice(0, index) + letter + text.slice(index + 1);

/** Vowels with the horn or breve that is meant here, best first: uo → ươ, or uơ while nothing follows (thuở). */
function hornedVowels({ vowels, coda }: Syllable, on: string): string[] {
  if (on.includes('o')) {
    if ((vowels === 'uo' || vowels === 'uô') && coda === '') return ['uơ'];
    if (/[uư][oô]/.test(vowels)) return [vowels.replace(/[uư][oô]/, 'ươ')];
    if (vowels === 'uơ') return [];
  }
  const horned = marked('horn', on);
  return Array.from(vowels).flatMap((letter, index) =>
    on.includes(plain(letter)) && !horned.includes(letter)
      ? [replaceAt(vowels, index, HORN[plain(letter)] ?? letter)]
      : [],
  );
}

/** The vowels a hat may make: o → ô anywhere in the syllable, ươ → uô. */
function hattedVowels({ vowels }: Syllable, on: string): string[] {
  return Array.from(on).flatMap((base) => {
    const hat = HAT[base] ?? base;
    const last = Array.from(vowels).findLastIndex((letter) => plain(letter) === base && letter !== hat);
    if (last < 0) return [];
    const hatted = replaceAt(vowels, last, hat);
    return [hatted, hatted.replace('ưô', 'uô')];
  });
}

function firstSettled(drafts: readonly Draft[], placement: TonePlacement): Draft | null {
  for (const draft of drafts) {
    const settled = settle(draft, placement);
    if (settled) return settled;
  }
  return null;
}

/** What the mark does to the draft; null when the key is only a letter or digit here. */
function asMark(draft: Draft, key: string, mark: Mark, placement: TonePlacement): Draft | null {
  const parts = splitSyllable(draft.letters.join(''));
  if (!parts) return null;
  switch (mark.kind) {
    case 'tone':
      return toned(draft, parts, key, mark.tone, placement);
    case 'stroke':
      return strokeD(draft, key, placement);
    case 'horn':
      // Telex writes a bare ư as w.
      if (parts.vowels === '' && lower(key) === 'w')
        return settle(push(draft, key === 'w' ? 'ư' : 'Ư'), placement);
      return shaped(draft, parts, key, mark, placement);
    case 'hat':
      return shaped(draft, parts, key, mark, placement);
  }
}

function toned(draft: Draft, parts: Syllable, key: string, tone: number, placement: TonePlacement) {
  if (parts.vowels === '' || (tone === 0 && draft.tone === 0)) return null;
  // The same tone again: somebody wants the letter or digit.
  if (tone === draft.tone) return push({ ...draft, tone: 0, at: -1 }, key);
  return settle({ ...complete(draft, parts), tone }, placement);
}

function shaped(
  draft: Draft,
  parts: Syllable,
  key: string,
  { kind, on }: Extract<Mark, { on: string }>,
  placement: TonePlacement,
): Draft | null {
  const vowels = kind === 'hat' ? hattedVowels(parts, on) : hornedVowels(parts, on);
  const settled = firstSettled(
    vowels.map((made) => withVowels(draft, parts, made)),
    placement,
  );
  const done = marked(kind, on);
  if (settled || !Array.from(parts.vowels).some((letter) => done.includes(letter))) return settled;
  // The same mark again: somebody wants the letter or digit. A lone ư was itself typed as w.
  if (lower(key) === 'w' && draft.letters.join('') === 'ư')
    return { ...draft, letters: ['w'], tone: 0, at: -1 };
  const without = draft.letters.map((letter) => (done.includes(letter) ? plain(letter) : letter));
  return push({ ...draft, letters: without }, key);
}

function strokeD(draft: Draft, key: string, placement: TonePlacement): Draft | null {
  const [first, ...rest] = draft.letters;
  if (first === 'đ') return push({ ...draft, letters: ['d', ...rest] }, key);
  if (first !== 'd') return null;
  const stroked = { ...draft, letters: ['đ', ...rest] };
  return rest.length === 0 ? stroked : settle(stroked, placement);
}

/** ưo and uơ become ươ as soon as something follows: no syllable has them before another letter. */
function complete(draft: Draft, parts: Syllable): Draft {
  const followed = parts.coda !== '' || parts.vowels.length > 2;
  const pattern = followed ? /ưo|uơ/ : /ưo/;
  return withVowels(draft, parts, parts.vowels.replace(pattern, 'ươ'));
}

function asLetter(draft: Draft, key: string, placement: TonePlacement): Draft {
  const longer = push(draft, key);
  const parts = splitSyllable(longer.letters.join(''));
  if (!parts) return longer;
  // uwo stays ưo until the next key: another w may be on its way.
  const followed = parts.coda !== '' || parts.vowels.length > 2;
  return settle(followed ? complete(longer, parts) : longer, placement) ?? longer;
}

/** The word before the caret as a draft, and what stands before it; null where it is none of ours. */
function lastWord(text: string): { readonly head: string; readonly draft: Draft } | null {
  const word = LAST_WORD.exec(text.slice(-LONGEST_RUN))?.[0] ?? '';
  const draft = read(word);
  // Two tones in one run, or letters of other scripts: nothing we could have composed.
  const ours = draft.letters.length <= LONGEST_SYLLABLE && write(draft) === word.normalize('NFC');
  return ours ? { head: text.slice(0, text.length - word.length), draft } : null;
}

/**
 * The text before the caret after one key of a Vietnamese keyboard. Telex: s f r x j tones, z none, aa ee oo
 * hats, w horn or breve, dd. VNI: 1–5 tones, 0 none, 6 hat, 7 horn, 8 breve, 9 đ. The same key again undoes.
 * Marks may come at the end of the word. A word that cannot be a syllable is left as typed. Keys that are
 * neither a letter nor a mark are appended.
 */
export function typeKey(textBeforeCaret: string, key: string, options: TypingOptions = {}): string {
  const { method = 'telex', placement = 'classic' } = options;
  const mark = markOf(method, lower(key));
  if (!mark && !/^\p{L}$/u.test(key)) return textBeforeCaret + key;
  const word = lastWord(textBeforeCaret);
  if (!word) return textBeforeCaret + key;
  const { head, draft } = word;
  return head + write((mark && asMark(draft, key, mark, placement)) ?? asLetter(draft, key, placement));
}

/**
 * The text before the caret with a tone (as in `TONE_MARKS`) on its last word; the same tone again takes it
 * away. Text that cannot carry the tone stays.
 */
export function putTone(textBeforeCaret: string, tone: number, placement: TonePlacement = 'classic'): string {
  const word = lastWord(textBeforeCaret);
  if (!word) return textBeforeCaret;
  const { head, draft } = word;
  const settled = settle({ ...draft, tone: draft.tone === tone ? 0 : tone }, placement);
  return settled ? head + write(settled) : textBeforeCaret;
}
