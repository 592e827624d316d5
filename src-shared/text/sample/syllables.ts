import { TONE_MARKS } from '../syllable.ts';

/**
 * Syllables as the spelling has them: written out here once more, apart from what the keyboard takes for a
 * syllable, so that the one can be held against the other.
 */

const list = (words: string) => words.split(/\s+/);

/** The letter that carries the tone is the capital; where the two styles differ, the second is the modern one. */
const rimes = list(`
  A Ac Ach Ai Am An Ang Anh Ao Ap At Au Ay  Ăc Ăm Ăn Ăng Ăp Ăt  Âc Âm Ân Âng Âp Ât Âu Ây
  E Ec Em En Eng Eo Ep Et  Ê Êch Êm Ên Ênh Êp Êt Êu
  I Ich Im In Inh Ip It Iu  Ia iÊc iÊm iÊn iÊng iÊp iÊt iÊu
  O Oc Oi Om On Ong Op Ot  Ô Ôc Ôi Ôm Ôn Ông Ôp Ôt  Ơ Ơi Ơm Ơn Ơp Ơt
  U Uc Ui Um Un Ung Up Ut  Ua uÔc uÔi uÔm uÔn uÔng uÔt
  Ư Ưc Ưi Ưng Ưt Ưu  Ưa ưƠc ưƠi ưƠm ưƠn ưƠng ưƠp ưƠt ưƠu
  Oa/oA oAc oAch oAi oAn oAng oAnh oAo oAt oAy oĂc oĂn oĂng oĂt Oe/oE oEn oEo oEt
  uÂn uÂng uÂt uÂy uÊ uÊch uÊn uÊnh uƠ Uy/uY uYch uYnh uYt uYu uYa uyÊn uyÊt
`).filter(Boolean);

/** What follows qu, whose u is part of the onset: the rimes of its own that begin with it. */
const afterQu = list(
  'A Ac Ach Ai An Ang Anh Ao Au Ay Ăc Ăn Ăng Ăt Ân Âng Ât Ây E En Eo Et Ê Ên Êt Ơ Y Ych Yên Yêt Ynh Yt Ôc',
).map((rime) => rime.replace('Yên', 'yÊn').replace('Yêt', 'yÊt'));

/** What follows gi; with an i of its own it is spelt gì, gìn, giếng. */
const afterGi = list(
  'A Ac Ai Am An Ang Anh Ao Ap At Au Ay Ăc Ăm Ăn Ăng Ăt Âc Âm Ân Âp Ât Âu Ây E Em En Eo ' +
    'O Oc Oi On Ong Ô Ôc Ôi Ông Ôp Ơ Ơi U Uc Un Up Ư Ưng Ưt Ưa uÔc ưƠm ưƠng Êng Êc',
);

const plainOnsets = list('b ch d đ h kh l m n nh ph r s t th tr v x');
const beforeBack = list('c g ng');
const beforeFront = list('k gh ngh');

/** c, g and ng are spelt k, gh and ngh before e, ê and i, and k before y too. */
const front = (rime: string) => /^[eêi]/i.test(rime);
const upright = (rime: string) => /^uy|^oe|^uâ|^uê|^uơ|^oa|^oă/i.test(rime);

function* spelled(): Iterable<readonly [onset: string, rime: string]> {
  for (const rime of rimes) {
    for (const onset of plainOnsets) yield [onset, rime];
    for (const onset of front(rime) ? beforeFront : beforeBack)
      if (onset !== 'c' || !upright(rime)) yield [onset, rime];
    // A syllable without an onset writes yê for iê.
    yield ['', rime.replace(/^iÊ/, 'yÊ')];
  }
  for (const rime of afterQu) yield ['qu', rime];
  for (const rime of afterGi) yield ['gi', rime];
  for (const rime of list('I In')) yield ['g', rime];
}

const endsInStop = (rime: string) => /(c|ch|p|t)$/i.test(rime);

export interface SampleSyllable {
  readonly classic: string;
  readonly modern: string;
}

function written(onset: string, rime: string, tone: number): SampleSyllable {
  const [classic = '', modern = classic] = rime.split('/').map((style) => {
    const at = Array.from(style).findIndex((letter) => letter !== letter.toLocaleLowerCase('vi'));
    const letters = Array.from(style.toLocaleLowerCase('vi'));
    return onset + letters.map((each, i) => (i === at ? each + TONE_MARKS[tone] : each)).join('');
  });
  return { classic: classic.normalize('NFC'), modern: modern.normalize('NFC') };
}

/** Every onset with every rime and tone that the spelling allows; many of them are no word. */
export const sampleSyllables: readonly SampleSyllable[] = Array.from(spelled()).flatMap(([onset, rime]) =>
  (endsInStop(rime) ? [0, 4, 5] : [0, 1, 2, 3, 4, 5]).map((tone) => written(onset, rime, tone)),
);
