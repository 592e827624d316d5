import { fail, ok, type Result } from '../result.ts';
import { realDate } from './realDate.ts';

/**
 * TT 01/2018/TT-VPCP Đ.19: agency identifier, YYMMDD of receipt, running number of the day. Letters occur in
 * the identifier (`000.00.BD.H08-230411-0004`); QĐ 20/2020 codes put the top body first (`H08.12-250714-0012`).
 */
const SHAPE = /^[0-9A-Z]{1,4}(\.[0-9A-Z]{1,4}){0,4}-(\d{6})-\d{4,5}$/;
const DASHES = /[\u2010-\u2015\u2212\uFF0D]/g;

/**
 * The dossier code issued by the provincial system, upper-cased and without spaces.
 * Fails with officialCode.empty, officialCode.temporary (our own TAM-… code), officialCode.shape,
 * officialCode.badDate {digits}.
 */
export function checkOfficialCode(text: string): Result<string> {
  const code = text.normalize('NFKC').replace(DASHES, '-').replace(/\s/g, '').toUpperCase();
  if (code === '') return fail('officialCode.empty');
  if (code.startsWith('TAM-')) return fail('officialCode.temporary');
  const digits = SHAPE.exec(code)?.[2];
  if (digits === undefined) return fail('officialCode.shape');
  if (dayOf(digits) === null) return fail('officialCode.badDate', { digits });
  return ok(code);
}

/** `2026-11-20` of `261120`, or null where there is no such day. */
function dayOf(digits: string): string | null {
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].map(Number);
  return realDate(2000 + (year ?? 0), month ?? 0, day ?? 0);
}

/** The day of receipt a checked code carries, `YYYY-MM-DD`. */
export const dayInCode = (code: string): string | null => dayOf(SHAPE.exec(code)?.[2] ?? '');
