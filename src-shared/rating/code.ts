import { type VisitKind, visitKind } from './answer.ts';

/** 31^10 forms: at the pace the ward lets a stranger try, guessing one of ten thousand takes centuries. */
export const codeLength = 10;

/** With the letter of the kind of visit, without what groups it for reading. */
export const codeTextLength = codeLength + 1;

const codeShape = `[2-9A-HJKMNP-Z]{${codeLength}}`;

/** What is hashed to know a code by: no table holds the code itself. */
export const codeHashText = (code: string): string => `rating ${code}`;

/** What a rating QR stands for: a one-use code, and what it asks about. Nothing of a dossier, a person or an hour. */
export interface RatingQr {
  readonly code: string;
  readonly visit: VisitKind;
}

const letters: Readonly<Record<VisitKind, string>> = {
  receipt: 'N',
  guidance: 'H',
  refusal: 'K',
  return: 'T',
};
const visitOf = (letter: string | undefined) => visitKind.options.find((visit) => letters[visit] === letter);

/** Code and kind of visit as they are printed and typed: `ABCDE-FGHJK-N`. */
export const ratingText = ({ code, visit }: RatingQr): string =>
  `${code.slice(0, 5)}-${code.slice(5)}-${letters[visit]}`;

/**
 * What a QR for the ward's page holds. Behind `#`, which a browser sends to nobody: the code is in no log on
 * its way.
 */
export const ratingAddress = (wardUrl: string, qr: RatingQr): string => `${wardUrl}/rate#${ratingText(qr)}`;

const shape = new RegExp(`^(${codeShape})([NHKT])$`);

/** Reads what was typed, scanned or stands behind the `#` of the address; null for anything else. */
export function parseRatingText(text: string): RatingQr | null {
  const plain = text.replace(/^.*#/s, '').replace(/[\s-]/g, '').toUpperCase();
  const [, code, letter] = shape.exec(plain) ?? [];
  const visit = visitOf(letter);
  return code && visit ? { code, visit } : null;
}
