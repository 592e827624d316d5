import { dossierStatusWords } from '../text/dossierWords.ts';
import {
  lifeEvents,
  lobbyButtons,
  lobbyIdleQuestion,
  lobbyQuestion,
  lobbyScanHint,
} from '../text/lobbyWords.ts';
import { type NumberWord, numberVocabulary, numberWords } from '../text/numberWords.ts';
import { levelWords, ratingPrivacy, ratingQuestion, ratingThanks } from '../text/ratingWords.ts';

/** What the letters before a ticket's number are called, as Vietnamese people spell aloud. */
const letterNames = {
  a: 'a',
  b: 'bê',
  c: 'xê',
  d: 'dê',
  e: 'e',
  f: 'ép phờ',
  g: 'giê',
  h: 'hát',
  i: 'i',
  j: 'di',
  k: 'ca',
  l: 'lờ',
  m: 'mờ',
  n: 'nờ',
  o: 'o',
  p: 'pê',
  q: 'quy',
  r: 'rờ',
  s: 'ét xì',
  t: 'tê',
  u: 'u',
  v: 'vê',
  w: 'vê kép',
  x: 'ích xì',
  y: 'i dài',
  z: 'dét',
} as const;
export type Letter = keyof typeof letterNames;
export const isLetter = (text: string): text is Letter => Object.hasOwn(letterNames, text);

/** ASCII names for the words of numbers: a file name must survive every disk and archive. */
const numberNames = {
  không: '0',
  một: '1',
  hai: '2',
  ba: '3',
  bốn: '4',
  năm: '5',
  sáu: '6',
  bảy: '7',
  tám: '8',
  chín: '9',
  mốt: '1-after-tens',
  tư: '4-after-tens',
  lăm: '5-after-tens',
  mười: '10',
  mươi: 'tens',
  linh: 'no-tens',
  trăm: 'hundred',
} as const satisfies Readonly<Record<NumberWord, string>>;

type Texts<P extends string, K extends string | number> = Readonly<Record<`${P}.${K}`, string>>;

const named = <P extends string, K extends string | number>(
  prefix: P,
  texts: readonly (readonly [K, string])[],
): Texts<P, K> => Object.fromEntries(texts.map(([name, text]) => [`${prefix}.${name}`, text])) as Texts<P, K>;

const entries = <K extends string>(texts: Readonly<Record<K, string>>) =>
  (Object.keys(texts) as K[]).map((name) => [name, texts[name]] as const);

/**
 * Every voice clip that ships: its name, which is its file in `assets/voice` too, and what it says. The words
 * are those of the screens.
 */
export const clipTexts = {
  'pad.question': ratingQuestion,
  ...named('pad.level', levelWords),
  'pad.privacy': ratingPrivacy,
  'pad.thanks': ratingThanks,
  'lobby.question': lobbyQuestion,
  ...named('lobby.event', lifeEvents),
  ...named('lobby.button', entries(lobbyButtons)),
  'lobby.scan': lobbyScanHint,
  'lobby.idle': lobbyIdleQuestion,
  'status.lead': 'Hồ sơ của ông/bà',
  ...named('status', entries(dossierStatusWords)),
  'call.number': 'Mời số',
  'call.counter': 'đến quầy',
  ...named(
    'number',
    numberVocabulary.map((word) => [numberNames[word], word] as const),
  ),
  ...named('letter', entries(letterNames)),
} as const;

export type ClipName = keyof typeof clipTexts;
export const clipNames = Object.keys(clipTexts) as ClipName[];

/** Ogg with Opus inside: free to use, and played by every Chromium. */
export const clipFile = (name: ClipName): string => `${name}.ogg`;

/** A number from 0 to 999, word by word. */
export const numberClips = (value: number): ClipName[] =>
  numberWords(value).map((word): ClipName => `number.${numberNames[word]}`);
