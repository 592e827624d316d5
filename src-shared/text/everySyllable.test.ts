import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputMethod } from './inputMethods.ts';
import { sampleSyllables } from './sample/syllables.ts';
import { takeTone } from './syllable.ts';
import { type TypingOptions, typeKey } from './typeKey.ts';

type Keys = Readonly<Record<string, readonly [string, string]>>;

/** For each marked letter the letter key and the mark key, and the keys of the tones. */
const methods: Readonly<Record<InputMethod, { readonly letters: Keys; readonly tones: string }>> = {
  telex: {
    letters: {
      ă: ['a', 'w'],
      â: ['a', 'a'],
      đ: ['d', 'd'],
      ê: ['e', 'e'],
      ô: ['o', 'o'],
      ơ: ['o', 'w'],
      ư: ['u', 'w'],
    },
    tones: ' frxsj',
  },
  vni: {
    letters: {
      ă: ['a', '8'],
      â: ['a', '6'],
      đ: ['d', '9'],
      ê: ['e', '6'],
      ô: ['o', '6'],
      ơ: ['o', '7'],
      ư: ['u', '7'],
    },
    tones: ' 23415',
  },
};

/** How different people type: each mark at once or at the end, the tone at once or at the end. */
const habits = ['marks at once, tone last', 'tone right after its letter', 'everything at the end'] as const;
type Habit = (typeof habits)[number];

function keysFor(syllable: string, method: InputMethod, habit: Habit): string {
  const { letters, tones } = methods[method];
  const [toneless, tone] = takeTone(syllable);
  const toneKey = tone === 0 ? '' : (tones[tone] ?? '');
  const toneAt = Array.from(syllable).findIndex((letter) => takeTone(letter)[1] > 0);
  const typed = Array.from(toneless).map((letter) => letters[letter] ?? ([letter, ''] as const));
  if (habit === 'everything at the end') {
    const marks = typed.map(([, mark]) => mark);
    // One horn is enough for ươ, and a second would be the letter.
    const both = toneless.includes('ươ') ? marks.filter((mark, i) => mark !== marks[i - 1]) : marks;
    return typed.map(([letter]) => letter).join('') + both.join('') + toneKey;
  }
  const now = typed.map(([letter, mark], i) => {
    const tonedNow = habit === 'tone right after its letter' && i === toneAt;
    return letter + mark + (tonedNow ? toneKey : '');
  });
  return now.join('') + (habit === 'tone right after its letter' ? '' : toneKey);
}

const type = (keys: string, options: TypingOptions) =>
  Array.from(keys).reduce((text, key) => typeKey(text, key, options), '');

const choices = (['telex', 'vni'] as const).flatMap((method) =>
  (['classic', 'modern'] as const).flatMap((placement) =>
    habits.map((habit) => ({ method, placement, habit })),
  ),
);

describe('typing every syllable', () => {
  it('the list holds what it should: words of all kinds, and no word twice in one spelling', () => {
    const classic = new Set(sampleSyllables.map((each) => each.classic));
    for (const word of 'nguyễn quý giặt giếng gì khuỷu thuở huơ người đường hòa khỏe thủy quyển yêu uống oằn'.split(
      ' ',
    ))
      expect(classic).toContain(word);
    expect(new Set(sampleSyllables.map((each) => each.modern))).toContain('hoà');
    expect(classic.size).toBeGreaterThan(14_000);
  });

  it.each(choices)('$method, $placement, $habit: gives exactly each syllable', (choice) => {
    const wrong = sampleSyllables.flatMap((syllable) => {
      const wanted = syllable[choice.placement];
      const keys = keysFor(wanted, choice.method, choice.habit);
      const got = type(keys, choice);
      return got === wanted ? [] : [`${keys} → ${got}, not ${wanted}`];
    });
    expect(wrong.slice(0, 20), `${wrong.length} wrong`).toEqual([]);
  });

  it('in any capitals and after any text', () => {
    const before = fc.constantFrom('', 'ông ', 'Số 12 ', "H'", '(');
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleSyllables),
        fc.constantFrom(...choices),
        before,
        fc.boolean(),
        (syllable, choice, text, upper) => {
          const wanted = syllable[choice.placement];
          const keys = keysFor(wanted, choice.method, choice.habit);
          const [first = '', ...rest] = Array.from(keys);
          const typed = upper ? keys.toUpperCase() : first.toUpperCase() + rest.join('');
          const [start = '', ...others] = Array.from(wanted);
          const cased = upper
            ? wanted.toLocaleUpperCase('vi')
            : start.toLocaleUpperCase('vi') + others.join('');
          expect(Array.from(typed).reduce((all, key) => typeKey(all, key, choice), text)).toBe(text + cased);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
