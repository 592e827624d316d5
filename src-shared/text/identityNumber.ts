import { fail, ok, type Result } from '../result.ts';

export interface IdentityNumber {
  /** Digits only. */
  readonly number: string;
  /** 12 digits: căn cước, CCCD, số định danh; 9 digits: CMND. */
  readonly kind: 'cccd' | 'cmnd';
  /** Codes of things that look odd; never a reason to refuse. */
  readonly warnings: readonly string[];
}

/** What the person says, to hold against the number; empty text means not known. */
export interface IdentityClaims {
  readonly sex?: 'male' | 'female' | '' | null;
  /** `YYYY-MM-DD` or `YYYY`. */
  readonly birthDate?: string | null;
}

const LAST_KNOWN_CENTURY_DIGIT = 3;

/**
 * Sex and year of birth written into a 12-digit number: three digits of the place of birth registration, one
 * of century and sex (0 male, 1 female for 1900–1999; 2, 3 for 2000–2099 …), two of the year
 * (NĐ 137/2015/NĐ-CP Đ.13, TT 59/2021/TT-BCA Đ.4). Null for any other number.
 */
export function identityFacts(number: string): { sex: 'male' | 'female'; birthYear: number } | null {
  const match = /^\d{3}(\d)(\d\d)\d{6}$/.exec(number);
  if (!match) return null;
  const century = Number(match[1]);
  return {
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(match[2]),
  };
}

function warningsFor(number: string, claims: IdentityClaims): string[] {
  const facts = identityFacts(number);
  if (!facts) return [];
  const warnings: string[] = [];
  if (Number(number[3]) > LAST_KNOWN_CENTURY_DIGIT) warnings.push('identity.centuryUnlikely');
  if (claims.sex && claims.sex !== facts.sex) warnings.push('identity.sexDiffers');
  const year = /^\d{4}/.exec(claims.birthDate ?? '')?.[0];
  if (year !== undefined && Number(year) !== facts.birthYear) warnings.push('identity.birthYearDiffers');
  return warnings;
}

/**
 * Is this a CCCD (12 digits) or CMND (9 digits) number? Spaces, dots and dashes are allowed between digits.
 * The place code is not checked: lists change with every merger. Disagreement with the claims is a warning.
 * Fails with identity.notDigits, identity.length {digits}.
 */
export function checkIdentityNumber(text: string, claims: IdentityClaims = {}): Result<IdentityNumber> {
  const number = text.normalize('NFKC').replace(/[\s.\-–]/g, '');
  if (!/^\d+$/.test(number)) return fail('identity.notDigits');
  if (number.length !== 12 && number.length !== 9) return fail('identity.length', { digits: number.length });
  const kind = number.length === 12 ? 'cccd' : 'cmnd';
  return ok({ number, kind, warnings: warningsFor(number, claims) });
}

/** For screens that other citizens see: only the last three digits; place, sex and year are personal too. */
export function maskIdentity(text: string): string {
  const compact = Array.from(text.replace(/[\s.\-–]/g, ''));
  const hidden = compact.length >= 9 ? compact.length - 3 : compact.length;
  return '•'.repeat(hidden) + compact.slice(hidden).join('');
}
