import {
  isTypable,
  type Syllable,
  splitSyllable,
  TONE_MARKS,
  type TonePlacement,
  takeTone,
  toneIndex,
} from './syllable.ts';

export interface TelexOptions {
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

const TONE_KEYS = 'zfrxsj';
const HAT: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HATLESS: Readonly<Record<string, string>> = { a: 'aă', e: 'e', o: 'oơ' };
const HORN: Readonly<Record<string, string>> = { a: 'ă', â: 'ă', o: 'ơ', ô: 'ơ', u: 'ư' };
const WITHOUT_HORN: Readonly<Record<string, string>> = { ă: 'a', ơ: 'o', ư: 'u' };
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

/** Vowels with the horn or breve that `w` means here, best first: uo → ươ, or uơ while nothing follows (thuở). */
function hornedVowels({ vowels, coda }: Syllable): string[] {
  if ((vowels === 'uo' || vowels === 'uô') && coda === '') return ['uơ'];
  if (/[uư][oô]/.test(vowels)) return [vowels.replace(/[uư][oô]/, 'ươ')];
  if (vowels === 'uơ') return [];
  return Array.from(vowels, (letter, index) => [letter, index] as const)
    .filter(([letter]) => HORN[letter] !== undefined)
    .map(([letter, index]) => vowels.slice(0, index) + HORN[letter] + vowels.slice(index + 1));
}

/** The vowels a hat key may make: o → ô anywhere in the syllable, ươ → uô. */
function hattedVowels({ vowels }: Syllable, key: string): string[] {
  const plain = Math.max(...Array.from(HATLESS[key] ?? '', (letter) => vowels.lastIndexOf(letter)));
  if (plain < 0) return [];
  const hatted = vowels.slice(0, plain) + HAT[key] + vowels.slice(plain + 1);
  return [hatted, hatted.replace('ưô', 'uô')];
}

function firstSettled(drafts: readonly Draft[], placement: TonePlacement): Draft | null {
  for (const draft of drafts) {
    const settled = settle(draft, placement);
    if (settled) return settled;
  }
  return null;
}

/** What the key does as a mark; null when it is only a letter here. */
function asMark(draft: Draft, key: string, placement: TonePlacement): Draft | null {
  const mark = lower(key);
  const parts = splitSyllable(draft.letters.join(''));
  if (!parts) return null;
  const tone = TONE_KEYS.indexOf(mark);
  if (tone >= 0) {
    if (parts.vowels === '' || (tone === 0 && draft.tone === 0)) return null;
    if (tone === draft.tone) return push({ ...draft, tone: 0, at: -1 }, key);
    return settle({ ...complete(draft, parts), tone }, placement);
  }
  if (mark === 'd') return strokeD(draft, key, placement);
  if (mark === 'w') {
    if (parts.vowels === '') {
      const horned = push(draft, key === mark ? 'ư' : 'Ư');
      return settle(horned, placement);
    }
    const made = hornedVowels(parts).map((vowels) => withVowels(draft, parts, vowels));
    const settled = firstSettled(made, placement);
    if (settled || !/[ăơư]/.test(parts.vowels)) return settled;
    // ww: somebody wants a w. Alone, the ư was itself typed as w.
    if (draft.letters.join('') === 'ư') return { ...draft, letters: ['w'], tone: 0, at: -1 };
    const plain = draft.letters.map((letter) => WITHOUT_HORN[letter] ?? letter);
    return push({ ...draft, letters: plain }, key);
  }
  const hat = HAT[mark];
  if (hat === undefined) return null;
  const made = hattedVowels(parts, mark).map((vowels) => withVowels(draft, parts, vowels));
  const settled = firstSettled(made, placement);
  if (settled || !parts.vowels.includes(hat)) return settled;
  return push({ ...draft, letters: draft.letters.map((letter) => (letter === hat ? mark : letter)) }, key);
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

/**
 * The text before the caret after one key of a Telex keyboard (s f r x j tones, z none, aa ee oo hats,
 * w horn or breve, dd; doubled keys undo). Marks may come at the end of the word. A word that cannot be
 * a syllable is left as typed. Keys that are not one letter are appended.
 */
export function applyTelex(textBeforeCaret: string, key: string, options: TelexOptions = {}): string {
  const placement = options.placement ?? 'classic';
  const word = LAST_WORD.exec(textBeforeCaret.slice(-LONGEST_RUN))?.[0] ?? '';
  if (!/^\p{L}$/u.test(key)) return textBeforeCaret + key;
  const draft = read(word);
  // Two tones in one run, or letters of other scripts: nothing we could have composed.
  const ours = draft.letters.length <= LONGEST_SYLLABLE && write(draft) === word.normalize('NFC');
  if (!ours) return textBeforeCaret + key;
  const head = textBeforeCaret.slice(0, textBeforeCaret.length - word.length);
  return head + write(asMark(draft, key, placement) ?? asLetter(draft, key, placement));
}
