import { fail, ok, type Result } from '../result.ts';
import { fold, tidy } from '../text/fold.ts';
import { realDate } from '../text/realDate.ts';
import { whatElse } from './otherQr.ts';

/** What the QR code on the face of a citizen's identity card says. */
export interface CccdData {
  /** 12 digits. */
  readonly idNumber: string;
  /** The 9-digit CMND the card replaced. */
  readonly oldIdNumber: string | null;
  /** NFC, as written on the card. */
  readonly name: string;
  /** `YYYY-MM-DD`, or `YYYY` where the day is not recorded (elderly people); null when the field is empty. */
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string | null;
}

const LONGEST_QR = 2000;
/** The bar as scanners and keyboard layouts send it. */
const BARS = /[\uFF5C\u00A6\u2502\u2223\u01C0\u2758]/g;
/** Codes before the first bar of a scan: AIM symbology identifiers such as `]Q1`. */
const SCANNER_PREFIX = /^\](?:Q|d)\d/;
/** A lost letter, or UTF-8 read as Latin-1 ("Nguyá»…n"): the scanner, not the card, is at fault. */
const GARBLED = /\uFFFD|\?|[ÃÄÆá][\u0080-\u00BF\u2018-\u203A]|[áº»][\u0080-\u00BF»º]/;

/** Null for empty, undefined for no date at all. 00 for day or month means "not recorded". */
function readDate(text: string): string | null | undefined {
  if (text === '') return null;
  if (/^\d{4}$/.test(text)) return plausibleYear(Number(text)) ? text : undefined;
  const match =
    /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text);
  if (!match) return undefined;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  if (!plausibleYear(year)) return undefined;
  if (day === 0 && month <= 12) return String(year);
  return realDate(year, month, day) ?? undefined;
}

const plausibleYear = (year: number) => year >= 1850 && year <= 2200;

function readSex(text: string): CccdData['sex'] {
  const folded = fold(text);
  if (['nam', 'male', 'm'].includes(folded)) return 'male';
  return ['nu', 'female', 'f'].includes(folded) ? 'female' : null;
}

/**
 * Reads `số|CMND cũ|họ tên|ngày sinh|giới tính|địa chỉ|ngày cấp` as a scanner types it. The second field may
 * be empty or missing, the last may be missing, dates may have slashes, newer cards may have more fields.
 * Fails with cccd.empty, cccd.healthInsurance, cccd.link, cccd.bank, cccd.dossierCode, cccd.keyboardLayout,
 * cccd.notCccd, cccd.badIdNumber, cccd.incomplete, cccd.badDate {field}, cccd.garbled. Never throws.
 */
export function parseCccd(text: string): Result<CccdData> {
  if (text.length > LONGEST_QR) return fail('cccd.notCccd');
  const line = tidy(text.replace(BARS, '|')).replace(SCANNER_PREFIX, '');
  if (line === '') return fail('cccd.empty');
  const [idNumber = '', ...rest] = line.split('|').map((field) => field.trim());
  if (!/^\d{12}$/.test(idNumber)) return fail(whatElse(line));
  // Without the field of the old number the name comes second.
  const hasOld = /^(?:\d{9}|\d{12})?$/.test(rest[0] ?? '');
  const [old = '', name = '', birth = '', sex = '', address = '', issued = ''] = hasOld
    ? rest
    : ['', ...rest];
  if (name === '' || rest.length < 4) return fail('cccd.incomplete');
  if (GARBLED.test(name)) return fail('cccd.garbled');
  if (!/^\p{L}[\p{L}\p{M}'. -]*$/u.test(name)) return fail('cccd.incomplete');
  const birthDate = readDate(birth);
  if (birthDate === undefined) return fail('cccd.badDate', { field: 'birthDate' });
  const issuedOn = readDate(issued);
  if (issuedOn === undefined || issuedOn?.length === 4) return fail('cccd.badDate', { field: 'issuedOn' });
  return ok({
    idNumber,
    oldIdNumber: old === '' ? null : old,
    name,
    birthDate,
    sex: readSex(sex),
    address: tidyAddress(address),
    issuedOn,
  });
}

/** Cards write "Tổ 2,, Phường" where a level is empty. */
const tidyAddress = (address: string) =>
  address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
