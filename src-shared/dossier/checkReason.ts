import { fail, ok, type Result } from '../result.ts';

const fewestLetters = 10;
const fewestWords = 3;

/**
 * A reason a citizen can act on: some words, not a code. Fails with intake.invalid naming `field`
 * (reason.tooShort, reason.isCode): a refusal is substantive, never a technical code (domain §1.4).
 */
export function checkReason(text: string, field: string): Result<string> {
  const reason = text.trim().normalize('NFC');
  const refuse = (code: string) => fail('intake.invalid', { fields: [{ field, code }] });
  const words = reason.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
  if (reason !== '' && !/\s/.test(reason)) return refuse('reason.isCode');
  const letters = (reason.match(/\p{L}/gu) ?? []).length;
  return letters < fewestLetters || words.length < fewestWords ? refuse('reason.tooShort') : ok(reason);
}
