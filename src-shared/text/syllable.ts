/**
 * What a syllable of Vietnamese is made of: onset, vowels, coda, and where its tone is written.
 * Used by the Telex keyboard and to tell Kinh names from names of other peoples.
 */

/** Tones in the order ngang, huyền, hỏi, ngã, sắc, nặng; index 0 writes nothing. */
export const TONE_MARKS: readonly string[] = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
/** A tone stands on a vowel; the tilde of ñ is part of the letter. */
const TONED_VOWEL = /([aeiouy]\p{M}*?)([\u0300\u0309\u0303\u0301\u0323])/iu;
const TONED_VOWELS = new RegExp(TONED_VOWEL, 'giu');

const set = (words: string): Set<string> => new Set(words.split(' '));

const KINH_ONSETS = set('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x').add('');
/** Beginnings of Jarai, Ê Đê, Bahnar and Hre names (Kpă, Klơng, Ksor, Rmah, Hdruê …). */
const OTHER_ONSETS = set(
  'bl br č chr chl dl dr dj đl đr đj f gl gr hb hbl hbr hd hdl hdr hđ hj hl hm hn hr hy j jr kb kd kđ kl km kn kp kr ks lm ' +
    'md mđ ml mn mr ñ nj pl pr rc rch rl rm rn rw sl sr tl ƀ ƀl ƀr',
);
const KINH_CODAS = set('c ch m n ng nh p t').add('');
/** Codas of place and clan names: Đắk, Êñuôl, Rmah, Siêñ (r and s are tone keys). */
const OTHER_CODAS = set('k l h ñ');
const STOPS = set('c ch k p t');
const BEFORE_CODA = set('a ă â e ê i o ô ơ u ư y iê yê oa oă oe oo uâ uê uô uy uyê ươ');
const OPEN = set(
  'a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iêu iu oa oai oao oay oe oeo oi ôi ơi ' +
    'ua uây uê ui uơ uôi uy uya uyu ưa ưi ươi ươu ưu yêu',
);
/** On the way to one of the above while the hats and horns are not typed yet. */
const IN_PASSING = set('ie ye ieu yeu uo uoi uou ưo ưoi ưou uơi uơu ue uye uay ua eu uu');
const IN_PASSING_BEFORE_CODA = set('ie ye uo ưo uơ ue uye ua');

const VOWEL = 'aăâeêĕiĭoôơŏuưŭy';
const SHAPE = new RegExp(`^([^${VOWEL}]*)([${VOWEL}]*)([^${VOWEL}]*)$`);
const GI_OR_QU = new RegExp(`^(?:gi(?=[${VOWEL}])|qu)`);

export interface Syllable {
  readonly onset: string;
  readonly vowels: string;
  readonly coda: string;
}

/** Parts of a lower-case, toneless, NFC word; null when it is not consonants, vowels, consonants. */
export function splitSyllable(word: string): Syllable | null {
  const onset = GI_OR_QU.exec(word)?.[0] ?? '';
  const match = SHAPE.exec(word.slice(onset.length));
  if (!match || (onset !== '' && match[1] !== '')) return null;
  return { onset: onset || (match[1] ?? ''), vowels: match[2] ?? '', coda: match[3] ?? '' };
}

/** Could this be a syllable while it is being typed, in Vietnamese or in a name of the Central Highlands? */
export function isTypable({ onset, vowels, coda }: Syllable, tone: number): boolean {
  if (!KINH_ONSETS.has(onset) && !OTHER_ONSETS.has(onset)) return false;
  if (coda === '') return OPEN.has(vowels) || BEFORE_CODA.has(vowels) || IN_PASSING.has(vowels);
  if (!KINH_CODAS.has(coda) && !OTHER_CODAS.has(coda)) return false;
  // A syllable that ends in a stop carries only sắc or nặng (or no mark yet).
  if (STOPS.has(coda) && tone > 0 && tone < 4) return false;
  return BEFORE_CODA.has(vowels) || IN_PASSING_BEFORE_CODA.has(vowels);
}

/** A complete Kinh syllable, marks typed or not (unmarked "Nguyen" counts). Any case, NFC or NFD. */
export function isKinhSyllable(word: string): boolean {
  const [toneless, tone] = takeTone(word.toLocaleLowerCase('vi'));
  const parts = splitSyllable(toneless);
  return (
    parts !== null &&
    parts.vowels !== '' &&
    KINH_ONSETS.has(parts.onset) &&
    KINH_CODAS.has(parts.coda) &&
    isTypable(parts, tone)
  );
}

/** The word without its tone, and which tone that was (0 = none). */
export function takeTone(word: string): [toneless: string, tone: number] {
  const apart = word.normalize('NFD');
  const mark = TONED_VOWEL.exec(apart)?.[2];
  const tone = mark === undefined ? 0 : TONE_MARKS.indexOf(mark);
  return [apart.replace(TONED_VOWELS, '$1').normalize('NFC'), tone];
}

/** `classic`: hòa, khỏe, thủy. `modern`: hoà, khoẻ, thuỷ. */
export type TonePlacement = 'classic' | 'modern';

/** Index in the whole word of the letter that carries the tone. */
export function toneIndex({ onset, vowels, coda }: Syllable, placement: TonePlacement): number {
  const hatted = Math.max(...Array.from('ăâêôơư', (letter) => vowels.lastIndexOf(letter)));
  if (vowels.includes('ươ')) return onset.length + vowels.indexOf('ơ');
  if (hatted >= 0) return onset.length + hatted;
  if (vowels.length === 1) return onset.length;
  if (vowels.length === 3 || coda !== '') return onset.length + 1;
  const glideFirst = vowels === 'oa' || vowels === 'oe' || vowels === 'uy';
  return onset.length + (glideFirst && placement === 'modern' ? 1 : 0);
}
