import { fold } from '../text/fold.ts';
import type { FeedbackLetter } from './events.ts';

type Sender = Pick<FeedbackLetter, 'name' | 'address' | 'contact'>;

const hidden = '(…)';

/** Of people: e-mail addresses, telephones, numbers of identity cards (12 digits, before 2016 nine). */
const numbers =
  /[^\s@]+@[^\s@]+\.[^\s@]+|(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)|(?<!\d)\d{12}(?!\d)|(?<!\d)\d{9}(?!\d)/gu;

const isLetter = (text: string | undefined) => text !== undefined && /[\p{L}\p{N}]/u.test(text);

/** Where words stand in a text as words of their own, with or without marks, in any case. */
function placesOf(letters: readonly string[], wanted: string): readonly (readonly [number, number])[] {
  const target = fold(wanted);
  if (target.length < 3) return [];
  // Each folded letter with where it came from: folding can change how many there are.
  const folded = letters.flatMap((letter, at) => [...(fold(letter) || ' ')].map((one) => ({ one, at })));
  const flat = folded.map(({ one }) => one).join('');
  const places: [number, number][] = [];
  for (let from = flat.indexOf(target); from >= 0; from = flat.indexOf(target, from + 1)) {
    const to = from + target.length;
    if (!isLetter(flat[from - 1]) && !isLetter(flat[to]))
      places.push([folded[from]?.at ?? 0, (folded[to - 1]?.at ?? 0) + 1]);
  }
  return places;
}

function without(text: string, words: string): string {
  const letters = [...text];
  for (const [from, to] of [...placesOf(letters, words)].reverse()) letters.splice(from, to - from, hidden);
  return letters.join('');
}

const withoutNumbers = (text: string) => text.replace(numbers, hidden);

/** Parts of an address that could name a house; the name of a street alone is no address. */
const houses = (address: string) =>
  address
    .split(/[,;–]/)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part));

/** A text without the sender's name, address and telephone, and without any number of a person (domain §6). */
export const redacted = (text: string, { name, address, contact }: Sender): string =>
  withoutNumbers([name, address, contact, ...houses(address)].reduce(without, text.normalize('NFC')));

/** Whether a text names the sender, their whole address or their telephone, or holds a number of anybody. */
export function tellsSender(text: string, { name, address, contact }: Sender): boolean {
  const plain = text.normalize('NFC');
  return withoutNumbers([name, address, contact].reduce(without, plain)) !== plain;
}
