import { fail, ok, type Result } from '../result.ts';

/** What people write between the digits: 0905.123.456, (0256) 3822-123. */
const SEPARATORS = /[\s.,\-–()/_]/g;

/** The digits of a number as dialled in Vietnam: +84, 0084 and 84 become the leading 0. */
function local(digits: string, international: boolean): string {
  const bare = digits.replace(/^00(?=84)/, '');
  const afterCode = bare.startsWith('84') ? bare.slice(2).replace(/^0/, '') : '';
  const hasCode = international || bare !== digits || bare.length >= 11;
  if (hasCode && afterCode.length >= 8 && afterCode.length <= 10) return `0${afterCode}`;
  // Spreadsheets drop the zero of a mobile number: 905123456.
  return /^[35789]\d{8}$/.test(bare) ? `0${bare}` : bare;
}

/** Only the digits, in local form, for search: "+84 905.123.456" → "0905123456"; '' when there are none. */
export function phoneDigits(text: string): string {
  return local(text.replace(/\D/g, ''), /^\s*\+/.test(text));
}

/**
 * A telephone number good enough to call: 8 to 11 local digits (mobile, landline, 1900 lines), or a foreign
 * number with its `+`. Gives local digits, or `+` and digits for a foreign one.
 * Fails with phone.notDigits, phone.length {digits}.
 */
export function checkPhone(text: string): Result<string> {
  const compact = text.normalize('NFKC').replace(SEPARATORS, '');
  if (!/^\+?\d+$/.test(compact)) return fail('phone.notDigits');
  const digits = phoneDigits(compact);
  if (compact.startsWith('+') && !compact.startsWith('+84'))
    return digits.length >= 8 && digits.length <= 15
      ? ok(compact)
      : fail('phone.length', { digits: digits.length });
  if (digits.length < 8 || digits.length > 11) return fail('phone.length', { digits: digits.length });
  return ok(digits);
}

/** Sizes of the groups a number of that length is read out in; Hà Nội and TP.HCM landlines have 024/028. */
function groups(digits: string): readonly number[] {
  if (digits.length === 8) return [4, 4];
  if (digits.length === 9) return [3, 3, 3];
  if (digits.length === 10) return [4, 3, 3];
  return /^02[48]/.test(digits) ? [3, 4, 4] : [4, 3, 4];
}

function grouped(digits: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const size of groups(digits)) {
    parts.push(digits.slice(from, from + size));
    from += size;
  }
  return parts.join(' ');
}

/** For reading: `0905 123 456`. What is no number stays as typed. */
export function formatPhone(text: string): string {
  const checked = checkPhone(text);
  if (!checked.ok) return text.trim();
  return checked.value.startsWith('+') ? checked.value : grouped(checked.value);
}

/** For screens that other citizens see: only the last three digits, `•••• ••• 456`. */
export function maskPhone(text: string): string {
  const shown = formatPhone(text);
  const digits = shown.replace(/\D/g, '').length;
  let seen = 0;
  return Array.from(shown, (letter) => {
    if (letter === ' ') return letter;
    if (/\d/.test(letter)) seen += 1;
    return digits >= 8 && seen > digits - 3 && /\d/.test(letter) ? letter : '•';
  }).join('');
}
